import type { BegunRun } from '@orch/core';
import { runPaths, type RunRoots } from '@orch/persistence';

/** What happened to a run that somebody wants to be told of. */
export type Occasion = 'run.paused' | 'run.failed' | 'run.long_running';

/** What a command or a webhook is told (wire shape). */
export interface Notice {
  readonly v: 1;
  readonly event: Occasion;
  readonly at: string;
  readonly task_id: string;
  readonly run_id: string;
  readonly pipeline: string;
  readonly status: string;
  /** Why it waits, what it came to, or how long it takes. */
  readonly message: string;
  /** Relative to the repository's root. */
  readonly manifest: string;
  /** What to type to see more. */
  readonly look: string;
}

export function noticeOf(event: Occasion, run: BegunRun, roots: RunRoots, nowMs: number): Notice {
  return {
    v: 1,
    event,
    at: new Date(nowMs).toISOString(),
    task_id: run.taskId,
    run_id: run.runId,
    pipeline: run.plan.pipeline.id,
    status: run.status,
    message: messageOf(run, nowMs),
    manifest: runPaths(roots, run).manifestReference,
    look: `orch status --run ${run.runId}`,
  };
}

function messageOf(run: BegunRun, nowMs: number): string {
  switch (run.status) {
    case 'paused':
      return `It waits for ${run.reason}.`;
    case 'running': {
      const minutes = Math.round((nowMs - Date.parse(run.startedAt)) / 60_000);
      return `It has been running for ${minutes} min.`;
    }
    case 'succeeded':
    case 'failed':
    case 'cancelled':
      return run.review.summary;
  }
}
