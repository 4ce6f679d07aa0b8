import { OrchError } from '../failure/orch-error.ts';
import { isForgivable, isRetryable } from '../failure/failure.ts';
import { backoffMs, maxAttempts } from '../plan/retry-policy.ts';
import { positionOf } from '../plan/stage-graph.ts';
import { advance } from './advance.ts';
import {
  confirmApproval,
  decideApproval,
  expireApprovals,
  stagesToRework,
} from './decide-approval.ts';
import { answerOrphans, isStopping, orphan } from './decide-orphans.ts';
import { evolve } from './evolve.ts';
import type { Receipt } from './receipt.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { RunCommand, StageOutcome } from './run-command.ts';
import type { FinalStatus, RunEvent } from './run-event.ts';
import type { BegunRun, FinishedRun, RunState } from './run-state.ts';
import { isSettled } from './stage-standing.ts';

/** Facts to journal, in order; or why the command was not taken. */
export type Decision = { readonly events: readonly RunEvent[] } | { readonly refused: Refusal };

/**
 * Decides what follows from a command: its direct events, then whatever the run does by itself
 * (stages that become ready or can never run, a pause when nothing but a human can go on).
 * Pure: the same state, command and time always give the same facts.
 *
 * @param at wall clock, ISO 8601 in UTC
 * @throws OrchError `ORCH_INVALID_TRANSITION` for a command that no correct caller gives
 */
export function decide(state: RunState, command: RunCommand, at: string): Decision {
  const direct = react(state, command, at);
  if ('refused' in direct) return direct;
  let next = fold(state, direct.events, at);
  const events = [...direct.events];
  for (let more = advance(next); more.length > 0; more = advance(next)) {
    next = fold(next, more, at);
    events.push(...more);
  }
  return { events };
}

function react(state: RunState, command: RunCommand, at: string): Decision {
  if (command.kind === 'start') return start(state, command);
  if (state.status === 'queued') throw impossible(state, command, 'the run has not begun');
  switch (command.kind) {
    case 'resume':
      return resume(state, command, at);
    case 'wake':
      return state.status === 'paused'
        ? {
            events: [
              { type: 'run.resumed', data: { by: command.by, reason: command.reason } },
              ...afterPause(state, at),
            ],
          }
        : nothing;
    case 'accept_plan':
      return {
        events: [
          {
            type: 'plan.changed',
            data: { by: command.by, previous_digest: state.plan.digest, plan: command.plan },
          },
        ],
      };
    case 'spawned':
      return runs(state, command)
        ? {
            events: [
              {
                type: 'stage.spawned',
                data: { stage: command.stage, attempt: command.attempt, handle: command.handle },
              },
            ],
          }
        : nothing;
    case 'guard': {
      const { stage, attempt, guard, moment, verdict } = command;
      const { effect, rules, facts } = verdict;
      const data = { stage, attempt, guard, moment, effect, rules, facts };
      return runs(state, command) ? { events: [{ type: 'guard.decided', data }] } : nothing;
    }
    case 'agent':
      return runs(state, command.fact.data) ? { events: [command.fact] } : nothing;
    case 'settle':
      // I4: an outcome counts once; a late second one of the same attempt says nothing new.
      return runs(state, command) ? settle(state, command, at) : nothing;
    case 'retry':
      return retry(state, command);
    case 'cancel':
      return cancel(state, command);
    case 'deadline':
      return state.status === 'running' &&
        state.stop === null &&
        state.plan.max_duration_ms !== null
        ? {
            events: [
              {
                type: 'run.stop_requested',
                data: { cause: 'max_duration', max_duration_ms: state.plan.max_duration_ms },
              },
            ],
          }
        : nothing;
    case 'decide':
      return decideApproval(state, command, at);
    case 'confirm':
      return confirmApproval(state, command, at);
    case 'note':
      return {
        events: [
          { type: 'note', data: { kind: command.note, message: command.message, data: null } },
        ],
      };
    case 'complete':
      return complete(state, command);
  }
}

const nothing: Decision = { events: [] };

