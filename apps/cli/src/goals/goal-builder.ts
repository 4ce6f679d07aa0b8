import { ensureLinkedWorktree, listLinkedWorktrees, type LinkedWorktree } from '@orch/adapter-git';
import {
  onAbort,
  OrchError,
  type Builder,
  type BuildRequest,
  type Failure,
  type RunKey,
  type StageOutcome,
} from '@orch/core';
import { readRun, type RunSnapshot } from '@orch/persistence';
import { relative } from 'node:path';
import { rootVariables } from '../session/find-roots.ts';
import type { RepositorySession } from '../session/session.ts';
import type { RunFollower } from './follow-runs.ts';
import { goalLabelName, parseLabel, type GoalLabel } from './goal-label.ts';
import { startGoalProcess, type GoalExit, type GoalProcess } from './goal-process.ts';
import { goalValue, goalVariable } from './goal-variable.ts';
import { goalIn, type PlannedGoal } from './goals-plan.ts';
import { startOfGoal } from './start-of-goal.ts';

export interface GoalBuilderParts {
  readonly session: RepositorySession;
  readonly follower: RunFollower;
  /** The top of the repository's own worktree. */
  readonly top: string;
  /** Asks the process that drives a run, which is not ours, to cancel it. */
  askToCancel(run: RunKey): Promise<void>;
  /** Does it while nobody else adds or removes worktrees of the repository. */
  exclusively<Value>(work: () => Promise<Value>): Promise<Value>;
}

type Planned = Omit<PlannedGoal, 'position' | 'runId'>;

/** How often a goal whose process is not ours is looked at; nothing tells of its end. */
const lookAgainMs = 500;

/**
 * The builder of the run that lists goals: a stage is a goal, and its work is a run of its own, in a
 * worktree of its own, driven by a process of its own. How the goal stands is read from its journal
 * alone, never taken from what the process says.
 */
export class GoalBuilder implements Builder {
  readonly #parts: GoalBuilderParts;
  readonly #processes = new Set<GoalProcess>();

  constructor(parts: GoalBuilderParts) {
    this.#parts = parts;
  }

  check(): Promise<void> {
    // What could be wrong with a goal was looked at before there was a plan.
    return Promise.resolve();
  }

  /** Nothing of a goal is ended with its parent: it is looked for when the stage goes on. */
  reap(): Promise<{ readonly notes: readonly string[] }> {
    return Promise.resolve({ notes: [] });
  }

  async build(request: BuildRequest): Promise<StageOutcome> {
    const goal = goalIn(request.stage);
    const { childRunId: runId } = request;
    if (goal === null || runId === null) {
      throw new OrchError('ORCH_INTERNAL', `Stage ${request.stage.id} stands for no goal.`);
    }
    let snapshot = await this.#read(goal, runId);
    if (snapshot !== null) this.#parts.follower.entries(key(goal, runId), snapshot.entries, false);
    if (snapshot?.liveness.alive === true) snapshot = await this.#untilGone(goal, runId, request);
    else if (snapshot?.status !== 'succeeded' && !isStopped(request)) {
      const worktree = await this.#parts.exclusively(() => this.#worktree(request, goal, runId));
      const exit = await this.#drive(request, goal, runId, snapshot !== null, worktree);
      snapshot = await this.#read(goal, runId);
      if (snapshot === null || snapshot.state.status === 'queued') {
        return isStopped(request) ? cancelled : neverBegan(goal, runId, exit);
      }
      // It was told to end before it could listen; what it began can be gone on with.
      if (isStopped(request) && snapshot.status === 'interrupted') return cancelled;
    }
    return snapshot === null ? cancelled : outcomeOf(runId, snapshot);
  }

  /** Asks every process that is at work to end its goal; those that were asked before, at once. */
  stopAll(): void {
    for (const each of this.#processes) each.stop();
  }

  async #read(goal: Planned, runId: string): Promise<RunSnapshot | null> {
    const { roots, clock } = this.#parts.session;
    try {
      const snapshot = await readRun(roots, key(goal, runId), clock.nowMs());
      if (snapshot.damage !== null) throw snapshot.damage;
      return snapshot;
    } catch (error) {
      if (error instanceof OrchError && error.code === 'ORCH_RUN_UNKNOWN') return null;
      throw error;
    }
  }

