import type { GlobList } from '../spec/path-globs.ts';

/** Paths in order, so that a glob looks only below the folder that it begins with. */
export class PathIndex {
  readonly #sorted: readonly string[];
  readonly #set: ReadonlySet<string>;

  constructor(paths: readonly string[]) {
    this.#sorted = [...paths].sort();
    this.#set = new Set(paths);
  }

  has(path: string): boolean {
    return this.#set.has(path);
  }

  /** A path that differs from this one only in case, where there is one. */
  inAnotherCase(path: string): string | undefined {
    const folded = path.toLowerCase();
    return this.#sorted.find((each) => each.toLowerCase() === folded);
  }

  /** Whether any path is a file of this folder. */
  hasFolder(folder: string): boolean {
    return this.#sorted[this.#firstFrom(`${folder}/`)]?.startsWith(`${folder}/`) ?? false;
  }

  matchesAny(list: GlobList): boolean {
    return list.bases.some((base) => {
      if (this.#set.has(base) && list.match(base) !== null) return true;
      const prefix = base === '' ? '' : `${base}/`;
      for (let at = this.#firstFrom(prefix); at < this.#sorted.length; at++) {
        const path = this.#sorted[at] ?? '';
        if (!path.startsWith(prefix)) return false;
        if (list.match(path) !== null) return true;
      }
      return false;
    });
  }

  /** The position of the first path that is not before this text. */
  #firstFrom(text: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
