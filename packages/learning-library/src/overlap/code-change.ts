import { languageOf } from '../edits/language.ts';
import { isGenerated } from '../edits/noise.ts';
import type { FilePatch } from '../edits/read-patch.ts';
import { changedHunk, type ChangedHunk } from './changed-hunk.ts';
import type { FileCounts } from './overlap.ts';

/** A hunk of a patch, in a file of code. */
export interface CodeHunk extends ChangedHunk {
  readonly path: string;
}

/** What a patch does to code, in the order of the files' names, and how many files it is about. */
export function codeChange(patch: readonly FilePatch[]): {
  readonly hunks: readonly CodeHunk[];
  /** The files that are compared. */
  readonly code: readonly FilePatch[];
  readonly files: FileCounts;
} {
  const files = { compared: 0, not_code: 0, generated: 0 };
  const hunks: CodeHunk[] = [];
  const byName = [...patch].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const code: FilePatch[] = [];
  for (const file of byName) {
    const { path } = file;
    const language = languageOf(path);
    if (isGenerated(path)) files.generated += 1;
    else if (language === null) files.not_code += 1;
    else {
      files.compared += 1;
      code.push(file);
      for (const hunk of file.hunks) hunks.push({ path, ...changedHunk(hunk, language) });
    }
  }
  return { hunks, code, files };
}