  /** The goal's worktree: the one that its run has already, else a new one. */
  async #worktree(request: BuildRequest, goal: Planned, runId: string): Promise<LinkedWorktree> {
    const { session, top } = this.#parts;
    const { roots, env } = session;
    const where = { root: roots.root, env };
    const { workspace } = goal;
    const dir = topOf(workspace.root, roots.root, top);
    const known = (await listLinkedWorktrees(where, goalLabelName)).find(
      (each) => each.dir === dir,
    );
    const before =
      known === undefined || known.label === null ? null : parseLabel(known.label, known.gitDir);
    const label: GoalLabel =
      before?.run_id === runId
        ? before
        : {
            v: 1,
            task_id: goal.taskId,
            run_id: runId,
            parent_run_id: request.run.runId,
            stage: goal.stage,
            worktree: dir,
            work_root: workspace.root,
            branch: workspace.branch,
            base: await startOfGoal(session, request, workspace),
            root: roots.root,
            runs_dir: roots.runsDir,
            out_dir: roots.outDir,
          };
    const { branch, base } = label;
    const text = `${JSON.stringify(label, null, 2)}\n`;
    return ensureLinkedWorktree({
      ...where,
      dir,
      branch,
      base,
      label: { name: goalLabelName, text },
    });
  }

  async #drive(
    request: BuildRequest,
    goal: Planned,
    runId: string,
    begun: boolean,
    worktree: LinkedWorktree,
  ): Promise<GoalExit> {
    const { session, follower } = this.#parts;
    const who = session.args.value('as');
    const argv = [
      ...(begun ? ['resume', '--run', runId] : ['start', goal.pipeline]),
      ...['--task', goal.taskId, '--format', 'ndjson'],
      ...(begun ? ['--reason', `its parent ${request.run.runId} went on`] : []),
      ...(who === undefined ? [] : [`--as=${who}`]),
    ];
    const env: NodeJS.ProcessEnv = { ...session.env, PWD: worktree.dir };
    for (const name of rootVariables) Reflect.deleteProperty(env, name);
    env[goalVariable] = goalValue(runId, request.attempt);
    const child = startGoalProcess({
      argv,
      cwd: goal.workspace.root,
      env,
      onLine: (line) => {
        follower.line(line);
      },
    });
    this.#processes.add(child);
    const letGo = onAbort(request.signal, () => {
      child.stop();
    });
    try {
      return await child.ended;
    } finally {
      letGo();
      this.#processes.delete(child);
    }
  }

  /** Waits for the process that drives the goal, which is not ours; a cancel is handed on to it. */
  async #untilGone(
    goal: Planned,
    runId: string,
    { signal }: BuildRequest,
  ): Promise<RunSnapshot | null> {
    const { session, follower } = this.#parts;
    const never = new AbortController().signal;
    let asked = false;
    for (;;) {
      const snapshot = await this.#read(goal, runId);
      if (snapshot === null) return null;
      follower.entries(key(goal, runId), snapshot.entries, true);
      if (!snapshot.liveness.alive || snapshot.status === 'paused') return snapshot;
      if (signal.aborted && !asked) {
        asked = true;
        await this.#parts.askToCancel(key(goal, runId));
      }
      await session.clock.sleep(lookAgainMs, asked ? never : signal);
    }
  }
}

/** Asked anew each time: it changes while the goal is at work. */
function isStopped({ signal }: BuildRequest): boolean {
  return signal.aborted;
}

const cancelled: StageOutcome = { kind: 'cancelled', receipt: null };

function key({ taskId }: Planned, runId: string): RunKey {
  return { taskId, runId };
}

/** The top of a goal's worktree, from the folder in it that stands for the repository's root. */
function topOf(workRoot: string, root: string, top: string): string {
  const below = relative(top, root);
  return below === '' ? workRoot : workRoot.slice(0, -below.length - 1);
}

function neverBegan(
  { taskId }: Planned,
  runId: string,
  { exitCode, signal, stderr }: GoalExit,
): StageOutcome {
  const how = signal ?? `status ${String(exitCode)}`;
  const message = `The run of ${taskId} did not begin (${how}): ${stderr}`;
  return { kind: 'failed', failure: childFailure(runId, 'queued', message), receipt: null };
}

function childFailure(runId: string, status: string, message: string): Failure {
  return { code: 'ORCH_CHILD_RUN', message, child_run_id: runId, child_status: status };
}

function outcomeOf(runId: string, { state, status }: RunSnapshot): StageOutcome {
  if (state.status === 'paused') {
    return { kind: 'child_paused', childRunId: runId, reason: state.reason };
  }
  if (status === 'succeeded') return { kind: 'succeeded', receipt: null };
  if (status === 'cancelled') return cancelled;
  const why =
    'review' in state
      ? state.review.summary
      : 'its process is gone. Go on with it by resuming this run, or the goal alone.';
  const failure = childFailure(runId, status, `Its run ${runId} ${status}: ${why}`);
  return { kind: 'failed', failure, receipt: null };
}
