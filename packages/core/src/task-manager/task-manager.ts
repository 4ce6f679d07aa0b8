import { OrchError } from '../failure/orch-error.ts';
import { sanitizeRunId, sanitizeTaskId } from '../ids/sanitize-id.ts';
import type { Workspace } from '../pipeline/stage-definition.ts';
import type { Execution } from '../plan/plan.ts';
import type { AbortSignalLike, Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Builder, ChildOutcome, Planner, Reviewer, Tester } from '../ports/roles.ts';
import type { RunKey, RunStore, RunWriter } from '../ports/run-store.ts';
import type { Actor, ApprovalDecision, Bindings } from '../run/approval.ts';
import { isFinished } from '../run/decide.ts';
import { evolve } from '../run/evolve.ts';
import {
  grantingPolicy,
  queuedRun,
  type BegunRun,
  type FinishedRun,
  type PausedRun,
  type RunState,
} from '../run/run-state.ts';
import { isSettled } from '../run/stage-standing.ts';
import { createEffectRunner, type ChildRunner, type EffectRunner } from './effect-runner.ts';
import type { RunBus } from './run-bus.ts';
import { RunLoop, type RunLoopOptions } from './run-loop.ts';

/** The parts that a {@link TaskManager} is built from. */
export interface TaskManagerPorts {
  readonly planner: Planner;
  readonly builder: Builder;
  readonly tester: Tester;
  readonly reviewer: Reviewer;
  readonly store: RunStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** What an approval is bound to besides the plan: digests of policy and worktree as they are now. */
  readonly observed: () => Promise<Omit<Bindings, 'plan'>>;
  /** Digest of the policy under which a run that starts now begins; `null` where there is none. */
  readonly policy?: () => Promise<string | null>;
  readonly bus: RunBus;
  readonly orchVersion: string;
  /**
   * Asked before a run begins or goes on, child runs included, whether its pipeline may run for its
   * task; throws an `OrchError` to refuse. Everything may run unless given.
   */
  readonly admit?: (run: { readonly taskId: string; readonly pipelineId: string }) => Promise<void>;
}

interface RunOptions {
  /** Aborting cancels the run; a reason of the form {@link CancelReason} says who and why. */
  readonly signal?: AbortSignalLike;
  /** Stay with a paused run until it is decided, instead of giving it back. */
  readonly waitWhilePaused?: boolean;
}

export interface StartRequest extends RunOptions {
  readonly taskId: string;
  readonly pipelineId: string;
  /** A new one unless given. */
  readonly runId?: string;
  readonly execution: Execution;
  readonly startedBy: Actor;
  readonly parent?: ParentStage;
  /** Where the run works, where that is not the repository's own worktree; it is recorded. */
  readonly workspace?: Workspace;
  /** Digest of the policy under which it begins; that of now unless given. */
  readonly policy?: string | null;
}

/** The stage that a child run works for. */
export interface ParentStage {
  readonly runId: string;
  readonly stage: string;
  readonly attempt: number;
  readonly depth: number;
}

export interface ResumeRequest extends RunOptions {
  readonly key: RunKey;
  readonly by: Actor;
  readonly reason: string;
  /** Go on although the pipeline was edited since; recorded. */
  readonly acceptPlanChange?: boolean;
  /** What to do with stages whose process was lost and that ask before they run again. */
  readonly orphans?: 'rerun' | 'fail';
  readonly parentAttempt?: number;
}

/** How a run stands when its process gives it back. */
export type RunResult = PausedRun | FinishedRun;

/** Subpipelines nest at most this deep. */
export const maxDepth = 16;

/**
 * Drives runs: planner, then builder and tester for each stage, then reviewer. Its loop is the only
 * one there is; everything else that wants something of a run sends it a command.
 */
export class TaskManager {
  readonly #ports: TaskManagerPorts;

  constructor(ports: TaskManagerPorts) {
    this.#ports = ports;
  }

  /** What happens in the runs of this manager. */
  get events(): RunBus {
    return this.#ports.bus;
  }

