import {
  openApprovals,
  OrchError,
  type Approval,
  type ApprovalDecision,
  type BegunRun,
  type JournalEntry,
  type RunKey,
} from '@orch/core';
import { readRun } from '@orch/persistence';
import { composeRuns, type Runs } from '../compose/compose-runs.ts';
import { resumeCommand } from '../documents/commands.ts';
import type { DecisionDocument } from '../documents/decision-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { inWorkspace } from '../goals/in-workspace.ts';
import { refuseInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoDecides } from '../session/who-decides.ts';
import { requireRun } from './find-run.ts';
import { waitForOwner } from './wait-for-owner.ts';

/** An owner that lives takes an answer within a heartbeat; this is two, and some. */
const ownerWaitMs = 12_000;

/** `orch approve --run <id>` */
export function approve(session: RepositorySession): Promise<number> {
  return decideOnRun(session, 'approved');
}

/** `orch reject --run <id> [--request-changes]` */
export function reject(session: RepositorySession): Promise<number> {
  return decideOnRun(
    session,
    session.args.has('request-changes') ? 'changes_requested' : 'rejected',
  );
}

async function decideOnRun(
  given: RepositorySession,
  decision: ApprovalDecision['decision'],
): Promise<number> {
  refuseInsideStage(given.env);
  const key = requireRun(given);
  const session = await inWorkspace(given, key);
  const { args, format } = session;
  const { actor, reason } = await whoDecides(session);
  const { request } = chooseQuestion(await readBegun(session, key), args.value('stage'));
  const answer: ApprovalDecision = {
    request_id: request.id,
    decision,
    actor,
    reason,
    channel: 'cli',
  };
  const runs = await composeRuns(session);
  let takenBy: DecisionDocument['taken_by'];
  try {
    takenBy = await giveAnswer(session, runs, key, answer);
  } finally {
    await runs.close();
  }
  const state = await readBegun(session, key);
  const document = documentOf(state, answer, takenBy);
  writeResult(format, document, () => decisionText(document));
  return exitStatus.ok;
}

/** Gives the answer to whoever owns the run, or records it where nobody does. */
async function giveAnswer(
  session: RepositorySession,
  { store, manager }: Runs,
  key: RunKey,
  answer: ApprovalDecision,
): Promise<DecisionDocument['taken_by']> {
  for (;;) {
    const { liveness, head } = await store.read(key);
    if (!liveness.alive) {
      try {
        await manager.decide(key, answer);
        return 'command';
      } catch (error) {
        // Somebody took the run in the meantime; then the answer is for them.
        if (error instanceof OrchError && error.code === 'ORCH_LEASE_HELD') continue;
        throw error;
      }
    }
    await store.leaveRequest(key, { kind: 'decide', decision: answer });
    const reaction = await waitForOwner(session, key, head.entries, ownerWaitMs, (entry) =>
      reactionTo(answer, entry),
    );
    switch (reaction.kind) {
      case 'effect':
        if (reaction.effect === 'taken') return 'owner';
        throw new OrchError('ORCH_APPROVAL_REFUSED', reaction.effect.refused, {
          hint: `Look at it with: orch status --run ${key.runId}`,
        });
      case 'owner_gone':
        break; // The answer lies in the inbox, and is said once more to the run itself.
      case 'no_answer':
        throw new OrchError(
          'ORCH_LEASE_HELD',
          `The process that owns run ${key.runId} did not take the answer within ${ownerWaitMs / 1000} s.`,
          {
            hint: 'It is not taken later, when nobody can tell where it came from: give it again. If that process hangs, end it first.',
            data: { pid: liveness.owner?.pid ?? null, host: liveness.owner?.host ?? null },
          },
        );
    }
  }
}

