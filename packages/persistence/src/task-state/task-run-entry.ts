import type { BegunRun, RunStatus } from '@orch/core';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';

/** One run in `state.json` (wire shape). */
export interface TaskRunEntry {
  readonly run_id: string;
  readonly status: RunStatus;
  readonly reason: string | null;
  readonly pipeline_id: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  /** Relative to the repository's root. */
  readonly manifest: string;
  readonly parent_run_id: string | null;
}

/** `out/<task-id>/state.json` (wire shape): runs in the order in which they began. */
export interface TaskState {
  readonly v: 1;
  readonly task_id: string;
  readonly updated_at: string;
  readonly runs: readonly TaskRunEntry[];
}

/** What a task's state says of a run. */
export function taskRunEntry(state: BegunRun, roots: RunRoots): TaskRunEntry {
  const key = { taskId: state.taskId, runId: state.runId };
  return {
    run_id: state.runId,
    status: state.status,
    reason: state.status === 'paused' ? state.reason : null,
    pipeline_id: state.plan.pipeline.id,
    started_at: state.startedAt,
    completed_at: 'completedAt' in state ? state.completedAt : null,
    manifest: runPaths(roots, key).manifestReference,
    parent_run_id: state.parentRunId,
  };
}

/** Puts newer entries in the place of those of the same runs. */
export function mergeRuns(
  runs: readonly TaskRunEntry[],
  newer: readonly TaskRunEntry[],
): TaskRunEntry[] {
  const merged = new Map(runs.map((run) => [run.run_id, run]));
  for (const run of newer) merged.set(run.run_id, run);
  return [...merged.values()].sort(
    (a, b) => order(a.started_at, b.started_at) || order(a.run_id, b.run_id),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