  /**
   * Plans a pipeline and runs it until it ends or pauses.
   *
   * @throws OrchError for what is wrong before anything runs, and for storage that fails. A stage,
   *   builder, tester or reviewer that fails is in the result instead.
   */
  async start(request: StartRequest): Promise<RunResult> {
    const { planner, builder, clock, ids, store, orchVersion } = this.#ports;
    const taskId = sanitizeTaskId(request.taskId);
    const plan = await planner.plan(request.pipelineId);
    await builder.check(plan);
    await this.#ports.admit?.({ taskId, pipelineId: request.pipelineId });
    const runId = sanitizeRunId(request.runId ?? ids.runId(clock.nowMs()));
    const depth = request.parent?.depth ?? 0;
    if (depth > maxDepth) {
      throw new OrchError('ORCH_CONFIG_INVALID', `Subpipelines nest deeper than ${maxDepth}.`, {
        place: `pipeline ${request.pipelineId}`,
      });
    }
    const policy = request.policy === undefined ? await this.#ports.policy?.() : request.policy;
    const writer = await store.create({ taskId, runId });
    const state = await this.#drive(writer, queuedRun, loopOptions(request), (loop) =>
      loop.command({
        kind: 'start',
        taskId,
        runId,
        parentRunId: request.parent?.runId ?? null,
        parentStage: request.parent?.stage ?? null,
        parentAttempt: request.parent?.attempt ?? null,
        depth,
        plan,
        execution: request.execution,
        startedBy: request.startedBy,
        orchVersion,
        ...(request.workspace && { workspace: request.workspace }),
        ...(typeof policy === 'string' && { policy }),
      }),
    );
    return result(state);
  }

  /**
   * Goes on with a run whose process is gone, that paused, or that failed. What is left of its
   * processes is ended first; finished stages are not run again. I5: the plan must be the one that
   * the run was bound to, unless the change is accepted.
   *
   * @throws OrchError `ORCH_RUN_FINISHED`, `ORCH_PLAN_CHANGED`, `ORCH_LEASE_HELD`, and what `start` throws
   */
  async resume(request: ResumeRequest): Promise<RunResult> {
    const writer = await this.#ports.store.open(request.key);
    const before = replay(writer);
    const after = await this.#goOn(writer, before, request);
    // Only the end of a failed run was missing. Whoever resumes it wants what failed to run again.
    if (!lacksOnlyItsEnd(before) || after.status !== 'failed') return after;
    const again = await this.#ports.store.open(request.key);
    return this.#goOn(again, replay(again), request);
  }

  async #goOn(writer: RunWriter, before: RunState, request: ResumeRequest): Promise<RunResult> {
    const state = await this.#drive(writer, before, loopOptions(request), async (loop) => {
      const run = begun(loop.state, request.key);
      if (run.status !== 'succeeded') {
        await this.#ports.admit?.({ taskId: run.taskId, pipelineId: run.plan.pipeline.id });
        await this.#bindPlan(loop, run, request);
        await this.#reap(run);
      }
      const { by, reason, parentAttempt = null, orphans = null } = request;
      await loop.command({ kind: 'resume', by, reason, parentAttempt, orphans });
    });
    return result(state);
  }

  /**
   * Records an answer to a question of a run that nobody owns at the moment. The run does not go on
   * by it; but a "no" after which nothing is left to do ends it.
   *
   * @throws OrchError `ORCH_APPROVAL_REFUSED`, `ORCH_LEASE_HELD`, and what the store throws
   */
  async decide(key: RunKey, decision: ApprovalDecision): Promise<BegunRun> {
    const writer = await this.#ports.store.open(key);
    const state = await this.#drive(writer, replay(writer), commandsOnly, async (loop) => {
      begun(loop.state, key);
      await loop.command({ kind: 'decide', decision, bound: await loop.bindings() });
    });
    return begun(state, key);
  }

  /**
   * Cancels a run that nobody owns: ends what is left of its processes and of its child runs, and
   * records who and why.
   *
   * @throws OrchError `ORCH_RUN_FINISHED`, `ORCH_LEASE_HELD`, and what the store throws
   */
  async cancel(key: RunKey, by: Actor, reason: string): Promise<RunResult> {
    const writer = await this.#ports.store.open(key);
    const options = { waitWhilePaused: false, signal: null, commandsOnly: false };
    const state = await this.#drive(writer, replay(writer), options, async (loop) => {
      await this.#reap(begun(loop.state, key));
      await loop.command({ kind: 'cancel', by, reason });
      await loop.command({ kind: 'resume', by, reason, parentAttempt: null, orphans: null });
    });
    return result(state);
  }

  async #drive(
    writer: RunWriter,
    state: RunState,
    options: RunLoopOptions,
    begin: (loop: RunLoop) => Promise<void>,
  ): Promise<RunState> {
    try {
      const loop = new RunLoop(this.#ports, writer, state, options, this.#effectRunner());
      await begin(loop);
      await loop.run();
      await this.#announce(writer.key, loop.state);
      return loop.state;
    } finally {
      await writer.close();
    }
  }

  async #announce(key: RunKey, state: RunState): Promise<void> {
    if (isFinished(state)) await this.events.emit('run:completed', { key, state });
    if (state.status === 'paused') await this.events.emit('run:paused', { key, state });
  }

  async #bindPlan(loop: RunLoop, run: BegunRun, request: ResumeRequest): Promise<void> {
    const plan = await this.#ports.planner.plan(run.plan.pipeline.id);
    if (plan.digest === run.plan.digest) {
      loop.adopt(plan);
      return;
    }
    if (request.acceptPlanChange !== true) {
      throw new OrchError(
        'ORCH_PLAN_CHANGED',
        `The pipeline ${plan.pipeline.id} was edited since run ${run.runId} began.`,
        {
          hint: 'Start a new run, or go on under the new plan with: orch resume --run <id> --accept-plan-change',
          data: { run_id: run.runId, plan_of_run: run.plan.digest, plan_now: plan.digest },
        },
      );
    }
    await loop.command({ kind: 'accept_plan', by: request.by, plan });
  }

  async #reap(run: BegunRun): Promise<void> {
    const key = { taskId: run.taskId, runId: run.runId };
    for (const [position, stage] of run.stages.entries()) {
      const planned = run.plan.stages[position];
      if (stage.status !== 'running' || planned === undefined) continue;
      const { attempt, handle } = stage;
      await this.#ports.builder.reap({ run: key, stage: planned, attempt, handle });
    }
  }

  #effectRunner(): EffectRunner {
    return createEffectRunner(this.#ports, this.#runChild);
  }

  readonly #runChild: ChildRunner = async (request, context) => {
    const { run: parent, signal, waitWhilePaused } = context;
    const key = { taskId: parent.taskId, runId: sanitizeRunId(request.childRunId) };
    const { stage, attempt } = request;
    const options = { signal, waitWhilePaused };
    if (!(await this.#ports.store.exists(key))) {
      const child = await this.start({
        ...options,
        taskId: key.taskId,
        runId: key.runId,
        pipelineId: request.pipelineId,
        execution: parent.execution,
        startedBy: parent.startedBy,
        ...(parent.workspace && { workspace: parent.workspace }),
        // I14: what a parent may not use, its child may not either.
        policy: grantingPolicy(parent),
        parent: { runId: parent.runId, stage, attempt, depth: parent.depth + 1 },
      });
      return childOutcome(child);
    }
    const before = await this.#look(key);
    // It ended for this very attempt, and only the parent did not hear of it.
    if (isFinished(before) && (before.status === 'succeeded' || before.parentAttempt === attempt)) {
      return childOutcome(before);
    }
    const child = await this.resume({
      ...options,
      key,
      by: parent.startedBy,
      reason: `its parent ${parent.runId} went on`,
      parentAttempt: attempt,
    });
    return childOutcome(child);
  };

  async #look(key: RunKey): Promise<RunState> {
    const writer = await this.#ports.store.open(key);
    try {
      return replay(writer);
    } finally {
      await writer.close();
    }
  }
}

