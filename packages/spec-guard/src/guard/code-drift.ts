import type { GlobList } from '../spec/path-globs.ts';
import { isAfter, type ReviewDate } from '../spec/review-date.ts';
import type { PastChange } from './snapshot.ts';

/** Changed lines of one file since a review. */
export interface DriftedFile {
  readonly path: string;
  readonly lines: number;
}

/** The history by path, so that each spec looks at a path once, however often it changed. */
export type HistoryByPath = ReadonlyMap<string, readonly PastChange[]>;

export function historyByPath(
  history: readonly PastChange[],
  isCounted: (path: string) => boolean,
): HistoryByPath {
  const byPath = new Map<string, PastChange[]>();
  for (const change of history) {
    const known = byPath.get(change.path);
    if (known !== undefined) known.push(change);
    else byPath.set(change.path, [change]);
  }
  for (const path of [...byPath.keys()]) if (!isCounted(path)) byPath.delete(path);
  return byPath;
}

/** The covered files that changed after a review, the most changed first. */
export function codeDrift(
  review: ReviewDate,
  covers: GlobList,
  history: HistoryByPath,
): readonly DriftedFile[] {
  const drifted: DriftedFile[] = [];
  for (const [path, changes] of history) {
    if (covers.match(path) === null) continue;
    const later = changes.filter(({ atMs }) => isAfter(atMs, review));
    if (later.length === 0) continue;
    drifted.push({ path, lines: later.reduce((sum, { lines }) => sum + lines, 0) });
  }
  return drifted.sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
}
