import { languageOf } from '../edits/language.ts';
import { readPatch } from '../edits/read-patch.ts';
import { changedHunk, type ChangedHunk } from './changed-hunk.ts';
import type { FileCounts } from './overlap.ts';

/** A hunk of a patch, in a file of code. */
export interface CodeHunk extends ChangedHunk {
  readonly path: string;
}

const generatedPath =
  /(?:^|\/)(?:dist|vendor|node_modules|third_party|generated|__snapshots__)\/|\.(?:min|generated|g|pb)\.\w+$|_pb2\.py$/u;

/** What a patch does to code, in the order of the files' names, and how many files it is about. */
export function codeChange(patch: string): {
  readonly hunks: readonly CodeHunk[];
  readonly files: FileCounts;
} {
  const files = { compared: 0, not_code: 0, generated: 0 };
  const hunks: CodeHunk[] = [];
  const byName = readPatch(patch).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const { path, hunks: changed } of byName) {
    const language = languageOf(path);
    if (generatedPath.test(path)) files.generated += 1;
    else if (language === null) files.not_code += 1;
    else {
      files.compared += 1;
      for (const hunk of changed) hunks.push({ path, ...changedHunk(hunk, language) });
    }
  }
  return { hunks, files };
}
