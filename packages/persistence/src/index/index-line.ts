import type { BegunRun, RunStatus } from '@orch/core';

/** One change of one run in `.runs/index.ndjson` (wire shape); a run's newest line counts. */
export interface IndexLine {
  readonly v: 1;
  readonly task_id: string;
  readonly run_id: string;
  readonly parent_run_id: string | null;
  readonly pipeline_id: string;
  readonly status: RunStatus;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly at: string;
}

/** What the index says of a run. */
export function indexLineOf(state: BegunRun): IndexLine {
  return {
    v: 1,
    task_id: state.taskId,
    run_id: state.runId,
    parent_run_id: state.parentRunId,
    pipeline_id: state.plan.pipeline.id,
    status: state.status,
    started_at: state.startedAt,
    completed_at: 'completedAt' in state ? state.completedAt : null,
    at: state.updatedAt,
  };
}
