import type { Occurrence } from '../edits/repeated-edits.ts';

/** Places from which a codemod is drafted, and later ones on which it is tried. */
export interface SplitHistory {
  readonly learned: readonly Occurrence[];
  readonly heldBack: readonly Occurrence[];
}

/**
 * Holds back the places of whole commits, the latest ones first, until it has a third of them and at
 * least two; two or more are always left to learn from (M4). Places come the oldest first.
 */
export function splitHistory(places: readonly Occurrence[]): SplitHistory {
  const origins = [...new Set(places.map(({ origin }) => origin))].reverse();
  const wanted = Math.max(2, Math.ceil(places.length / 3));
  const held = new Set<string>();
  const heldBack = () => places.filter(({ origin }) => held.has(origin));
  for (const origin of origins) {
    if (heldBack().length >= wanted) break;
    held.add(origin);
    if (places.length - heldBack().length < 2) held.delete(origin);
  }
  return { learned: places.filter(({ origin }) => !held.has(origin)), heldBack: heldBack() };
}
