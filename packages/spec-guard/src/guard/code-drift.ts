import type { GlobList } from '../spec/path-globs.ts';
import { isAfter, type ReviewDate } from '../spec/review-date.ts';
import { PathIndex } from './path-index.ts';
import type { PastChange } from './snapshot.ts';

/** Changed lines of one file since a review. */
export interface DriftedFile {
  readonly path: string;
  readonly lines: number;
}

/** The history by path, so that each spec looks only at paths below its own folders, and at each once. */
export interface HistoryByPath {
  readonly paths: PathIndex;
  readonly changes: ReadonlyMap<string, readonly PastChange[]>;
}

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
  return { paths: new PathIndex([...byPath.keys()].filter(isCounted)), changes: byPath };
}

/** The covered files that changed after a review, the most changed first. */
export function codeDrift(
  review: ReviewDate,
  covers: GlobList,
  { paths, changes }: HistoryByPath,
): readonly DriftedFile[] {
  const drifted: DriftedFile[] = [];
  for (const path of paths.matching(covers)) {
    const later = (changes.get(path) ?? []).filter(({ atMs }) => isAfter(atMs, review));
    if (later.length === 0) continue;
    drifted.push({ path, lines: later.reduce((sum, { lines }) => sum + lines, 0) });
  }
  return drifted.sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
}
