/**
 * A path relative to the worktree's top, with `/`, one character per byte (latin1): names are bytes
 * to git and to the file system, and need not be UTF-8.
 */
export type BytePath = string;

// eslint-disable-next-line no-control-regex -- the range is meant: every character of one byte in UTF-8
const ascii = /^[\x00-\x7f]*$/;

/** A path for the file system: a string where that is exact, else its bytes. */
export type FsPath = string | Buffer;

/** Where a byte path stands on the disk, below the absolute folder `top`. */
export function fsPath(top: string, path: BytePath): FsPath {
  if (ascii.test(path)) return path === '' ? top : `${top}/${path}`;
  return Buffer.concat([Buffer.from(`${top}/`), Buffer.from(path, 'latin1')]);
}

/** A byte path for people and for globs: read as UTF-8, what is none replaced by U+FFFD. */
export function displayPath(path: BytePath): string {
  return ascii.test(path) ? path : Buffer.from(path, 'latin1').toString('utf8');
}

/** The byte path of a name that JavaScript knows. */
export function bytePath(text: string): BytePath {
  return ascii.test(text) ? text : Buffer.from(text).toString('latin1');
}

/** Whether a path is the folder or lies in it; the empty folder is the top. */
export function isWithin(path: BytePath, folder: BytePath): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The folder of a path; the empty path is the top. */
export function folderOf(path: BytePath): BytePath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path below a folder. */
export function below(folder: BytePath, name: BytePath): BytePath {
  return folder === '' ? name : `${folder}/${name}`;
}