function start(state: RunState, command: Extract<RunCommand, { kind: 'start' }>): Decision {
  if (state.status !== 'queued') throw impossible(state, command, 'the run has begun already');
  return {
    events: [
      {
        type: 'run.started',
        data: {
          task_id: command.taskId,
          run_id: command.runId,
          parent_run_id: command.parentRunId,
          parent_stage: command.parentStage,
          parent_attempt: command.parentAttempt,
          depth: command.depth,
          plan: command.plan,
          execution: command.execution,
          started_by: command.startedBy,
          orch_version: command.orchVersion,
          ...(command.workspace && { workspace: command.workspace }),
          ...(command.policy !== undefined && { policy: command.policy }),
        },
      },
    ],
  };
}

function resume(
  state: BegunRun,
  command: Extract<RunCommand, { kind: 'resume' }>,
  at: string,
): Decision {
  switch (state.status) {
    case 'succeeded':
      return refuse(
        'ORCH_RUN_FINISHED',
        `Run ${state.runId} has succeeded; there is nothing to go on with.`,
        'Start a new run with: orch start',
      );
    case 'failed':
    case 'cancelled':
      return {
        events: [
          {
            type: 'run.reopened',
            data: { by: command.by, from: state.status, parent_attempt: command.parentAttempt },
          },
        ],
      };
    case 'running':
    case 'paused':
      return {
        events: [
          { type: 'run.resumed', data: { by: command.by, reason: command.reason } },
          ...orphan(state),
          ...answerOrphans(state, command.orphans),
          ...afterPause(state, at),
        ],
      };
  }
}

/** What the end of a pause brings: paused children go on, rework begins, lapsed questions are asked again. */
function afterPause(state: BegunRun, at: string): RunEvent[] {
  return [...wakeChildren(state), ...rework(state), ...expireApprovals(state, at)];
}

function wakeChildren(state: BegunRun): RunEvent[] {
  return state.plan.stages.flatMap((planned, position): RunEvent[] => {
    const stage = state.stages[position];
    if (stage?.status !== 'child_waiting') return [];
    const data = { stage: planned.id, attempt: stage.attempt, child_run_id: stage.childRunId };
    return [{ type: 'stage.child_resumed', data }];
  });
}

/** Stages whose approver asked for changes run again, with all that they depend on. */
function rework(state: BegunRun): RunEvent[] {
  return state.approvals.flatMap((approval): RunEvent[] => {
    if (approval.status !== 'changes_requested') return [];
    const stages = stagesToRework(state, approval.request.stage, approval.request.id);
    if (stages.length === 0) return [];
    const because = `changes were requested in ${approval.request.id}`;
    return [{ type: 'stage.reset', data: { stages, because } }];
  });
}

function settle(
  state: BegunRun,
  command: Extract<RunCommand, { kind: 'settle' }>,
  at: string,
): Decision {
  const { stage, attempt, outcome } = command;
  switch (outcome.kind) {
    case 'succeeded':
      return {
        events: [{ type: 'stage.succeeded', data: { stage, attempt, receipt: outcome.receipt } }],
      };
    case 'failed':
      return { events: [fail(state, command, outcome, at)] };
    case 'cancelled':
      return cancelled(command, outcome.receipt);
    case 'ask': {
      if (isStopping(state)) return cancelled(command, outcome.receipt);
      const asked = state.approvals.filter(({ request }) => request.stage === stage).length;
      const request = { ...outcome.request, id: `${stage}#${asked + 1}`, stage, attempt };
      return {
        events: [{ type: 'approval.requested', data: { request, receipt: outcome.receipt } }],
      };
    }
    case 'child_paused': {
      if (isStopping(state)) return cancelled(command, null);
      const data = { stage, attempt, child_run_id: outcome.childRunId, reason: outcome.reason };
      return { events: [{ type: 'stage.child_paused', data }] };
    }
  }
}

function cancelled(
  { stage, attempt }: Extract<RunCommand, { kind: 'settle' }>,
  receipt: Receipt | null,
): Decision {
  return { events: [{ type: 'stage.cancelled', data: { stage, attempt, receipt } }] };
}

