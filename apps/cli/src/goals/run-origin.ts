import { explainBadId, OrchError, type ParentStage, type RunKey, type Workspace } from '@orch/core';
import { readRun, type RunRoots } from '@orch/persistence';
import type { RepositorySession } from '../session/session.ts';
import { goalAttempt } from './goal-variable.ts';
import type { GoalLabel } from './goal-label.ts';

/** What a new run is a part of. */
export interface RunOrigin {
  /** The id that was chosen for it already. */
  readonly runId?: string;
  readonly parent?: ParentStage;
}

/**
 * What the run that `orch start` begins is a part of: of the goals that started this process for one of
 * them, or of the run in one of whose stages this process is.
 */
export async function originOf({ env, goal, roots, clock }: RepositorySession): Promise<RunOrigin> {
  const attempt = goalAttempt(env, goal);
  if (goal !== null && attempt !== null) {
    const { run_id: runId, parent_run_id: parentId, stage } = goal;
    return { runId, parent: { runId: parentId, stage, attempt, depth: 1 } };
  }
  const around = stageAround(env);
  if (around === null) return {};
  const depth = await depthOf(roots, around.run, clock.nowMs());
  const { stage, attempt: stageAttempt } = around;
  return { parent: { runId: around.run.runId, stage, attempt: stageAttempt, depth: depth + 1 } };
}

/** The stage that this process works for, as the innermost mark in its environment says. */
function stageAround(
  env: NodeJS.ProcessEnv,
): { readonly run: RunKey; readonly stage: string; readonly attempt: number } | null {
  const mark = env['ORCH_ATTEMPT_MARK']?.split(' ').at(-1)?.split('/').map(decode);
  const [taskId = '', runId = '', stage = '', attempt = ''] = mark ?? [];
  const valid = [taskId, runId].every((id) => explainBadId(id) === undefined);
  if (!valid || runId !== env['CODEX_ORCHESTRATOR_PARENT_RUN_ID']) return null;
  return { run: { taskId, runId }, stage, attempt: Number(attempt) || 1 };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not a mark of ours, and so no id of ours.
    return '';
  }
}

/** A run in the records of another repository does not count towards how deep this one is. */
async function depthOf(roots: RunRoots, key: RunKey, nowMs: number): Promise<number> {
  try {
    const { state } = await readRun(roots, key, nowMs);
    return state.status === 'queued' ? 0 : state.depth;
  } catch (error) {
    // It is kept in the records of another repository, or what is wrong with it is said elsewhere.
    if (error instanceof OrchError) return 0;
    throw error;
  }
}

export function workspaceOf({ work_root: root, branch, base }: GoalLabel): Workspace {
  return { root, branch, base };
}
