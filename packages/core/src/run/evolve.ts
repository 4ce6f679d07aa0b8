import { OrchError } from '../failure/orch-error.ts';
import { positionOf } from '../plan/stage-graph.ts';
import type { Approval } from './approval.ts';
import type { EventOf, RunEvent } from './run-event.ts';
import type {
  BegunRun,
  LiveRun,
  RunFacts,
  RunState,
  StageCounters,
  StageState,
} from './run-state.ts';
import type { TimedEvent } from './journal-entry.ts';
import { isSettled, standing } from './stage-standing.ts';

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
    startedAt: at,
    updatedAt: at,
    stages: data.plan.stages.map(() => pending),
    counters: data.plan.stages.map(() => untouched),
    approvals: [],
    childRuns: [],
    resumes: 0,
    notes: [],
  };
}

const pending: StageState = { status: 'pending' };
const untouched: StageCounters = { attempts: 0, forgiven: 0, generation: 0 };

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
      : [...run.childRuns, { stage: event.data.stage, runId: childRunId }],
  };
}

function reopen(run: BegunRun, event: EventOf<'run.reopened'>): RunState {
  if (run.status === 'running' || run.status === 'paused' || run.status === 'succeeded') {
    throw impossible(run, event, 'only a failed or cancelled run can be reopened');
  }
  return {
    ...facts(run),
    status: 'running',
    stop: null,
    parentAttempt: event.data.parent_attempt,
    stages: run.stages.map((stage) => (standing(stage) === 'good' ? stage : pending)),
    counters: run.counters.map((counters, position) => {
      const stage = run.stages[position];
      return stage === undefined || standing(stage) === 'good'
        ? counters
        : { ...counters, forgiven: counters.attempts };
    }),
  };
}

/** What ended keeps its place under the new plan; what was not yet done follows the new plan. */
function changePlan(run: BegunRun, event: EventOf<'plan.changed'>): RunState {
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

function resetStages(run: BegunRun, event: EventOf<'stage.reset'>): RunState {
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
  return { ...run, stages, counters };
}

function requestApproval(
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

function addDecision(
  approval: Approval,
  at: string,
  event: EventOf<'approval.decided'>,
): Approval | undefined {
  if (approval.status !== 'pending') return undefined;
  const decisions = [...approval.decisions, { ...event.data, at }];
  const yes = decisions.filter(({ decision }) => decision === 'approved').length;
  const { decision } = event.data;
  if (decision !== 'approved') return { ...approval, decisions, status: decision };
  return {
    ...approval,
    decisions,
    status: yes >= approval.request.approvers ? 'approved' : 'pending',
  };
}

function grantApproval(run: BegunRun, event: EventOf<'approval.granted'>): RunState {
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

function endApproval(
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

function changeApproval(
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

function forgive(run: BegunRun, event: { data: { stage: string } }): BegunRun {
  const position = positionOf(run.plan, event.data.stage);
  const counters = position === undefined ? undefined : run.counters[position];
  if (position === undefined || counters === undefined) return run;
  return {
    ...run,
    counters: run.counters.with(position, { ...counters, forgiven: counters.forgiven + 1 }),
  };
}

function note(run: BegunRun, at: string, kind: string, message: string): RunState {
  return { ...run, notes: [...run.notes, { at, kind, message }] };
}

function changeStage(
  run: BegunRun,
  event: {
    readonly type: string;
    readonly data: { readonly stage: string; readonly attempt?: number };
  },
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

function find(
  run: BegunRun,
  event: { readonly type: string; readonly data: { readonly stage: string } },
): number {
  const position = positionOf(run.plan, event.data.stage);
  if (position === undefined) throw impossible(run, event, `there is no stage ${event.data.stage}`);
  return position;
}

function live(run: BegunRun): LiveRun {
  return { ...facts(run), status: 'running', stop: run.status === 'running' ? run.stop : null };
}

function facts(run: BegunRun): RunFacts {
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
    startedAt: run.startedAt,
    updatedAt: run.updatedAt,
    stages: run.stages,
    counters: run.counters,
    approvals: run.approvals,
    childRuns: run.childRuns,
    resumes: run.resumes,
    notes: run.notes,
  };
}

function impossible(state: RunState, event: { readonly type: string }, why: string): OrchError {
  const runId = state.status === 'queued' ? null : state.runId;
  return new OrchError(
    'ORCH_INVALID_TRANSITION',
    `The event ${event.type} cannot follow here: ${why}.`,
    { data: { run_id: runId, status: state.status, event: event.type } },
  );
}
