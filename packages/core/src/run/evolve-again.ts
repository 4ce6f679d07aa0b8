import { positionOf } from '../plan/stage-graph.ts';
import { facts, impossible } from './change-stage.ts';
import { withoutSessions } from './evolve-agent.ts';
import type { EventOf } from './run-event.ts';
import type { BegunRun, RunState, StageCounters, StageState } from './run-state.ts';
import { standing } from './stage-standing.ts';

export const pending: StageState = { status: 'pending' };
export const untouched: StageCounters = { attempts: 0, forgiven: 0, generation: 0 };

export function reopen(run: BegunRun, event: EventOf<'run.reopened'>): RunState {
  if (run.status === 'running' || run.status === 'paused' || run.status === 'succeeded') {
    throw impossible(run, event, 'only a failed or cancelled run can be reopened');
  }
  return {
    ...facts(run),
    status: 'running',
    stop: null,
    parentAttempt: event.data.parent_attempt,
    stages: run.stages.map((stage) => (standing(stage) === 'good' ? stage : pending)),
    agents: withoutSessions(
      run,
      run.plan.stages.flatMap(({ id }, position) => {
        const stage = run.stages[position];
        return stage === undefined || standing(stage) === 'good' ? [] : [id];
      }),
    ),
    counters: run.counters.map((counters, position) => {
      const stage = run.stages[position];
      return stage === undefined || standing(stage) === 'good'
        ? counters
        : { ...counters, forgiven: counters.attempts };
    }),
  };
}

/** What ended keeps its place under the new plan; what was not yet done follows the new plan. */
export function changePlan(run: BegunRun, event: EventOf<'plan.changed'>): RunState {
  if (event.data.previous_digest !== run.plan.digest) {
    throw impossible(run, event, 'the plan that it replaces is not the plan of the run');
  }
  const old = run.plan;
  const positions = event.data.plan.stages.map((stage) => positionOf(old, stage.id));
  return {
    ...run,
    plan: event.data.plan,
    stages: positions.map((was) => (was === undefined ? pending : (run.stages[was] ?? pending))),
    counters: positions.map((was) =>
      was === undefined ? untouched : (run.counters[was] ?? untouched),
    ),
  };
}

export function resetStages(run: BegunRun, event: EventOf<'stage.reset'>): RunState {
  const stages = [...run.stages];
  const counters = [...run.counters];
  for (const id of event.data.stages) {
    const position = positionOf(run.plan, id);
    if (position === undefined) throw impossible(run, event, `there is no stage ${id}`);
    const before = counters[position] ?? untouched;
    stages[position] = pending;
    counters[position] = {
      attempts: before.attempts,
      forgiven: before.attempts,
      generation: before.generation + 1,
    };
  }
  return { ...run, stages, counters, agents: withoutSessions(run, event.data.stages) };
}
