import {
  listLinkedWorktrees,
  lookAtWorktrees,
  type LinkedWorktree,
  type WorktreeLook,
  type WorktreeNow,
} from '@orch/adapter-git';
import { isFinished, OrchError } from '@orch/core';
import { readRun, type RunSnapshot } from '@orch/persistence';
import type { RepositorySession } from '../session/session.ts';
import { goalLabelName, parseLabel, type GoalLabel } from './goal-label.ts';

/** The worktree of a goal, with how its run stands. */
export interface GoalWorktree {
  readonly worktree: LinkedWorktree;
  readonly label: GoalLabel;
  /** `unknown` where there is no run of that name (any more). */
  readonly status: RunSnapshot['status'] | 'unknown';
  readonly alive: boolean;
  /** Whether the run has ended; one that failed can still be gone on with. */
  readonly ended: boolean;
}

/** Every worktree that was made for a goal of this repository, whichever run listed it. */
export async function goalWorktrees(session: RepositorySession): Promise<GoalWorktree[]> {
  const { roots, env } = session;
  const all = await listLinkedWorktrees({ root: roots.root, env }, goalLabelName);
  const found: GoalWorktree[] = [];
  for (const worktree of all) {
    if (worktree.label === null) continue;
    const label = parseLabel(worktree.label, worktree.gitDir);
    if (label.root === roots.root) found.push(await withRun(session, worktree, label));
  }
  return found;
}

async function withRun(
  { roots, clock }: RepositorySession,
  worktree: LinkedWorktree,
  label: GoalLabel,
): Promise<GoalWorktree> {
  const key = { taskId: label.task_id, runId: label.run_id };
  try {
    const { state, status, liveness } = await readRun(roots, key, clock.nowMs());
    return { worktree, label, status, alive: liveness.alive, ended: isFinished(state) };
  } catch (error) {
    if (!(error instanceof OrchError) || error.code !== 'ORCH_RUN_UNKNOWN') throw error;
    return { worktree, label, status: 'unknown', alive: false, ended: true };
  }
}

/** What the worktrees hold now against what the repository's own worktree stands on. By run id. */
export function lookAtGoals(
  { roots, env }: RepositorySession,
  goals: readonly GoalWorktree[],
): Promise<WorktreeLook> {
  return lookAtWorktrees({
    root: roots.root,
    env,
    target: 'HEAD',
    worktrees: goals
      .filter(({ worktree }) => worktree.present)
      .map(({ worktree, label, status }) => ({
        id: label.run_id,
        dir: worktree.dir,
        done: status === 'succeeded',
      })),
  });
}

/** Why a worktree has to stay; `null` where nothing would be lost with it. */
export function reasonToKeep(
  { worktree, status, alive, ended }: GoalWorktree,
  now: WorktreeNow | undefined,
): string | null {
  if (alive) return 'its run is at work';
  if (!ended) return `its run is ${status} and can be gone on with`;
  if (!worktree.present) return null;
  if (now === undefined) return 'what it holds cannot be told';
  if (now.uncommitted > 0) return `${count(now.uncommitted, 'file')} not committed`;
  if (now.unmerged) return `${count(now.commits, 'commit')} not merged`;
  return null;
}

function count(number: number, word: string): string {
  return number === 1 ? `1 ${word} is` : `${number} ${word}s are`;
}
