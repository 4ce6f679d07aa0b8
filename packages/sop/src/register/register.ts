import { explainBadId, OrchError } from '@orch/core';
import { isArtifactPath } from '../artifact/artifact-paths.ts';
import { validate } from '../generated/tasks-index.generated.js';
import type { Task } from './task.ts';

/** Where the register stands, from the root. */
export const registerPath = 'tasks/index.json';

/** An entry of the register that orch did not make: it has an id, and is kept as it is. */
export interface ForeignTask {
  readonly id: string;
}

/** The register of tasks, as it was read. */
export interface Register {
  /** `tasks/index.json` is an object with the key `tasks`, or the bare list of them. */
  readonly shape: 'object' | 'list';
  /** Keys beside `tasks`; kept. */
  readonly rest: Readonly<Record<string, unknown>>;
  readonly tasks: readonly (Task | ForeignTask)[];
}

const emptyRegister: Register = { shape: 'object', rest: { v: 1 }, tasks: [] };

/**
 * Reads the text of `tasks/index.json`; `null` stands for no file.
 *
 * @throws OrchError `ORCH_CONFIG_INVALID` with the JSON pointer, `ORCH_DATA_VERSION`
 */
export function parseRegister(text: string | null): Register {
  if (text === null) return emptyRegister;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw invalid('/', `is not JSON: ${String(cause)}`, cause);
  }
  if (isRecord(value) && 'v' in value && value['v'] !== 1) {
    throw new OrchError('ORCH_DATA_VERSION', `${registerPath} is of a version unknown here.`, {
      place: `${registerPath}: /v`,
      hint: 'It was written by a newer orch. Install that one.',
    });
  }
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    const pointer = error?.instancePath === '' ? '/' : (error?.instancePath ?? '/');
    throw invalid(pointer, error?.message ?? 'does not fit the schema');
  }
  const register = split(value as readonly ForeignTask[] | Record<string, unknown>);
  const seen = new Set<string>();
  for (const [at, { id }] of register.tasks.entries()) {
    const pointer = `${register.shape === 'list' ? '' : '/tasks'}/${at}/id`;
    if (seen.has(id.toLowerCase())) throw invalid(pointer, `is the id of another task: "${id}"`);
    seen.add(id.toLowerCase());
  }
  for (const [at, task] of register.tasks.entries()) {
    if (isManaged(task)) checkNames(task, `${register.shape === 'list' ? '' : '/tasks'}/${at}`);
  }
  return register;
}

/** The text of a register, in the shape in which it was read. */
export function registerText({ shape, rest, tasks }: Register): string {
  const value = shape === 'list' ? tasks : { ...rest, tasks };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Whether the task follows the phases: it was made by orch. */
export function isManaged(task: Task | ForeignTask): task is Task {
  return 'path' in task;
}

/** The tasks that follow the phases. */
export function managedTasks({ tasks }: Register): readonly Task[] {
  return tasks.filter(isManaged);
}

/** The register with one task put in the place of the one of the same id, or added. */
export function withTask(register: Register, task: Task): Register {
  const at = register.tasks.findIndex(({ id }) => id === task.id);
  const tasks =
    at < 0 ? [...register.tasks, task] : register.tasks.map((each, i) => (i === at ? task : each));
  return { ...register, tasks };
}

/** Names of files and folders follow from these, so that nothing else may be in them. */
function checkNames({ id, slug, artifacts }: Task, pointer: string): void {
  const problem = explainBadId(id);
  if (problem !== undefined) throw invalid(`${pointer}/id`, `cannot be used: ${problem}`);
  if (slug === '' || slug.includes('/') || !isArtifactPath(`${slug}.md`)) {
    throw invalid(`${pointer}/slug`, 'cannot be a part of a file name');
  }
  for (const [phase, path] of Object.entries(artifacts)) {
    if (isArtifactPath(path)) continue;
    throw invalid(`${pointer}/artifacts/${phase}`, 'names no Markdown file of the repository');
  }
}

function split(value: readonly ForeignTask[] | Record<string, unknown>): Register {
  if (isList(value)) return { shape: 'list', rest: {}, tasks: value };
  const { tasks, ...rest } = value;
  return { shape: 'object', rest, tasks: tasks as readonly ForeignTask[] };
}

function isList(value: object): value is readonly ForeignTask[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(pointer: string, what: string, cause?: unknown): OrchError {
  const place = `${registerPath}: ${pointer}`;
  return new OrchError('ORCH_CONFIG_INVALID', `${place} ${what}.`, {
    place,
    hint: 'It was left as it is. Mend it, or take the last good one from git.',
    cause,
  });
}
