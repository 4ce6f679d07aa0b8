import { commitAt } from '@orch/adapter-git';
import { OrchError, type BuildRequest, type Workspace } from '@orch/core';
import { readRun } from '@orch/persistence';
import type { RepositorySession } from '../session/session.ts';
import { goalsOf } from './goals-plan.ts';

/**
 * The commit at which a goal begins: that of its plan, or where the goal ended that it comes after, so
 * that what is done in series cannot conflict.
 */
export async function startOfGoal(
  { roots, env, clock }: RepositorySession,
  { run, stage }: BuildRequest,
  workspace: Workspace,
): Promise<string> {
  if (stage.needs === 'all-before' || stage.needs.length === 0) return workspace.base;
  const { state } = await readRun(roots, run, clock.nowMs());
  const before = state.status === 'queued' ? [] : goalsOf(state);
  const [after] = stage.needs.map((position) => before.find((goal) => goal.position === position));
  if (after === undefined) {
    throw new OrchError('ORCH_INTERNAL', `The goal before ${stage.id} is not in the journal.`);
  }
  return commitAt({ root: roots.root, env }, `refs/heads/${after.workspace.branch}`);
}
