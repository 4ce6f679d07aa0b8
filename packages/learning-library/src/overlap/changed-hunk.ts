import { diffArrays } from 'diff';
import type { Language } from '../edits/language.ts';
import type { Hunk } from '../edits/read-patch.ts';
import { codeTokens, type CodeToken } from './code-token.ts';

/** Tokens that stand one after the other on one side of a hunk, and are on no other side. */
export interface Stretch {
  readonly tokens: readonly CodeToken[];
  /** Line in the file, counted from 1. */
  readonly line: number;
}

/** What a hunk changes once layout is out of the way. Both lists are empty where only layout changed. */
export interface ChangedHunk {
  readonly removed: readonly Stretch[];
  readonly added: readonly Stretch[];
  /** All tokens of its lines, where it replaces code by code; else `null`. */
  readonly replaced: {
    readonly before: readonly CodeToken[];
    readonly after: readonly CodeToken[];
  } | null;
}

/** Fewer equal tokens than these between two changed ones are chance: they count as changed. */
const islandTokens = 4;
/** Beyond so many different tokens a hunk counts as written anew, but for both its ends. */
const maxDifferent = 400;

/** Compares both sides of a hunk token by token. */
export function changedHunk(hunk: Hunk, language: Language): ChangedHunk {
  const before = codeTokens(hunk.removed.join('\n'), language);
  const after = codeTokens(hunk.added.join('\n'), language);
  const { kept, keptBefore } = keptTokens(before, after);
  const removed = stretches(before, keptBefore, hunk.oldStart);
  const added = stretches(after, kept, hunk.newStart);
  const same = removed.length === 0 && added.length === 0;
  const oneSided = before.length === 0 || after.length === 0;
  return { removed, added, replaced: same || oneSided ? null : { before, after } };
}

interface Kept {
  /** For each token before, whether it is still there. */
  readonly keptBefore: boolean[];
  /** For each token after, whether it was there. */
  readonly kept: boolean[];
}

function keptTokens(before: readonly CodeToken[], after: readonly CodeToken[]): Kept {
  const old = before.map(({ hash }) => hash);
  const next = after.map(({ hash }) => hash);
  const shorter = Math.min(old.length, next.length);
  let head = 0;
  while (head < shorter && old[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  const ends = (length: number, middle: readonly boolean[]): boolean[] => [
    ...Array<boolean>(head).fill(true),
    ...middle,
    ...Array<boolean>(length - head - middle.length).fill(true),
  ];
  const middle = keptInside(
    old.slice(head, old.length - tail),
    next.slice(head, next.length - tail),
  );
  return { keptBefore: ends(old.length, middle.keptBefore), kept: ends(next.length, middle.kept) };
}

function keptInside(old: readonly number[], next: readonly number[]): Kept {
  const parts = diffArrays([...old], [...next], { maxEditLength: maxDifferent });
  const keptBefore: boolean[] = [];
  const kept: boolean[] = [];
  const none: Kept = { keptBefore: old.map(() => false), kept: next.map(() => false) };
  // The library says by `undefined` that there were too many.
  if (parts === undefined) return none;
  for (const { added, removed, value } of parts) {
    const stays = !added && !removed && value.length >= islandTokens;
    if (!added) keptBefore.push(...value.map(() => stays));
    if (!removed) kept.push(...value.map(() => stays));
  }
  return { keptBefore, kept };
}

function stretches(
  tokens: readonly CodeToken[],
  kept: readonly boolean[],
  firstLine: number,
): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at];
    if (kept[at] !== false || first === undefined) continue;
    let end = at;
    while (end < tokens.length && kept[end] === false) end += 1;
    found.push({ tokens: tokens.slice(at, end), line: firstLine + first.line });
    at = end;
  }
  return found;
}
