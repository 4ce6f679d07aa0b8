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

  /** Whether the list matches any of the paths. */
  matchesAny(list: GlobList): boolean {
    return this.matching(list).next().done !== true;
  }

  /** The paths that a list matches, each once. */
  *matching(list: GlobList): Generator<string, undefined> {
    const seen = new Set<string>();
    for (const base of list.bases) {
      for (const path of this.#below(base)) {
        if (seen.has(path) || list.match(path) === null) continue;
        seen.add(path);
        yield path;
      }
    }
  }

  /** A path itself, and all that lies below it; everything for `''`. */
  *#below(base: string): Generator<string> {
    if (this.#set.has(base)) yield base;
    const prefix = base === '' ? '' : `${base}/`;
    for (let at = this.#firstFrom(prefix); at < this.#sorted.length; at++) {
      const path = this.#sorted[at] ?? '';
      if (!path.startsWith(prefix)) return;
      yield path;
    }
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