function reactionTo(
  answer: ApprovalDecision,
  { event }: JournalEntry,
): 'taken' | { readonly refused: string } | null {
  if (event.type === 'approval.decided') {
    const { request_id: id, actor, decision } = event.data;
    const ours =
      id === answer.request_id && actor.name === answer.actor.name && decision === answer.decision;
    return ours ? 'taken' : null;
  }
  if (event.type === 'note' && event.data.kind === 'approval.refused') {
    const ours = event.data.message.includes(`${answer.actor.name} to ${answer.request_id} `);
    return ours ? { refused: event.data.message } : null;
  }
  return null;
}

async function readBegun(session: RepositorySession, key: RunKey): Promise<BegunRun> {
  const { state, damage } = await readRun(session.roots, key, session.clock.nowMs());
  if (damage !== null) throw damage;
  if (state.status !== 'queued') return state;
  throw new OrchError('ORCH_RUN_UNKNOWN', `Run ${key.runId} never began.`);
}

/** The question that is meant: the stage's that is named, or the only one. */
function chooseQuestion(state: BegunRun, stage: string | undefined): Approval {
  const open = openApprovals(state).filter(({ status }) => status === 'pending');
  if (stage !== undefined && !state.plan.stages.some(({ id }) => id === stage)) {
    throw new OrchError('ORCH_STAGE_UNKNOWN', `Run ${state.runId} has no stage ${stage}.`, {
      hint: `Its stages: ${state.plan.stages.map(({ id }) => id).join(', ')}.`,
    });
  }
  const fitting = open.filter(({ request }) => stage === undefined || request.stage === stage);
  const [only, ...others] = fitting;
  if (only === undefined) throw nothingAsked(state, stage);
  if (others.length > 0) {
    const stages = fitting.map(({ request }) => request.stage).join(', ');
    throw new OrchError('ORCH_USAGE', `Run ${state.runId} asks several questions: ${stages}.`, {
      hint: 'Say which with --stage <id>.',
    });
  }
  return only;
}

function nothingAsked(state: BegunRun, stage: string | undefined): OrchError {
  const whose = stage === undefined ? '' : ` for stage ${stage}`;
  const child = state.stages.find((each) => each.status === 'child_waiting');
  const hint =
    child === undefined
      ? `It is ${state.status}. Look at it with: orch status --run ${state.runId}`
      : `Its child run asks: decide with --run ${child.childRunId}`;
  return new OrchError(
    'ORCH_APPROVAL_REFUSED',
    `Run ${state.runId} asks nothing${whose} at the moment.`,
    { hint },
  );
}

function documentOf(
  state: BegunRun,
  answer: ApprovalDecision,
  takenBy: DecisionDocument['taken_by'],
): DecisionDocument {
  const approval = state.approvals.find(({ request }) => request.id === answer.request_id);
  const top = state.parentRunId ?? state.runId;
  return {
    task_id: state.taskId,
    run_id: state.runId,
    stage: approval?.request.stage ?? '',
    request_id: answer.request_id,
    decision: answer.decision,
    actor: answer.actor,
    reason: answer.reason,
    taken_by: takenBy,
    approval_status: approval?.status ?? 'pending',
    approvals_needed: approval?.request.approvers ?? 1,
    approvals_given: (approval?.decisions ?? []).filter((each) => each.decision === 'approved')
      .length,
    run_status: state.status,
    next: state.status === 'paused' && takenBy === 'command' ? [resumeCommand(top)] : [],
  };
}

const words = {
  approved: 'Approved',
  rejected: 'Rejected',
  changes_requested: 'Asked for changes in',
} as const;

function decisionText(document: DecisionDocument): string {
  const { approvals_needed: needed, approvals_given: given, run_status: status } = document;
  const lines = [
    `${words[document.decision]} ${document.request_id} of run ${document.run_id}, as ${plainLine(document.actor.name)}.`,
    ...(document.approval_status === 'pending'
      ? [`${given} of ${needed} approvals are given; the question stays open.`]
      : []),
    status === 'paused' && document.taken_by === 'command'
      ? 'The run is paused; nobody goes on with it by itself.'
      : `The run is ${status}.`,
    ...document.next.map((command) => `Next: ${command}`),
  ];
  return `${lines.join('\n')}\n`;
}
