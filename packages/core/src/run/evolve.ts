import { changeStage, facts, find, forgive, impossible } from './change-stage.ts';
import { changePlan, pending, reopen, resetStages, untouched } from './evolve-again.ts';
import {
  changeApproval,
  addDecision,
  endApproval,
  grantApproval,
  requestApproval,
} from './evolve-approval.ts';
import { evolveAgent, relayApproval } from './evolve-agent.ts';
import type { TimedEvent } from './journal-entry.ts';
import type { EventOf } from './run-event.ts';
import type { BegunRun, LiveRun, RunState, StageState } from './run-state.ts';
import { isSettled } from './stage-standing.ts';

/**
 * Folds one fact into a run. Pure, and total over every journal that `decide` can write.
 *
 * @throws OrchError `ORCH_INVALID_TRANSITION` for an event that cannot follow; a journal that holds
 *   one is damaged
 */
export function evolve(state: RunState, { at, event }: TimedEvent): RunState {
  if (event.type === 'run.started') {
    if (state.status !== 'queued') throw impossible(state, event, 'the run has begun already');
    return begin(at, event);
  }
  if (state.status === 'queued') throw impossible(state, event, 'the run has not begun');
  const run: BegunRun = { ...state, updatedAt: at };
  switch (event.type) {
    case 'run.resumed':
      if (run.status !== 'running' && run.status !== 'paused') {
        throw impossible(state, event, 'the run has ended');
      }
      return { ...live(run), resumes: run.resumes + 1 };
    case 'run.reopened':
      return reopen(run, event);
    case 'plan.changed':
      return changePlan(run, event);
    case 'stage.started':
      return startStage(run, at, event);
    case 'stage.spawned':
      return changeStage(run, event, (stage) =>
        stage.status === 'running' ? { ...stage, handle: event.data.handle } : undefined,
      );
    case 'stage.succeeded':
      return changeStage(run, event, (stage) =>
        stage.status === 'running' || stage.status === 'awaiting_approval'
          ? {
              status: 'succeeded',
              attempt: event.data.attempt,
              startedAt: stage.startedAt,
              endedAt: at,
              receipt: event.data.receipt,
            }
          : undefined,
      );
    case 'stage.failed':
      return changeStage(run, event, (stage) =>
        isSettled(stage)
          ? undefined
          : {
              status: 'failed',
              attempt: event.data.attempt,
              startedAt: 'startedAt' in stage ? stage.startedAt : null,
              endedAt: at,
              failure: event.data.failure,
              allowed: event.data.allowed,
              receipt: event.data.receipt,
            },
      );
    case 'stage.retry_scheduled':
      return changeStage(run, event, (stage) =>
        stage.status === 'running'
          ? {
              status: 'backing_off',
              attempt: event.data.attempt,
              dueAt: event.data.due_at,
              backoffMs: event.data.backoff_ms,
              failure: event.data.failure,
            }
          : undefined,
      );
    case 'stage.skipped':
      return changeStage(run, event, (stage) =>
        stage.status === 'pending' ? { status: 'skipped', reason: event.data.reason } : undefined,
      );
    case 'stage.orphaned':
      return forgive(
        changeStage(run, event, (stage) =>
          stage.status === 'running'
            ? { status: 'orphaned', attempt: stage.attempt, startedAt: stage.startedAt }
            : undefined,
        ),
        event,
      );
    case 'stage.cancelled':
      return changeStage(run, event, (stage) =>
        isSettled(stage)
          ? undefined
          : { status: 'cancelled', attempt: event.data.attempt, receipt: event.data.receipt },
      );
    case 'stage.child_paused':
      return changeStage(run, event, (stage) =>
        stage.status === 'running'
          ? {
              status: 'child_waiting',
              attempt: stage.attempt,
              startedAt: stage.startedAt,
              childRunId: event.data.child_run_id,
              reason: event.data.reason,
            }
          : undefined,
      );
    case 'stage.child_resumed':
      return changeStage(run, event, (stage) =>
        stage.status === 'child_waiting'
          ? {
              status: 'running',
              attempt: stage.attempt,
              startedAt: stage.startedAt,
              handle: null,
              childRunId: stage.childRunId,
              grant: null,
            }
          : undefined,
      );
    case 'stage.reset':
      return resetStages(run, event);
    case 'guard.decided':
      return run;
    case 'approval.requested':
      return requestApproval(run, at, event);
    case 'approval.decided':
      return changeApproval(run, event, event.data.request_id, (approval) =>
        addDecision(approval, at, event),
      );
    case 'approval.granted':
      return grantApproval(run, event);
    case 'approval.voided':
      return endApproval(run, event, 'void', `changed since: ${event.data.changed.join(', ')}`);
    case 'approval.expired':
      return endApproval(run, event, 'expired', `expired at ${event.data.expired_at}`);
    case 'approval.relayed':
      return relayApproval(run, event);
    case 'agent.session':
    case 'agent.used':
    case 'agent.span':
    case 'agent.answered':
      return evolveAgent(run, event);
    case 'run.paused':
      if (run.status !== 'running') throw impossible(state, event, 'the run is not running');
      return { ...facts(run), status: 'paused', reason: event.data.reason };
    case 'run.stop_requested':
      return stop(run, at, event);
    case 'run.completed':
      if (run.status !== 'running' && run.status !== 'paused') {
        throw impossible(state, event, 'the run has ended already');
      }
      return {
        ...facts(run),
        status: event.data.status,
        completedAt: at,
        review: event.data.review,
        stop: run.status === 'running' ? run.stop : null,
      };
    case 'journal.cut':
      return note(
        run,
        at,
        'journal.cut',
        `${event.data.bytes} bytes of an unfinished line were cut off.`,
      );
    case 'note':
      return note(run, at, event.data.kind, event.data.message);
  }
}

