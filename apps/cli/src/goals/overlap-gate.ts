import { lookAtWorktrees } from '@orch/adapter-git';
import {
  OrchError,
  type BuildRequest,
  type OnOverlap,
  type RunKey,
  type StageOutcome,
} from '@orch/core';
import { readRun, type RunSnapshot } from '@orch/persistence';
import { readConfig } from '../config/read-config.ts';
import type { RepositorySession } from '../session/session.ts';
import { goalAround, type GoalLabel } from './goal-label.ts';
import { goalsOf } from './goals-plan.ts';
import { goalsTaskId } from './goals-task.ts';

/** Lets a stage begin (`null`), or says how it ends without having begun. */
export type Gate = (request: BuildRequest) => Promise<StageOutcome | null>;

/** How often a goal that waits looks again; nothing tells it that another process has ended. */
const lookAgainMs = 1_000;

/** A goal before this one, with what both change in ways that git cannot merge. */
interface Conflict {
  readonly taskId: string;
  readonly status: RunSnapshot['status'];
  readonly paths: readonly string[];
}

/**
 * What stands before every stage of a goal where the project says that a conflict is more than a
 * warning. Of two goals in conflict the later one is held, in the order in which they were given: so no
 * two ever wait for each other.
 */
export function overlapGate(session: RepositorySession, goal: GoalLabel): Gate {
  const { roots, clock, logger } = session;
  return async (request) => {
    const mode = (await readConfig(roots.root)).config.goals?.on_overlap ?? 'warn';
    for (let round = 1; mode !== 'warn'; round += 1) {
      const [conflict] = await conflictsWithEarlier(session, goal);
      if (conflict === undefined) return null;
      const ended = ['succeeded', 'failed', 'cancelled'].includes(conflict.status);
      // From here on they are in series: what conflicts already is for the merge to settle.
      if (mode === 'serialise' && ended) return null;
      if (mode === 'stop' || conflict.status !== 'running') return held(request, mode, conflict);
      if (round === 1) logger.info(`${goal.task_id} waits: ${text(conflict)}`);
      await clock.sleep(lookAgainMs, request.signal);
      if (request.signal.aborted) return { kind: 'cancelled', receipt: null };
    }
    return null;
  };
}

async function conflictsWithEarlier(
  session: RepositorySession,
  goal: GoalLabel,
): Promise<Conflict[]> {
  const { roots, clock, env } = session;
  const parent = { taskId: goalsTaskId, runId: goal.parent_run_id };
  const { state } = await readRun(roots, parent, clock.nowMs());
  if (state.status === 'queued') return [];
  const all = goalsOf(state);
  const own = all.find(({ stage }) => stage === goal.stage);
  const earlier = all.filter(({ position }) => own !== undefined && position < own.position);
  const standing = await Promise.all(
    earlier.map(async ({ stage, taskId, runId, workspace }) => {
      const label = goalAround(workspace.root);
      if (runId === null || label?.run_id !== runId) return [];
      const status = await statusOf(session, { taskId, runId });
      return [{ id: stage, taskId, status, dir: label.worktree, done: false }];
    }),
  );
  const peers = standing.flat();
  if (peers.length === 0) return [];
  const { overlaps } = await lookAtWorktrees({
    root: roots.root,
    env,
    target: goal.base,
    focus: goal.stage,
    worktrees: [...peers, { id: goal.stage, dir: goal.worktree, done: false }],
  });
  return peers.flatMap(({ id, taskId, status }) => {
    const paths = overlaps
      .filter(({ a, b }) => a === id || b === id)
      .flatMap(({ conflicts }) => conflicts);
    return paths.length === 0 ? [] : [{ taskId, status, paths }];
  });
}

/** A goal whose worktree is made and whose run is about to begin counts as running. */
async function statusOf(
  { roots, clock }: RepositorySession,
  key: RunKey,
): Promise<RunSnapshot['status']> {
  try {
    const { status } = await readRun(roots, key, clock.nowMs());
    return status === 'queued' ? 'running' : status;
  } catch (error) {
    if (error instanceof OrchError && error.code === 'ORCH_RUN_UNKNOWN') return 'running';
    throw error;
  }
}

const shownPaths = 5;

function text({ taskId, status, paths }: Conflict): string {
  const more = paths.length > shownPaths ? ` and ${paths.length - shownPaths} more` : '';
  return `its work conflicts with that of ${taskId}, which is ${status}, in ${paths.slice(0, shownPaths).join(', ')}${more}.`;
}

async function held(
  request: BuildRequest,
  mode: OnOverlap,
  conflict: Conflict,
): Promise<StageOutcome> {
  const rules = [`goals.on_overlap=${mode}`];
  const reason = `It was held: ${text(conflict)}`;
  const facts = { task_id: conflict.taskId, status: conflict.status, paths: [...conflict.paths] };
  await request.onGuard('before', 'overlap', { effect: 'deny', reason, rules, facts });
  const failure = { code: 'ORCH_GUARD_DENIED', message: reason, guard: 'overlap', rules } as const;
  return { kind: 'failed', failure: { ...failure, rules: [...rules] }, receipt: null };
}
