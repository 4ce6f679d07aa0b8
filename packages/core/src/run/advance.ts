import { eachPending } from '../plan/stage-graph.ts';
import type { PauseReason, RunEvent } from './run-event.ts';
import type { LiveRun, RunState } from './run-state.ts';

/**
 * What a run does by itself from where it stands. The empty list means that it waits for an
 * outcome, a human, or its review.
 */
export function advance(state: RunState): RunEvent[] {
  if (state.status === 'paused') return settleHopeless(state);
  if (state.status !== 'running' || state.stop !== null) return [];
  const moves = startAndSkip(state);
  return moves.length > 0 ? moves : pause(state);
}

function startAndSkip(state: LiveRun): RunEvent[] {
  const events: RunEvent[] = relayRefusals(state);
  let free = state.execution.max_concurrency - busy(state);
  for (const [position, stage] of state.stages.entries()) {
    const planned = state.plan.stages[position];
    if (stage.status !== 'orphaned' || planned === undefined || free <= 0) continue;
    if (rerunsOrphans(planned.definition)) {
      free -= 1;
      const data = { stage: planned.id, attempt: stage.attempt + 1, child_run_id: null };
      events.push({ type: 'stage.started', data });
    }
  }
  eachPending(state.plan, state.stages, (position, readiness) => {
    const planned = state.plan.stages[position];
    if (planned === undefined) return false;
    switch (readiness.kind) {
      case 'wait':
        return true;
      case 'need_not_met':
      case 'condition':
        events.push({ type: 'stage.skipped', data: { stage: planned.id, reason: readiness } });
        return true;
      case 'ready': {
        // I2: never more stages in progress than the execution mode allows.
        if (free <= 0) return false;
        free -= 1;
        const counters = state.counters[position];
        events.push({
          type: 'stage.started',
          data: {
            stage: planned.id,
            attempt: (counters?.attempts ?? 0) + 1,
            child_run_id:
              planned.definition.kind === 'subpipeline'
                ? childRunId(state.runId, planned.index, counters?.generation ?? 0)
                : null,
          },
        });
        return true;
      }
    }
  });
  return events;
}

/** Agents that asked and got a no go on, to be told. */
function relayRefusals(state: LiveRun): RunEvent[] {
  return state.stages.flatMap((stage): RunEvent[] => {
    if (stage.status !== 'awaiting_approval') return [];
    const approval = state.approvals.find(({ request }) => request.id === stage.requestId);
    if (approval?.status !== 'rejected' || approval.request.reason !== 'agent') return [];
    return [{ type: 'approval.relayed', data: { request_id: stage.requestId } }];
  });
}

/** In a paused run nothing begins, but what can never run any more is said. */
function settleHopeless(state: Extract<RunState, { status: 'paused' }>): RunEvent[] {
  const events: RunEvent[] = [];
  eachPending(state.plan, state.stages, (position, readiness) => {
    const planned = state.plan.stages[position];
    if (planned !== undefined && readiness.kind === 'need_not_met') {
      events.push({ type: 'stage.skipped', data: { stage: planned.id, reason: readiness } });
    }
    return true;
  });
  return events;
}

/** A run pauses when nothing is in progress and only a human can bring it further. */
function pause(state: LiveRun): RunEvent[] {
  const reasons = new Set<PauseReason>();
  for (const stage of state.stages) {
    switch (stage.status) {
      case 'running':
      case 'backing_off':
        return [];
      case 'awaiting_approval': {
        const approval = state.approvals.find(({ request }) => request.id === stage.requestId);
        // Answered with yes: the effect that compares the bindings comes next.
        if (approval?.status === 'approved') return [];
        reasons.add(approval?.request.reason === 'budget' ? 'budget' : 'approval');
        break;
      }
      case 'child_waiting':
        reasons.add(stage.reason);
        break;
      case 'orphaned':
        reasons.add('input');
        break;
      case 'pending':
      case 'succeeded':
      case 'failed':
      case 'skipped':
      case 'cancelled':
        break;
    }
  }
  const reason = (['approval', 'input', 'budget'] as const).find((each) => reasons.has(each));
  return reason === undefined ? [] : [{ type: 'run.paused', data: { reason } }];
}

/**
 * The id of the child run of a subpipeline stage. It is a function of the parent, so that a parent
 * which crashed in between finds the child again; a stage sent back for rework gets a new one.
 */
function childRunId(parentRunId: string, index: number, generation: number): string {
  const again = generation === 0 ? '' : `r${generation}`;
  return `${parentRunId}.${index}${again}`;
}

function busy(state: LiveRun): number {
  const sequential = state.execution.mode === 'sequential';
  const inProgress = sequential ? ownedOrWaiting : owned;
  let count = 0;
  for (const [position, stage] of state.stages.entries()) {
    if (inProgress.has(stage.status)) count += 1;
    else if (sequential && stage.status === 'orphaned') {
      const definition = state.plan.stages[position]?.definition;
      if (definition !== undefined && !rerunsOrphans(definition)) count += 1;
    }
  }
  return count;
}

const owned: ReadonlySet<string> = new Set(['running', 'backing_off']);
// Under the one-subtask rule a stage that waits for a human is still the one in progress.
const ownedOrWaiting: ReadonlySet<string> = new Set([
  ...owned,
  'awaiting_approval',
  'child_waiting',
]);

/** Whether an attempt that was lost in a crash is repeated without asking (DESIGN §4). */
export function rerunsOrphans(definition: {
  readonly kind: string;
  readonly on_orphan?: string;
}): boolean {
  return (definition.on_orphan ?? (definition.kind === 'agent' ? 'ask' : 'rerun')) === 'rerun';
}
