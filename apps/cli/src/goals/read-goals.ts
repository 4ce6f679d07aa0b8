import { nearestWord, OrchError, sanitizeTaskId } from '@orch/core';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseWithComments } from '../config/parse-with-comments.ts';

/** One goal as it was asked for (wire shape of a goals file). */
export interface AskedGoal {
  readonly task: string;
  /** The default pipeline unless given. */
  readonly pipeline?: string;
  readonly title?: string;
  /** `orch/<task>` unless given. */
  readonly branch?: string;
  /** A commit or branch to begin at; `HEAD` unless given. */
  readonly base?: string;
  /** Globs of what the goal means to change. */
  readonly paths?: readonly string[];
}

/**
 * The goals that were named on the command line: one file that lists them, or the ids of tasks.
 *
 * @throws OrchError `ORCH_USAGE`, `ORCH_CONFIG_INVALID`, `ORCH_CONFIG_UNREADABLE`, `ORCH_INVALID_TASK_ID`
 */
export function readGoals(operands: readonly string[], cwd: string): AskedGoal[] {
  const [first] = operands;
  if (first === undefined) {
    throw new OrchError('ORCH_USAGE', 'Name the goals: a file that lists them, or ids of tasks.', {
      hint: 'See: orch goals run --help',
    });
  }
  const isFile = statSync(resolve(cwd, first), { throwIfNoEntry: false })?.isFile() === true;
  const goals =
    operands.length === 1 && (isFile || /[/\\]|\.jsonc?$/.test(first))
      ? goalsInFile(resolve(cwd, first), first)
      : operands.map((task) => ({ task }));
  const seen = new Map<string, string>();
  for (const { task } of goals) {
    const id = sanitizeTaskId(task);
    const folded = id.toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) {
      throw new OrchError('ORCH_USAGE', `The task ${id} is named twice (as ${other} before).`, {
        hint: 'A task is one goal. Nothing was begun.',
      });
    }
    seen.set(folded, id);
  }
  return goals;
}

function goalsInFile(path: string, file: string): AskedGoal[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new OrchError('ORCH_CONFIG_UNREADABLE', `${file} cannot be read: ${String(cause)}`, {
      place: file,
      hint: 'Nothing was begun.',
      cause,
    });
  }
  const value = parseWithComments(text, file);
  const listed = isRecord(value) ? value['goals'] : value;
  const pointer = isRecord(value) ? '/goals' : '';
  if (isRecord(value)) refuseUnknown(value, ['$schema', 'goals'], file, '');
  if (!Array.isArray(listed) || listed.length === 0) {
    throw invalid(file, pointer, 'must be a list with at least one goal');
  }
  return listed.map((goal: unknown, position) => checkGoal(goal, file, `${pointer}/${position}`));
}

const texts = ['task', 'pipeline', 'title', 'branch', 'base'] as const;

function checkGoal(goal: unknown, file: string, pointer: string): AskedGoal {
  if (!isRecord(goal)) throw invalid(file, pointer, 'must be an object');
  refuseUnknown(goal, [...texts, 'paths'], file, pointer);
  for (const key of texts) {
    const value = goal[key];
    if (value === undefined && key !== 'task') continue;
    if (typeof value !== 'string' || value.trim() === '') {
      throw invalid(file, `${pointer}/${key}`, 'must be a string that is not empty');
    }
  }
  const { paths } = goal;
  if (paths !== undefined && !isTexts(paths)) {
    throw invalid(file, `${pointer}/paths`, 'must be a list of globs');
  }
  return goal as unknown as AskedGoal; // every key has just been looked at
}

function refuseUnknown(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  file: string,
  pointer: string,
): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const guess = nearestWord(key, known);
    const what = `is not a known key${guess === undefined ? '' : `; did you mean "${guess}"?`}`;
    throw invalid(file, `${pointer}/${key}`, what);
  }
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(file: string, pointer: string, what: string): OrchError {
  const place = `${file}: ${pointer === '' ? '/' : pointer}`;
  return new OrchError('ORCH_CONFIG_INVALID', `${place} ${what}.`, {
    place,
    hint: 'Nothing was begun.',
  });
}