function fail(
  state: BegunRun,
  { stage, attempt }: Extract<RunCommand, { kind: 'settle' }>,
  { failure, receipt }: Extract<StageOutcome, { kind: 'failed' }>,
  at: string,
): RunEvent {
  const position = positionOf(state.plan, stage) ?? -1;
  const definition = state.plan.stages[position]?.definition;
  if (definition === undefined) throw new OrchError('ORCH_INTERNAL', `There is no stage ${stage}.`);
  const counted = attempt - (state.counters[position]?.forgiven ?? 0);
  if (!isStopping(state) && isRetryable(failure) && counted < maxAttempts(definition)) {
    const wait = backoffMs(definition, counted);
    const due_at = new Date(Date.parse(at) + wait).toISOString();
    return {
      type: 'stage.retry_scheduled',
      data: { stage, attempt, failure, backoff_ms: wait, due_at, receipt },
    };
  }
  const allowed = definition.allow_failure === true && isForgivable(failure);
  return { type: 'stage.failed', data: { stage, attempt, failure, allowed, receipt } };
}

function retry(state: BegunRun, command: Extract<RunCommand, { kind: 'retry' }>): Decision {
  const position = positionOf(state.plan, command.stage) ?? -1;
  const stage = state.stages[position];
  if (state.status !== 'running' || state.stop !== null) return nothing;
  if (stage?.status !== 'backing_off' || stage.attempt !== command.attempt) return nothing;
  const data = { stage: command.stage, attempt: command.attempt + 1, child_run_id: null };
  return { events: [{ type: 'stage.started', data }] };
}

function cancel(state: BegunRun, command: Extract<RunCommand, { kind: 'cancel' }>): Decision {
  if (state.status !== 'running' && state.status !== 'paused') {
    return refuse(
      'ORCH_RUN_FINISHED',
      `Run ${state.runId} has ${state.status} already.`,
      `Look at it with: orch status --run ${state.runId}`,
    );
  }
  if (isStopping(state)) return nothing;
  const data = { cause: 'cancel', by: command.by, reason: command.reason } as const;
  return { events: [{ type: 'run.stop_requested', data }] };
}

function complete(state: BegunRun, command: Extract<RunCommand, { kind: 'complete' }>): Decision {
  if (isFinished(state)) return nothing;
  if (!state.stages.every(isSettled)) throw impossible(state, command, 'stages are still open');
  const earned = finalStatus(state);
  const status = command.broken && earned === 'succeeded' ? 'failed' : earned;
  return { events: [{ type: 'run.completed', data: { status, review: command.review } }] };
}

/** How a run whose stages have all ended comes out. */
export function finalStatus(state: BegunRun): FinalStatus {
  if (state.status === 'running' && state.stop?.cause === 'cancel') return 'cancelled';
  if (state.status === 'running' && state.stop?.cause === 'max_duration') return 'failed';
  const bad = state.stages.some(
    (stage) =>
      (stage.status === 'failed' && !stage.allowed) ||
      stage.status === 'cancelled' ||
      (stage.status === 'skipped' && stage.reason.kind === 'need_not_met'),
  );
  return bad ? 'failed' : 'succeeded';
}

export function isFinished(state: RunState): state is FinishedRun {
  return state.status === 'succeeded' || state.status === 'failed' || state.status === 'cancelled';
}

function runs(
  state: BegunRun,
  command: { readonly stage: string; readonly attempt: number },
): boolean {
  const position = positionOf(state.plan, command.stage);
  const stage = position === undefined ? undefined : state.stages[position];
  return (
    state.status === 'running' && stage?.status === 'running' && stage.attempt === command.attempt
  );
}

function fold(state: RunState, events: readonly RunEvent[], at: string): RunState {
  return events.reduce((before, event) => evolve(before, { at, event }), state);
}

function impossible(state: RunState, command: RunCommand, why: string): OrchError {
  return new OrchError(
    'ORCH_INVALID_TRANSITION',
    `The command ${command.kind} cannot be: ${why}.`,
    {
      data: { status: state.status, command: command.kind },
    },
  );
}
