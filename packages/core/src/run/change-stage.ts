import { OrchError } from '../failure/orch-error.ts';
import { positionOf } from '../plan/stage-graph.ts';
import type { BegunRun, RunFacts, RunState, StageState } from './run-state.ts';

/** An event, as far as it concerns one stage. */
export interface StageEvent {
  readonly type: string;
  readonly data: { readonly stage: string; readonly attempt?: number };
}

/** Replaces the state of the stage that the event names; `undefined` means that this cannot follow. */
export function changeStage(
  run: BegunRun,
  event: StageEvent,
  change: (stage: StageState) => StageState | undefined,
): BegunRun {
  const position = find(run, event);
  const stage = run.stages[position];
  if (stage === undefined) throw impossible(run, event, `there is no stage ${event.data.stage}`);
  const { attempt } = event.data;
  if (attempt !== undefined && 'attempt' in stage && stage.attempt > attempt) {
    throw impossible(run, event, `attempt ${attempt} is over`);
  }
  const changed = change(stage);
  if (changed === undefined)
    throw impossible(run, event, `stage ${event.data.stage} is ${stage.status}`);
  return { ...run, stages: run.stages.with(position, changed) };
}

/** An attempt that did not end by its own doing does not count against the retry policy. */
export function forgive(run: BegunRun, event: Pick<StageEvent, 'data'>): BegunRun {
  const position = positionOf(run.plan, event.data.stage);
  const counters = position === undefined ? undefined : run.counters[position];
  if (position === undefined || counters === undefined) return run;
  return {
    ...run,
    counters: run.counters.with(position, { ...counters, forgiven: counters.forgiven + 1 }),
  };
}

/** The position of the stage that an event names. */
export function find(run: BegunRun, event: StageEvent): number {
  const position = positionOf(run.plan, event.data.stage);
  if (position === undefined) throw impossible(run, event, `there is no stage ${event.data.stage}`);
  return position;
}

/** The run without what belongs to its present status. */
export function facts(run: BegunRun): RunFacts {
  return {
    taskId: run.taskId,
    runId: run.runId,
    parentRunId: run.parentRunId,
    parentStage: run.parentStage,
    parentAttempt: run.parentAttempt,
    depth: run.depth,
    plan: run.plan,
    execution: run.execution,
    startedBy: run.startedBy,
    orchVersion: run.orchVersion,
    workspace: run.workspace,
    begun: run.begun,
    startedAt: run.startedAt,
    updatedAt: run.updatedAt,
    stages: run.stages,
    counters: run.counters,
    approvals: run.approvals,
    agents: run.agents,
    childRuns: run.childRuns,
    resumes: run.resumes,
    notes: run.notes,
  };
}

export function impossible(
  state: RunState,
  event: { readonly type: string },
  why: string,
): OrchError {
  const runId = state.status === 'queued' ? null : state.runId;
  return new OrchError(
    'ORCH_INVALID_TRANSITION',
    `The event ${event.type} cannot follow here: ${why}.`,
    { data: { run_id: runId, status: state.status, event: event.type } },
  );
}
