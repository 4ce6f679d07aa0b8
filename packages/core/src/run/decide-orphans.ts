import { rerunsOrphans } from './advance.ts';
import type { RunEvent } from './run-event.ts';
import type { BegunRun } from './run-state.ts';

/**
 * A child run is a run of its own, which is resumed by itself; so its stage is not orphaned. In a
 * run that was being stopped, what was lost in the crash has thereby ended.
 */
export function orphan(state: BegunRun): RunEvent[] {
  const stopping = isStopping(state);
  return state.plan.stages.flatMap((planned, position): RunEvent[] => {
    const stage = state.stages[position];
    if (stage?.status !== 'running' || planned.definition.kind === 'subpipeline') return [];
    const data = { stage: planned.id, attempt: stage.attempt };
    return stopping
      ? [{ type: 'stage.cancelled', data: { ...data, receipt: null } }]
      : [{ type: 'stage.orphaned', data }];
  });
}

/**
 * Lost stages that ask before they run again get the answer that came with the resume, if any did. I2:
 * no more of them begin than the execution mode allows; the others go on asking.
 */
export function answerOrphans(state: BegunRun, answer: 'rerun' | 'fail' | null): RunEvent[] {
  if (answer === null || isStopping(state)) return [];
  let free = state.execution.max_concurrency - stillBusy(state);
  return state.plan.stages.flatMap(({ id: stage, definition }, position): RunEvent[] => {
    const lost = state.stages[position];
    if (lost?.status !== 'running' && lost?.status !== 'orphaned') return [];
    if (definition.kind === 'subpipeline' || rerunsOrphans(definition)) return [];
    const { attempt } = lost;
    if (answer === 'rerun') {
      if (free <= 0) return [];
      free -= 1;
      return [{ type: 'stage.started', data: { stage, attempt: attempt + 1, child_run_id: null } }];
    }
    const message = 'Its process was lost in a crash, and it was decided not to run it again.';
    const failure = { code: 'ORCH_ORPHANED', message } as const;
    const allowed = definition.allow_failure === true;
    return [{ type: 'stage.failed', data: { stage, attempt, failure, allowed, receipt: null } }];
  });
}

/** Stages that are in progress although the process is new: they wait, and were not lost. */
function stillBusy(state: BegunRun): number {
  const waiting: readonly string[] =
    state.execution.mode === 'sequential'
      ? ['backing_off', 'child_waiting', 'awaiting_approval']
      : ['backing_off', 'child_waiting'];
  return state.stages.filter(
    (stage, position) =>
      waiting.includes(stage.status) ||
      (stage.status === 'running' &&
        state.plan.stages[position]?.definition.kind === 'subpipeline'),
  ).length;
}

export function isStopping(state: BegunRun): boolean {
  return state.status === 'running' && state.stop !== null;
}
