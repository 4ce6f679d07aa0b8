import type { ChangedFile } from '../guard/snapshot.ts';
import type { FileVerdict } from '../guard/verdict.ts';

/** A path that a change touches, with the entry of the change that it comes from. */
export interface TouchedPath {
  readonly path: string;
  readonly change: FileVerdict['change'];
  readonly file: ChangedFile;
}

/** I3: a rename touches both of its paths, and a link what it points at. */
export function touchedPaths(files: readonly ChangedFile[]): TouchedPath[] {
  return files.flatMap((file) => {
    const touched: TouchedPath[] = [{ path: file.path, change: file.kind, file }];
    if (file.oldPath !== undefined) {
      touched.push({ path: file.oldPath, change: 'renamed_from', file });
    }
    if (file.linkTarget !== undefined) {
      touched.push({ path: file.linkTarget, change: 'link_target', file });
    }
    return touched;
  });
}
