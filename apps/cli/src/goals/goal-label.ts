import { OrchError } from '@orch/core';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { osCode } from '../errors/os-code.ts';

/**
 * What stands in git's own folder of a goal's worktree (wire shape): whose it is, and where the records
 * of what happens in it are kept. It goes when git forgets the worktree.
 */
export interface GoalLabel {
  readonly v: 1;
  readonly task_id: string;
  readonly run_id: string;
  readonly parent_run_id: string;
  /** The stage of the parent run that stands for the goal. */
  readonly stage: string;
  /** Top of the worktree. */
  readonly worktree: string;
  /** The folder in it that stands for the repository's root. */
  readonly work_root: string;
  readonly branch: string;
  readonly base: string;
  /** The repository's own root, and where its records are. */
  readonly root: string;
  readonly runs_dir: string;
  readonly out_dir: string;
}

export const goalLabelName = 'orch-goal.json';

/**
 * The label of the goal whose worktree a folder is in; `null` for every other folder. In an ordinary
 * repository this costs one look at `.git`.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED` for a label that cannot be read
 */
export function goalAround(folder: string): GoalLabel | null {
  for (let top = folder; ; top = dirname(top)) {
    const stats = statSync(join(top, '.git'), { throwIfNoEntry: false });
    if (stats?.isFile() === true) return labelOf(top);
    if (stats !== undefined || dirname(top) === top) return null;
  }
}

function labelOf(top: string): GoalLabel | null {
  const pointer = readIfThere(join(top, '.git')) ?? '';
  const gitDir = /^gitdir: (.+?)\s*$/.exec(pointer)?.[1];
  if (gitDir === undefined) return null;
  const file = resolve(top, gitDir, goalLabelName);
  const text = readIfThere(file);
  return text === null ? null : parseLabel(text, file);
}

/** @throws OrchError `ORCH_DATA_DAMAGED` */
export function parseLabel(text: string, file: string): GoalLabel {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged(file, cause);
  }
  if (!isLabel(value)) throw damaged(file);
  return value;
}

const keys = [
  'task_id',
  'run_id',
  'parent_run_id',
  'stage',
  'worktree',
  'work_root',
  'branch',
  'base',
  'root',
  'runs_dir',
  'out_dir',
] as const satisfies readonly (keyof GoalLabel)[];

function isLabel(value: unknown): value is GoalLabel {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  return record['v'] === 1 && keys.every((key) => typeof record[key] === 'string');
}

function damaged(file: string, cause?: unknown): OrchError {
  return new OrchError('ORCH_DATA_DAMAGED', 'The label of the worktree cannot be read.', {
    place: file,
    hint: "Nothing was changed. Work from the repository's own checkout.",
    cause,
  });
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = osCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
