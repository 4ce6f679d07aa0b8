import { sanitizeTaskId } from '@orch/core';
import { isInProgress, readTasksIndex } from './read-tasks-index.ts';

/** The task that a run is for, and how it was found. */
export interface ChosenTask {
  readonly taskId: string;
  readonly source: 'flag' | 'environment' | 'index' | 'default';
  /** The task says `execution.parallel: true`. */
  readonly parallel: boolean;
  /** Why nothing better was found; `null` where the choice needs no words. */
  readonly remark: string | null;
}

/** The task of runs that are for no task (DESIGN §6). */
const localTaskId = 'local';

/**
 * `--task`, else `MCP_RUNNER_TASK_ID`, else the only task in progress in `tasks/index.json`, else
 * the reserved task `local`.
 *
 * @throws OrchError `ORCH_INVALID_TASK_ID` (for the variable: `Invalid MCP_RUNNER_TASK_ID: …`),
 *   `ORCH_CONFIG_INVALID`, `ORCH_CONFIG_UNREADABLE`
 */
export function chooseTask(
  root: string,
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
): ChosenTask {
  const named = namedTask(flag, env);
  const tasks = readTasksIndex(root);
  if (named !== null) {
    const registered = tasks.find(({ id }) => id === named.taskId);
    return { ...named, parallel: registered?.parallel ?? false, remark: null };
  }
  const active = tasks.filter(isInProgress);
  const [only, ...others] = active;
  if (only !== undefined && others.length === 0) {
    const taskId = sanitizeTaskId(only.id, 'task id in tasks/index.json');
    return { taskId, source: 'index', parallel: only.parallel, remark: null };
  }
  const remark =
    only === undefined
      ? `No task is named or in progress, so the run is filed under "${localTaskId}".`
      : `${active.length} tasks are in progress (${active.map(({ id }) => id).join(', ')}), so the run is filed under "${localTaskId}"; name one with --task.`;
  return { taskId: localTaskId, source: 'default', parallel: false, remark };
}

/**
 * The task that a flag or the environment names.
 *
 * @throws OrchError `ORCH_INVALID_TASK_ID`
 */
export function namedTask(
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
): Pick<ChosenTask, 'taskId' | 'source'> | null {
  if (flag !== undefined) return { taskId: sanitizeTaskId(flag), source: 'flag' };
  const { MCP_RUNNER_TASK_ID: variable } = env;
  if (variable === undefined) return null;
  return { taskId: sanitizeTaskId(variable, 'MCP_RUNNER_TASK_ID'), source: 'environment' };
}
