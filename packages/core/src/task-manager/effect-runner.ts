import type { Failure } from '../failure/failure.ts';
import { describeThrown } from '../failure/orch-error.ts';
import type { AbortSignalLike } from '../ports/clock.ts';
import type { ChildOutcome } from '../ports/roles.ts';
import { agentStanding } from '../run/agent-progress.ts';
import type { Bindings } from '../run/approval.ts';
import type { Effect } from '../run/effects.ts';
import type { Review } from '../run/review.ts';
import type { RunCommand, StageOutcome } from '../run/run-command.ts';
import { grantingPolicy, type BegunRun } from '../run/run-state.ts';
import type { TaskManagerPorts } from './task-manager.ts';

/** What an effect may use of the loop that runs it. */
export interface EffectContext {
  readonly run: BegunRun;
  /** Aborted when the run is being stopped. */
  readonly signal: AbortSignalLike;
  readonly waitWhilePaused: boolean;
  bindings(): Promise<Bindings>;
  /** Resolves once what follows from the command is journalled. */
  post(command: RunCommand): Promise<void>;
}

/** Does one piece of work and says what came of it, as a command; `null` if nothing is to be said. */
export type EffectRunner = (
  effect: Exclude<Effect, { kind: 'stop' }>,
  context: EffectContext,
) => Promise<RunCommand | null>;

/** Starts a child run, or goes on with it. */
export type ChildRunner = (
  request: {
    readonly pipelineId: string;
    readonly childRunId: string;
    readonly stage: string;
    readonly attempt: number;
  },
  context: EffectContext,
) => Promise<ChildOutcome>;

/** Effects by way of the roles: builder and tester for a stage, the reviewer for the end. */
export function createEffectRunner(ports: TaskManagerPorts, runChild: ChildRunner): EffectRunner {
  return async (effect, context) => {
    switch (effect.kind) {
      case 'execute': {
        const outcome = await runStage(ports, runChild, effect, context);
        return { kind: 'settle', stage: effect.stage.id, attempt: effect.attempt, outcome };
      }
      case 'back_off': {
        await ports.clock.sleep(waitMs(ports, effect), context.signal);
        return { kind: 'retry', stage: effect.stage, attempt: effect.attempt };
      }
      case 'confirm':
        return confirm(effect.requestId, context);
      case 'review':
        return review(ports, context.run);
    }
  };
}

/** I8: a builder or tester that throws is a failure of the stage, never the end of the loop. */
async function runStage(
  ports: TaskManagerPorts,
  runChild: ChildRunner,
  effect: Extract<Effect, { kind: 'execute' }>,
  context: EffectContext,
): Promise<StageOutcome> {
  const { stage, attempt } = effect;
  const { run } = context;
  const key = { taskId: run.taskId, runId: run.runId };
  let outcome: StageOutcome;
  try {
    outcome = await ports.builder.build({
      run: key,
      pipelineId: run.plan.pipeline.id,
      stage,
      attempt,
      grantingPolicy: grantingPolicy(run),
      grant: effect.grant,
      childRunId: effect.childRunId,
      signal: context.signal,
      onSpawn: (handle) => {
        // Recorded as soon as may be; a crash before that is covered by the mark that the process carries.
        context.post({ kind: 'spawned', stage: stage.id, attempt, handle }).catch(() => undefined);
      },
      agent: stage.definition.kind === 'agent' ? agentStanding(run, stage.id) : null,
      onAgent: (fact) => context.post({ kind: 'agent', fact }),
      onGuard: (moment, guard, verdict) =>
        context.post({ kind: 'guard', stage: stage.id, attempt, guard, moment, verdict }),
      onOutput: (stream, text) => {
        void ports.bus.emit('stage:output', { key, stage: stage.id, stream, text });
      },
      bindings: () => context.bindings(),
      nowMs: () => ports.clock.nowMs(),
      runChild: (pipelineId, childRunId) =>
        runChild({ pipelineId, childRunId, stage: stage.id, attempt }, context),
    });
  } catch (error) {
    return thrown('ORCH_BUILDER_THREW', 'The builder', error);
  }
  try {
    return await ports.tester.test({ run: key, stage, attempt, outcome });
  } catch (error) {
    return thrown('ORCH_TESTER_THREW', 'The tester', error);
  }
}

function thrown(
  code: Extract<Failure['code'], 'ORCH_BUILDER_THREW' | 'ORCH_TESTER_THREW'>,
  who: string,
  error: unknown,
): StageOutcome {
  const message = `${who} threw: ${describeThrown(error)}`;
  return { kind: 'failed', failure: { code, message }, receipt: null };
}

/** The wait is bounded by its own length, so that a clock that jumps back cannot stretch it. */
function waitMs(ports: TaskManagerPorts, effect: Extract<Effect, { kind: 'back_off' }>): number {
  const leftMs = Date.parse(effect.dueAt) - ports.clock.nowMs();
  return Math.min(effect.backoffMs, Math.max(0, leftMs));
}

async function confirm(requestId: string, context: EffectContext): Promise<RunCommand> {
  try {
    return { kind: 'confirm', requestId, bound: await context.bindings() };
  } catch (error) {
    // What cannot be looked at cannot be confirmed; a bound value of its own makes the yes void.
    const message = `The bindings of ${requestId} could not be read: ${describeThrown(error)}`;
    await context.post({ kind: 'note', note: 'bindings.unreadable', message });
    return { kind: 'confirm', requestId, bound: { plan: '', policy: '', worktree: '' } };
  }
}

async function review(ports: TaskManagerPorts, run: BegunRun): Promise<RunCommand> {
  try {
    return { kind: 'complete', review: await ports.reviewer.review(run), broken: false };
  } catch (error) {
    const message = `ORCH_REVIEWER_THREW: The reviewer threw: ${describeThrown(error)}`;
    const broken: Review = { summary: message, guardrails: [], failures: [message] };
    return { kind: 'complete', review: broken, broken: true };
  }
}
