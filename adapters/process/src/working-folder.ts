import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Where a stage will run, or why it cannot run there. */
export type WorkingFolder =
  | { readonly kind: 'found'; readonly path: string; readonly relative: string }
  | { readonly kind: 'refused'; readonly message: string; readonly osCode: string | null };

/** The folders that the stages of one repository may run in. */
export class WorkingFolders {
  readonly #root: string;
  #realRoot: string | null = null;

  /** @param root the repository's root, absolute */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Resolves a stage's folder. It may not leave the repository's root, and links are followed before
   * that is decided, so that a link inside cannot lead outside (I9).
   */
  resolve(cwd: string): WorkingFolder {
    const refused = (message: string, osCode: string | null): WorkingFolder => ({
      kind: 'refused',
      message: `the stage's folder "${cwd}" ${message}`,
      osCode,
    });
    if (isAbsolute(cwd)) return refused('is absolute; give it relative to the repository', null);
    let path: string;
    let realRoot: string;
    try {
      // Following links looks at every folder on the way, so it is done once for the root.
      realRoot = this.#realRoot ??= realpathSync.native(this.#root);
      path = cwd === '.' ? realRoot : realpathSync.native(resolve(realRoot, cwd));
      if (!statSync(path).isDirectory()) return refused('is not a folder', 'ENOTDIR');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return refused('does not exist', code);
      if (code === undefined) throw error;
      return refused(`cannot be entered (${code})`, code);
    }
    const inside = relative(realRoot, path);
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      return refused('lies outside the repository', null);
    }
    return { kind: 'found', path, relative: inside === '' ? '.' : inside };
  }
}
