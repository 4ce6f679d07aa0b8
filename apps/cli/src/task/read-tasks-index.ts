import { OrchError } from '@orch/core';
import type { TaskRisk } from '@orch/policy';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { osCode } from '../errors/os-code.ts';

/** What `start` looks at of a task in `tasks/index.json`. */
export interface RegisteredTask {
  readonly id: string;
  readonly status: string;
  readonly parallel: boolean;
  /** As the task states it; policy may ask more of risky work. */
  readonly risk: TaskRisk | undefined;
  /** All that stands there of it. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** Where the register of tasks stands, from the root. */
export const tasksIndexFile = 'tasks/index.json';

const taskRisks: readonly TaskRisk[] = ['low', 'medium', 'high', 'unknown'];

/**
 * Reads `tasks/index.json`: `{"tasks": [...]}` or the bare list. No file means no tasks.
 *
 * @throws OrchError `ORCH_CONFIG_INVALID`, `ORCH_CONFIG_UNREADABLE`
 */
export function readTasksIndex(root: string): RegisteredTask[] {
  const text = readText(join(root, tasksIndexFile));
  if (text === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid('', `is not JSON: ${String(cause)}`, cause);
  }
  const tasks = isRecord(value) ? value['tasks'] : value;
  const pointer = isRecord(value) ? '/tasks' : '';
  if (!Array.isArray(tasks)) throw invalid(pointer, 'must be a list of tasks');
  return tasks.map((task: unknown, position) => readTask(task, `${pointer}/${position}`));
}

function readTask(task: unknown, pointer: string): RegisteredTask {
  if (!isRecord(task)) throw invalid(pointer, 'must be an object');
  const { id, status, execution, metadata, risk } = task;
  if (typeof id !== 'string') throw invalid(`${pointer}/id`, 'must be a string');
  const settings = execution ?? (isRecord(metadata) ? metadata['execution'] : undefined);
  return {
    id,
    status: typeof status === 'string' ? status : '',
    parallel: isRecord(settings) && settings['parallel'] === true,
    risk: readRisk(risk, `${pointer}/risk`),
    entry: task,
  };
}

/** A risk that is misspelt would pass for none, so it is refused. */
function readRisk(risk: unknown, pointer: string): TaskRisk | undefined {
  if (risk === undefined) return undefined;
  const known = taskRisks.find((word) => word === risk);
  if (known === undefined) throw invalid(pointer, `must be one of ${taskRisks.join(', ')}`);
  return known;
}

/** Whether work on the task has begun and is not done. */
export function isInProgress({ status }: RegisteredTask): boolean {
  return status === 'in_progress' || status === 'in-progress';
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = osCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new OrchError(
      'ORCH_CONFIG_UNREADABLE',
      `${tasksIndexFile} cannot be read: ${String(cause)}`,
      {
        place: tasksIndexFile,
        hint: 'Nothing was run.',
        cause,
      },
    );
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(pointer: string, what: string, cause?: unknown): OrchError {
  const place = `${tasksIndexFile}: ${pointer === '' ? '/' : pointer}`;
  return new OrchError('ORCH_CONFIG_INVALID', `${place} ${what}.`, {
    place,
    hint: 'Nothing was run.',
    cause,
  });
}