function begin(at: string, event: EventOf<'run.started'>): LiveRun {
  const { data } = event;
  return {
    status: 'running',
    stop: null,
    taskId: data.task_id,
    runId: data.run_id,
    parentRunId: data.parent_run_id,
    parentStage: data.parent_stage,
    parentAttempt: data.parent_attempt,
    depth: data.depth,
    plan: data.plan,
    execution: data.execution,
    startedBy: data.started_by,
    orchVersion: data.orch_version,
    workspace: data.workspace ?? null,
    begun: { plan: data.plan.digest, policy: data.policy ?? null },
    startedAt: at,
    updatedAt: at,
    stages: data.plan.stages.map(() => pending),
    counters: data.plan.stages.map(() => untouched),
    approvals: [],
    agents: {},
    childRuns: [],
    resumes: 0,
    notes: [],
  };
}

function startStage(run: BegunRun, at: string, event: EventOf<'stage.started'>): RunState {
  const position = find(run, event);
  const { attempt, child_run_id: childRunId } = event.data;
  const counters = run.counters[position] ?? untouched;
  if (attempt !== counters.attempts + 1) {
    throw impossible(run, event, `attempt ${attempt} does not follow attempt ${counters.attempts}`);
  }
  const changed = changeStage(run, event, (stage) =>
    stage.status === 'pending' || stage.status === 'backing_off' || stage.status === 'orphaned'
      ? { status: 'running', attempt, startedAt: at, handle: null, childRunId, grant: null }
      : undefined,
  );
  const known = childRunId === null || run.childRuns.some((child) => child.runId === childRunId);
  return {
    ...changed,
    counters: run.counters.with(position, { ...counters, attempts: attempt }),
    childRuns: known
      ? run.childRuns
      : [
          ...run.childRuns,
          { stage: event.data.stage, runId: childRunId, taskId: taskOfChild(run, position) },
        ],
  };
}

function taskOfChild(run: BegunRun, position: number): string {
  const definition = run.plan.stages[position]?.definition;
  const named = definition?.kind === 'subpipeline' ? definition.task : undefined;
  return named ?? run.taskId;
}

/** What had not begun is cancelled with the request; what runs is cancelled when it has ended. */
function stop(run: BegunRun, at: string, event: EventOf<'run.stop_requested'>): RunState {
  const { data } = event;
  if (run.status !== 'running' && run.status !== 'paused') {
    throw impossible(run, event, 'the run has ended');
  }
  return {
    ...facts(run),
    status: 'running',
    stop:
      data.cause === 'cancel'
        ? { cause: 'cancel', by: data.by, reason: data.reason, at }
        : { cause: 'max_duration', maxDurationMs: data.max_duration_ms, at },
    stages: run.stages.map((stage, position) =>
      stopStage(stage, run.counters[position]?.attempts ?? 0),
    ),
  };
}

function stopStage(stage: StageState, attempts: number): StageState {
  if (isSettled(stage) || stage.status === 'running') return stage;
  // The child run must be ended too, so its stage goes back to work to do that.
  if (stage.status === 'child_waiting') {
    const { attempt, startedAt, childRunId } = stage;
    return { status: 'running', attempt, startedAt, handle: null, childRunId, grant: null };
  }
  return { status: 'cancelled', attempt: attempts, receipt: null };
}

function note(run: BegunRun, at: string, kind: string, message: string): RunState {
  return { ...run, notes: [...run.notes, { at, kind, message }] };
}

function live(run: BegunRun): LiveRun {
  return { ...facts(run), status: 'running', stop: run.status === 'running' ? run.stop : null };
}
