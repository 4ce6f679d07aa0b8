import { OrchError, type RunKey } from '@orch/core';
import { readRun } from '@orch/persistence';
import type { RepositorySession } from '../session/session.ts';
import { goalAround } from './goal-label.ts';

/**
 * The session for a run that is there already: at work where the run works, wherever the command was
 * given. A goal goes on in its own worktree or not at all, and a run of the repository's own checkout
 * goes on there, also when the command comes from a goal's worktree.
 *
 * @throws OrchError `ORCH_WORKTREE_MISSING` where its worktree is gone, or is another's by now; what
 *   reading the run throws
 */
export async function inWorkspace(
  session: RepositorySession,
  key: RunKey,
): Promise<RepositorySession> {
  const { roots, clock } = session;
  const { state } = await readRun(roots, key, clock.nowMs());
  const workspace = state.status === 'queued' ? null : state.workspace;
  if (workspace === null) return { ...session, workRoot: roots.root, goal: null };
  const goal = goalAround(workspace.root);
  if (goal?.branch === workspace.branch && goal.root === roots.root) {
    return { ...session, workRoot: workspace.root, goal };
  }
  throw new OrchError(
    'ORCH_WORKTREE_MISSING',
    `Run ${key.runId} works in the worktree at ${workspace.root}, which is not there any more.`,
    {
      place: workspace.root,
      hint: `Nothing was done, and nothing is done elsewhere. What was committed is on the branch ${workspace.branch}; begin anew with: orch goals run ${key.taskId}`,
      data: { run_id: key.runId, branch: workspace.branch },
    },
  );
}