const commandsOnly: RunLoopOptions = { waitWhilePaused: false, signal: null, commandsOnly: true };

function loopOptions(request: RunOptions): RunLoopOptions {
  return {
    waitWhilePaused: request.waitWhilePaused ?? false,
    signal: request.signal ?? null,
    commandsOnly: false,
  };
}

function replay(writer: RunWriter): RunState {
  return writer.history.reduce<RunState>((state, entry) => evolve(state, entry), queuedRun);
}

function lacksOnlyItsEnd(state: RunState): boolean {
  return state.status === 'running' && state.stop === null && state.stages.every(isSettled);
}

function begun(state: RunState, key: RunKey): BegunRun {
  if (state.status !== 'queued') return state;
  throw new OrchError('ORCH_RUN_UNKNOWN', `Run ${key.runId} was made but never began.`, {
    hint: 'Start a new run with: orch start',
  });
}

function result(state: RunState): RunResult {
  if (state.status === 'paused' || isFinished(state)) return state;
  throw new OrchError('ORCH_INTERNAL', `A run was given back while it was ${state.status}.`);
}

function childOutcome(child: RunResult): ChildOutcome {
  return child.status === 'paused'
    ? { kind: 'paused', reason: child.reason }
    : { kind: 'ended', status: child.status, summary: child.review.summary };
}
