import { positionOf, transitiveNeeds } from '../plan/stage-graph.ts';
import type { Approval, Bindings } from './approval.ts';
import type { Decision } from './decide.ts';
import { mayDecide } from './quorum.ts';
import { refuse } from './refusal.ts';
import type { RunCommand } from './run-command.ts';
import type { RunEvent } from './run-event.ts';
import type { BegunRun } from './run-state.ts';

/** Takes an answer, or says why not. I6: an answer is taken once, from somebody who may give it, in time. */
export function decideApproval(
  state: BegunRun,
  { decision, bound }: Extract<RunCommand, { kind: 'decide' }>,
  at: string,
): Decision {
  const look = `Look at it with: orch status --run ${state.runId}`;
  const approval = state.approvals.find(({ request }) => request.id === decision.request_id);
  if (approval === undefined) {
    return refuse(
      'ORCH_APPROVAL_REFUSED',
      `Run ${state.runId} asks no question ${decision.request_id}.`,
      look,
    );
  }
  const { request } = approval;
  if (approval.status !== 'pending') {
    return refuse(
      'ORCH_APPROVAL_REFUSED',
      `The question ${request.id} is ${approval.status} already.`,
      look,
    );
  }
  if (isExpired(approval, at)) {
    return refuse(
      'ORCH_APPROVAL_REFUSED',
      `The question ${request.id} expired at ${request.expires_at ?? ''}.`,
      `Have it asked again with: orch resume --run ${state.runId}`,
    );
  }
  if (!mayDecide(request, decision.actor.name)) {
    return refuse(
      'ORCH_APPROVAL_REFUSED',
      `${decision.actor.name} may not decide ${request.id}; it is for ${[request, ...(request.also ?? [])].flatMap(({ from }) => from).join(', ')}.`,
      'Ask one of them.',
    );
  }
  if (approval.decisions.some(({ actor }) => actor.name === decision.actor.name)) {
    return refuse(
      'ORCH_APPROVAL_REFUSED',
      `${decision.actor.name} has answered ${request.id} already; it needs ${request.approvers} different people.`,
      look,
    );
  }
  const changed = bound === null ? [] : changes(request.bound, bound);
  if (decision.decision === 'approved' && changed.length > 0) {
    return refuse(
      'ORCH_APPROVAL_REFUSED',
      `What ${request.id} asked about has changed since: ${changed.join(', ')}.`,
      `Have it asked again with: orch resume --run ${state.runId}`,
    );
  }
  return {
    events: [{ type: 'approval.decided', data: decision }, ...reject(state, approval, decision)],
  };
}

function reject(
  state: BegunRun,
  { request }: Approval,
  decision: Extract<RunCommand, { kind: 'decide' }>['decision'],
): RunEvent[] {
  // I11: a no to what an agent asked is told to the agent, which goes on without it.
  if (decision.decision !== 'rejected' || request.reason === 'agent') return [];
  const position = positionOf(state.plan, request.stage);
  const stage = position === undefined ? undefined : state.stages[position];
  if (position === undefined || stage?.status !== 'awaiting_approval') return [];
  const { name: actor } = decision.actor;
  const message = `${actor} said no: ${decision.reason}`;
  return [
    {
      type: 'stage.failed',
      data: {
        stage: request.stage,
        attempt: stage.attempt,
        failure: { code: 'ORCH_APPROVAL_REJECTED', message, actor, reason: decision.reason },
        allowed: state.plan.stages[position]?.definition.allow_failure === true,
        receipt: stage.receipt,
      },
    },
  ];
}

/**
 * A yes takes effect only while what it was said about is still the same. I7: anything else makes it
 * void and asks again.
 */
export function confirmApproval(
  state: BegunRun,
  command: Extract<RunCommand, { kind: 'confirm' }>,
  at: string,
): Decision {
  const approval = state.approvals.find(({ request }) => request.id === command.requestId);
  if (approval?.status !== 'approved' || state.status !== 'running') return { events: [] };
  const { request } = approval;
  const position = positionOf(state.plan, request.stage);
  const stage = position === undefined ? undefined : state.stages[position];
  if (stage?.status !== 'awaiting_approval' || stage.requestId !== request.id)
    return { events: [] };
  if (isExpired(approval, at)) return { events: [expired(approval)] };
  const changed = changes(request.bound, command.bound);
  if (changed.length > 0) {
    return { events: [{ type: 'approval.voided', data: { request_id: request.id, changed } }] };
  }
  const granted: RunEvent = {
    type: 'approval.granted',
    data: { request_id: request.id, bound: command.bound },
  };
  if (request.after === 'run') return { events: [granted] };
  const data = { stage: request.stage, attempt: stage.attempt, receipt: stage.receipt };
  return { events: [granted, { type: 'stage.succeeded', data }] };
}

/** Questions that lapsed while nobody watched; they are asked again. */
export function expireApprovals(state: BegunRun, at: string): RunEvent[] {
  return openApprovals(state)
    .filter((approval) => isExpired(approval, at))
    .map(expired);
}

/** Questions that a stage still waits on: unanswered, or answered and not yet confirmed. */
export function openApprovals(state: BegunRun): Approval[] {
  const waiting = new Set(
    state.stages.map((stage) => (stage.status === 'awaiting_approval' ? stage.requestId : '')),
  );
  return state.approvals.filter(
    ({ request, status }) =>
      waiting.has(request.id) && (status === 'pending' || status === 'approved'),
  );
}

/** Whether the question has lapsed at that time. */
export function isExpired({ request }: Approval, at: string): boolean {
  return request.expires_at !== null && Date.parse(at) >= Date.parse(request.expires_at);
}

function expired({ request }: Approval): RunEvent {
  const data = { request_id: request.id, expired_at: request.expires_at ?? '' };
  return { type: 'approval.expired', data };
}

function changes(then: Bindings, now: Bindings): string[] {
  const names = ['plan', 'policy', 'worktree'] as const;
  return names.filter((name) => then[name] !== now[name]);
}

/** The stages that run again when changes were requested: all that led to the question, and the one that asked. */
export function stagesToRework(state: BegunRun, stageId: string, requestId: string): string[] {
  const position = positionOf(state.plan, stageId);
  const stage = position === undefined ? undefined : state.stages[position];
  if (position === undefined) return [];
  if (stage?.status !== 'awaiting_approval' || stage.requestId !== requestId) return [];
  return [...transitiveNeeds(state.plan, position), position].flatMap((each) => {
    const id = state.plan.stages[each]?.id;
    return id === undefined ? [] : [id];
  });
}
