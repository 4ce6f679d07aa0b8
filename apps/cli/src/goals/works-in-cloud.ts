import type { ProjectConfig } from '@orch/core';
import { readTasksIndex } from '../task/read-tasks-index.ts';

/**
 * Whether the agents of a goal's task work in Codex Cloud: where an environment is configured, and the
 * task's metadata says `execution.parallel: true` (DESIGN §8).
 *
 * @param root of the repository's own checkout, whose register counts
 */
export function worksInCloud(root: string, taskId: string, { agents }: ProjectConfig): boolean {
  if (agents?.codex_cloud === undefined) return false;
  return readTasksIndex(root).some(({ id, parallel }) => id === taskId && parallel);
}
