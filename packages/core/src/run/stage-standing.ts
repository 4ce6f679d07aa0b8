import type { StageState } from './run-state.ts';

/**
 * How a stage looks to the stages that need it. A stage that its own condition kept from running
 * harms nobody; one that was skipped because a need failed passes the failure on.
 */
export type Standing = 'open' | 'good' | 'bad';

export function standing(stage: StageState): Standing {
  switch (stage.status) {
    case 'pending':
    case 'running':
    case 'awaiting_approval':
    case 'child_waiting':
    case 'backing_off':
    case 'orphaned':
      return 'open';
    case 'succeeded':
      return 'good';
    case 'failed':
      return stage.allowed ? 'good' : 'bad';
    case 'skipped':
      return stage.reason.kind === 'condition' ? 'good' : 'bad';
    case 'cancelled':
      return 'bad';
  }
}

/** Whether nothing more will happen to the stage by itself. */
export function isSettled(stage: StageState): boolean {
  return standing(stage) !== 'open';
}
