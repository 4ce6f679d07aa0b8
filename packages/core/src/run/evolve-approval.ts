import type { Approval } from './approval.ts';
import { changeStage, forgive, impossible } from './change-stage.ts';
import { isQuorate } from './quorum.ts';
import type { EventOf, RunEvent } from './run-event.ts';
import { pending } from './evolve-again.ts';
import type { BegunRun, RunState } from './run-state.ts';

export function requestApproval(
  run: BegunRun,
  at: string,
  event: EventOf<'approval.requested'>,
): RunState {
  const { request, receipt } = event.data;
  const changed = changeStage(run, { ...event, data: request }, (stage) =>
    stage.status === 'running'
      ? {
          status: 'awaiting_approval',
          attempt: stage.attempt,
          startedAt: stage.startedAt,
          requestId: request.id,
          receipt,
        }
      : undefined,
  );
  const approval: Approval = {
    request,
    requestedAt: at,
    decisions: [],
    status: 'pending',
    note: null,
  };
  return { ...changed, approvals: [...run.approvals, approval] };
}

export function addDecision(
  approval: Approval,
  at: string,
  event: EventOf<'approval.decided'>,
): Approval | undefined {
  if (approval.status !== 'pending') return undefined;
  const decisions = [...approval.decisions, { ...event.data, at }];
  const { decision } = event.data;
  if (decision !== 'approved') return { ...approval, decisions, status: decision };
  // A question with another answer than yes is no longer pending, so all of these are.
  const approvers = decisions.map(({ actor }) => actor.name);
  return {
    ...approval,
    decisions,
    status: isQuorate(approval.request, approvers) ? 'approved' : 'pending',
  };
}

export function grantApproval(run: BegunRun, event: EventOf<'approval.granted'>): RunState {
  const approval = run.approvals.find(({ request }) => request.id === event.data.request_id);
  if (approval?.status !== 'approved') throw impossible(run, event, 'it was not approved');
  if (approval.request.after === 'succeed') return run;
  return changeStage(run, { ...event, data: approval.request }, (stage) =>
    stage.status === 'awaiting_approval'
      ? {
          status: 'running',
          attempt: stage.attempt,
          startedAt: stage.startedAt,
          handle: null,
          childRunId: null,
          grant: approval.request.id,
        }
      : undefined,
  );
}

export function endApproval(
  run: BegunRun,
  event: EventOf<'approval.voided'> | EventOf<'approval.expired'>,
  status: 'void' | 'expired',
  words: string,
): RunState {
  let stageId = '';
  const changed = changeApproval(run, event, event.data.request_id, (approval) => {
    stageId = approval.request.stage;
    return approval.status === 'pending' || approval.status === 'approved'
      ? { ...approval, status, note: words }
      : undefined;
  });
  return forgive(
    changeStage(changed, { ...event, data: { stage: stageId } }, (stage) =>
      stage.status === 'awaiting_approval' ? pending : undefined,
    ),
    { data: { stage: stageId } },
  );
}

export function changeApproval(
  run: BegunRun,
  event: RunEvent,
  id: string,
  change: (approval: Approval) => Approval | undefined,
): BegunRun {
  const position = run.approvals.findIndex(({ request }) => request.id === id);
  const approval = run.approvals[position];
  const changed = approval === undefined ? undefined : change(approval);
  if (changed === undefined) throw impossible(run, event, `approval ${id} is not open to it`);
  return { ...run, approvals: run.approvals.with(position, changed) };
}
