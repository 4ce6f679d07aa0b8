import { OrchError, type Clock, type RunKey } from '@orch/core';
import type { Overlap } from '@orch/learning-library';
import {
  readCitedPatch,
  runChanges,
  type PatchProblem,
  type RunChanges,
  type RunListing,
  type RunRoots,
} from '@orch/persistence';
import type { LearningLibrary } from '../patterns/with-library.ts';

/** Something of a run that was not used, because it cannot be believed (wire shape). */
export interface OverlapProblem {
  readonly task_id: string;
  readonly run_id: string;
  /** The patch, relative to the run's folder; `null` where it is the journal. */
  readonly path: string | null;
  readonly kind: PatchProblem | 'journal';
}

/** What was read, and what it comes to. */
export interface MeasuredOverlap {
  readonly overlap: Overlap;
  readonly runs: {
    readonly read: number;
    /** Runs whose records were removed since the index was written. */
    readonly gone: number;
    /** Runs that stages of other runs began, whose changes are in those of these stages. */
    readonly contained: number;
  };
  readonly patches: {
    readonly read: number;
    /** Those from which orch left something out when it wrote them: too large, or a secret. */
    readonly incomplete: number;
  };
  readonly problems: readonly OverlapProblem[];
}

export interface OverlapSource {
  readonly roots: RunRoots;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Runs in the order in which they are compared. */
export function inOrder(runs: readonly RunListing[]): RunListing[] {
  const text = ({ started_at, run_id, task_id }: RunListing): string =>
    [started_at, run_id, task_id].join('\0');
  return [...runs].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/**
 * Compares the patches of runs, which come in order. One patch is held in memory at a time.
 *
 * @param counts whether a run is measured; else others are only compared with it
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function measureOverlap(
  { OverlapMeter }: LearningLibrary,
  { roots, clock }: OverlapSource,
  runs: readonly RunListing[],
  counts: (run: RunListing) => boolean,
): Promise<MeasuredOverlap> {
  const meter = new OverlapMeter();
  const problems: OverlapProblem[] = [];
  const stages = new SeenStages();
  const [read, patches] = [
    { read: 0, gone: 0, contained: 0 },
    { read: 0, incomplete: 0 },
  ];
  for (const run of runs) {
    const { task_id, run_id, started_at } = run;
    const key: RunKey = { taskId: task_id, runId: run_id };
    const changes = await changesOf(roots, key, clock.nowMs());
    if (changes === 'gone') {
      read.gone += 1;
      continue;
    }
    if (changes === 'damaged') {
      problems.push({ task_id, run_id, path: null, kind: 'journal' });
      continue;
    }
    read.read += 1;
    const isContained = stages.contain(changes);
    if (isContained) read.contained += 1;
    const apart = changes.workspace !== null;
    if (!isContained) meter.begin({ task_id, run_id, started_at, apart, counts: counts(run) });
    for (const cited of changes.changes) {
      if (isContained) {
        stages.add(run_id, cited.stage, changes);
        continue;
      }
      const found = readCitedPatch(roots, key, cited);
      if ('problem' in found) {
        problems.push({ task_id, run_id, path: cited.path, kind: found.problem });
        continue;
      }
      stages.add(run_id, cited.stage, changes);
      patches.read += 1;
      if (isIncomplete(found.text)) patches.incomplete += 1;
      meter.add(found.text);
    }
  }
  return { overlap: meter.result(), runs: read, patches, problems };
}

async function changesOf(
  roots: RunRoots,
  key: RunKey,
  nowMs: number,
): Promise<RunChanges | 'gone' | 'damaged'> {
  try {
    return await runChanges(roots, key, nowMs);
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    if (error.code === 'ORCH_RUN_UNKNOWN') return 'gone';
    if (error.code.startsWith('ORCH_DATA_')) return 'damaged';
    throw error;
  }
}

/**
 * The stages whose change was read. What a run did that one of them began, in the same worktree, is
 * part of that change, and would count twice.
 */
class SeenStages {
  readonly #seen = new Set<string>();

  add(runId: string, stage: string, { workspace }: RunChanges): void {
    this.#seen.add([runId, stage, workspace?.root ?? ''].join('\0'));
  }

  contain({ parent, workspace }: RunChanges): boolean {
    const stage = parent?.stage ?? null;
    if (parent === null || stage === null) return false;
    return this.#seen.has([parent.runId, stage, workspace?.root ?? ''].join('\0'));
  }
}

/** The head of a patch says what is not in it (see the README of the git adapter). */
function isIncomplete(patch: string): boolean {
  const end = patch.indexOf('diff --git ');
  const head = end < 0 ? patch : patch.slice(0, end);
  return /^# (?:cut|withheld|not shown)\b/mu.test(head);
}
