import { addUsage, noProgress, type AgentProgress } from './agent-progress.ts';
import { changeStage, impossible } from './change-stage.ts';
import type { AgentFact, EventOf } from './run-event.ts';
import type { BegunRun, RunState } from './run-state.ts';

/** Folds what happened in the session of an agent. The stage must be running. */
export function evolveAgent(run: BegunRun, event: AgentFact): RunState {
  const { stage } = event.data;
  // Only looks: an agent of a stage that does not run is a journal that cannot be.
  changeStage(run, event, (state) => (state.status === 'running' ? state : undefined));
  const before = run.agents[stage] ?? noProgress;
  return { ...run, agents: { ...run.agents, [stage]: step(run, before, event) } };
}

function step(run: BegunRun, before: AgentProgress, event: AgentFact): AgentProgress {
  switch (event.type) {
    case 'agent.session': {
      const { agent, session: id, attempt, tree_before } = event.data;
      const since = before.session?.since ?? attempt;
      return { ...before, session: { agent, id, since, treeBefore: tree_before } };
    }
    case 'agent.span':
      return before;
    case 'agent.used':
      return { ...before, used: addUsage(before.used, event.data.usage) };
    case 'agent.answered': {
      const { answer, request_id: id } = event.data;
      if (answer === 'decline') return { ...before, declined: before.declined + 1 };
      if (id === null) throw impossible(run, event, 'nobody said yes');
      // I11: a yes is given to the agent once.
      if (before.spent.includes(id)) throw impossible(run, event, `${id} was given already`);
      return { ...before, spent: [...before.spent, id] };
    }
  }
}

/** An agent that is told no goes on under the question that it asked. */
export function relayApproval(run: BegunRun, event: EventOf<'approval.relayed'>): RunState {
  const approval = run.approvals.find(({ request }) => request.id === event.data.request_id);
  if (approval?.status !== 'rejected' || approval.request.reason !== 'agent') {
    throw impossible(run, event, 'it is no question of an agent that was answered with no');
  }
  const { id, stage } = approval.request;
  return changeStage(run, { ...event, data: { stage } }, (state) =>
    state.status === 'awaiting_approval' && state.requestId === id
      ? {
          status: 'running',
          attempt: state.attempt,
          startedAt: state.startedAt,
          handle: null,
          childRunId: null,
          grant: id,
        }
      : undefined,
  );
}

/** A stage that begins anew begins with a new session; what it spent stays spent. */
export function withoutSessions(run: BegunRun, stages: readonly string[]): BegunRun['agents'] {
  if (Object.keys(run.agents).length === 0) return run.agents;
  const entries = Object.entries(run.agents).map(([stage, progress]) => [
    stage,
    stages.includes(stage) ? { ...progress, session: null } : progress,
  ]);
  return Object.fromEntries(entries) as BegunRun['agents'];
}
