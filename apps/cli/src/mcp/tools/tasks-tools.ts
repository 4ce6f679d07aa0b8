import { OrchError, sanitizeTaskId } from '@orch/core';
import { join } from 'node:path';
import type { RepositorySession } from '../../session/session.ts';
import { readTasksIndex, type RegisteredTask } from '../../task/read-tasks-index.ts';
import { listRuns } from '../../verbs/runs-list.ts';
import { callSession } from '../call-arguments.ts';
import { anyObject, flag, id, listOf, objectOf, text } from '../json-schema.ts';
import { refuseLink } from '../own-files.ts';
import { publishedSchema } from '../published-schema.ts';
import { textIn, type Tool } from '../tool.ts';

/** Runs of a task that are shown with it. */
const shownRuns = 20;

/** The registered tasks. @throws OrchError `ORCH_CONFIG_*` */
export function registeredTasks({
  roots: { root },
}: Pick<RepositorySession, 'roots'>): RegisteredTask[] {
  refuseLink(root, join(root, 'tasks/index.json'));
  return readTasksIndex(root);
}

/** The registered tasks in short. */
export const tasksListTool: Tool = {
  name: 'tasks_list',
  title: 'List tasks',
  description: 'Lists the tasks that are registered in tasks/index.json.',
  input: objectOf({ status: id('Only tasks with this status, such as in_progress.') }, []),
  output: () =>
    objectOf({ tasks: listOf(objectOf({ id: text, title: text, status: text, parallel: flag })) }),
  effect: 'none',
  call(input, { session }) {
    const status = textIn(input, 'status');
    const tasks = registeredTasks(session)
      .filter((task) => status === undefined || task.status === status)
      .map(({ id, status: standing, parallel, entry: { title } }) => ({
        id,
        title: typeof title === 'string' ? title : '',
        status: standing,
        parallel,
      }));
    return Promise.resolve({ document: { tasks } });
  },
};

/** One task with its runs. */
export const tasksShowTool: Tool = {
  name: 'tasks_show',
  title: 'Show a task',
  description: 'Gives all that is registered of a task, and its runs.',
  input: objectOf({ task_id: id('The task.') }),
  output: () =>
    objectOf({
      task: anyObject,
      runs: publishedSchema('runs-list').properties['runs'] ?? anyObject,
    }),
  effect: 'none',
  async call(input, { session }) {
    return { document: await taskDocument(session, textIn(input, 'task_id') ?? '') };
  },
};

/** @throws OrchError `ORCH_INVALID_TASK_ID`, `ORCH_USAGE` for a task that is not registered */
export async function taskDocument(session: RepositorySession, typed: string): Promise<object> {
  const taskId = sanitizeTaskId(typed);
  const found = registeredTasks(session).find((task) => task.id === taskId);
  if (found === undefined) {
    throw new OrchError('ORCH_USAGE', `Task ${taskId} is not registered in tasks/index.json.`, {
      hint: 'List the tasks with tasks_list.',
    });
  }
  const { runs } = await listRuns(callSession(session, { task: taskId }), shownRuns);
  return { task: found.entry, runs };
}
