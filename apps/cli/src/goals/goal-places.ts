import { isBranchName } from '@orch/adapter-git';
import type { GoalsConfig } from '@orch/core';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { sha256 } from '../compose/random-ids.ts';

/** The folder that the worktrees of a repository's goals are in, absolute. */
export function worktreesFolder(root: string, config: GoalsConfig | undefined): string {
  if (config?.worktrees !== undefined) return realFolder(resolve(root, config.worktrees));
  return join(dirname(root), `${basename(root)}.goals`);
}

/** A folder without links on the way, whether or not it is there yet. */
function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    return join(realFolder(dirname(path)), basename(path));
  }
}

/**
 * What a task's folder and branch are called: its id, and where git takes no such name, one made of
 * it that no other task has.
 */
export async function placeName(
  where: { readonly root: string; readonly env: NodeJS.ProcessEnv },
  taskId: string,
): Promise<string> {
  if (!taskId.includes(' ') && (await isBranchName(where, `orch/${taskId}`))) return taskId;
  const plain = taskId.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return `${plain === '' ? 'goal' : plain}-${sha256(taskId).slice(0, 8)}`;
}
