import type { PlannedStage } from '../plan/plan.ts';
import { openApprovals } from './decide-approval.ts';
import type { RunState } from './run-state.ts';
import { isSettled } from './stage-standing.ts';

/**
 * Work that a state asks for. Effects follow from the state alone, so they are the same after a
 * crash; `key` names one piece of work, and whoever runs effects starts each key once.
 */
export type Effect =
  | {
      readonly kind: 'execute';
      readonly key: string;
      readonly stage: PlannedStage;
      readonly attempt: number;
      readonly grant: string | null;
      readonly childRunId: string | null;
    }
  /** Wait, then give the command `retry`. */
  | {
      readonly kind: 'back_off';
      readonly key: string;
      readonly stage: string;
      readonly attempt: number;
      readonly dueAt: string;
      readonly backoffMs: number;
    }
  /** Look at the bindings as they are now, then give the command `confirm`. */
  | { readonly kind: 'confirm'; readonly key: string; readonly requestId: string }
  /** End all that runs. */
  | { readonly kind: 'stop'; readonly key: string }
  /** All stages have ended: review, then give the command `complete`. */
  | { readonly kind: 'review'; readonly key: string };

/** Everything that a run wants done now. */
export function effects(state: RunState): Effect[] {
  if (state.status !== 'running' && state.status !== 'paused') return [];
  const wanted: Effect[] = [];
  if (state.status === 'running' && state.stop !== null) wanted.push({ kind: 'stop', key: 'stop' });
  let settled = true;
  for (const [position, stage] of state.stages.entries()) {
    const planned = state.plan.stages[position];
    if (planned === undefined || isSettled(stage)) continue;
    settled = false;
    if (stage.status === 'running' && state.status === 'running') {
      wanted.push({
        kind: 'execute',
        key: `execute ${planned.id} ${stage.attempt} ${stage.grant ?? ''}`,
        stage: planned,
        attempt: stage.attempt,
        grant: stage.grant,
        childRunId: stage.childRunId,
      });
    } else if (stage.status === 'backing_off' && state.status === 'running') {
      const { attempt, dueAt, backoffMs } = stage;
      const key = `back_off ${planned.id} ${attempt}`;
      wanted.push({ kind: 'back_off', key, stage: planned.id, attempt, dueAt, backoffMs });
    }
  }
  if (settled) wanted.push({ kind: 'review', key: 'review' });
  if (state.status === 'running') {
    for (const { request, status } of openApprovals(state)) {
      if (status === 'approved') {
        wanted.push({ kind: 'confirm', key: `confirm ${request.id}`, requestId: request.id });
      }
    }
  }
  return wanted;
}
