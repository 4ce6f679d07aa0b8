import { bracketsOf } from '../edits/hunk-edits.ts';
import { languageOf, type Language } from '../edits/language.ts';
import { isGenerated } from '../edits/noise.ts';
import type { FilePatch, Hunk } from '../edits/read-patch.ts';
import { tokenise } from '../edits/tokenise.ts';
import type { BlobReader } from './blob-reader.ts';
import type { CommittedFile } from './read-history.ts';

const maxLines = 40;

/** A file with its hunks made whole, where that takes lines that did not change. */
export async function widened(blobs: BlobReader, file: CommittedFile): Promise<FilePatch> {
  const language = languageOf(file.path);
  if (language === null || file.blobs === null || isGenerated(file.path)) return file;
  if (file.hunks.every((hunk) => isOneSided(hunk) || missingOf(hunk, language) === null))
    return file;
  const [before, after] = [await blobs.read(file.blobs[0]), await blobs.read(file.blobs[1])];
  if (before === null || after === null) return file;
  return { ...file, hunks: widenHunks(file.hunks, linesOf(before), linesOf(after), language) };
}

/**
 * Hunks with the lines around them that close their brackets, and with the next hunk where they reach
 * it. What is not closed after {@link maxLines} stays as it is.
 */
function widenHunks(
  hunks: readonly Hunk[],
  before: readonly string[],
  after: readonly string[],
  language: Language,
): Hunk[] {
  const result: Hunk[] = [];
  let at = 0;
  while (at < hunks.length) {
    const first = hunks[at];
    if (first === undefined) break;
    let [hunk, taken, lines] = [first, 1, 0];
    let missing = isOneSided(first) ? null : missingOf(first, language);
    while (missing !== null && lines < maxLines) {
      const next = hunks[at + taken];
      const joined = missing === 'end' && next !== undefined ? join(hunk, next) : null;
      const wider = joined ?? withLine(hunk, missing, before, after);
      if (wider === null) break;
      if (joined !== null) taken += 1;
      hunk = wider;
      lines += 1;
      missing = missingOf(hunk, language);
    }
    result.push(missing === null ? hunk : first);
    at += missing === null ? taken : 1;
  }
  return result;
}

/** On which side of a hunk lines are missing for its brackets to be closed; `null` if on none. */
function missingOf({ removed, added }: Hunk, language: Language): 'start' | 'end' | null {
  const sides = [removed, added].map((lines) => bracketsOf(tokenise(lines.join('\n'), language)));
  if (sides.some(({ missing }) => missing > 0)) return 'start';
  return sides.some(({ open }) => open > 0) ? 'end' : null;
}

const isOneSided = ({ removed, added }: Hunk) => removed.length === 0 || added.length === 0;

/** Where the lines after a hunk begin, counted from 1. */
const endOf = (start: number, lines: readonly string[]) =>
  lines.length === 0 ? start + 1 : start + lines.length;

function join(hunk: Hunk, next: Hunk): Hunk | null {
  const start = next.removed.length === 0 ? next.oldStart + 1 : next.oldStart;
  if (start !== endOf(hunk.oldStart, hunk.removed)) return null;
  return {
    ...hunk,
    removed: [...hunk.removed, ...next.removed],
    added: [...hunk.added, ...next.added],
  };
}

function withLine(
  { oldStart, newStart, removed, added }: Hunk,
  where: 'start' | 'end',
  before: readonly string[],
  after: readonly string[],
): Hunk | null {
  const [old, next] =
    where === 'end'
      ? [before[endOf(oldStart, removed) - 1], after[endOf(newStart, added) - 1]]
      : [before[oldStart - 2], after[newStart - 2]];
  // Lines that differ belong to another hunk.
  if (old === undefined || old !== next) return null;
  return where === 'end'
    ? { oldStart, newStart, removed: [...removed, old], added: [...added, next] }
    : {
        oldStart: oldStart - 1,
        newStart: newStart - 1,
        removed: [old, ...removed],
        added: [next, ...added],
      };
}

function linesOf(blob: Buffer): string[] {
  return blob.toString().split('\n');
}
