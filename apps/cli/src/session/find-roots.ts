import { OrchError } from '@orch/core';
import type { RunRoots } from '@orch/persistence';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { goalAround, type GoalLabel } from '../goals/goal-label.ts';
import { variable } from './variable.ts';

/** The name of the configuration file at the root of a repository. */
export const configFileName = 'codex.orchestrator.json';

/** The variables that say where a repository and its records are. */
export const rootVariables = [
  'CODEX_ORCHESTRATOR_ROOT',
  'CODEX_ORCHESTRATOR_RUNS_DIR',
  'CODEX_ORCHESTRATOR_OUT_DIR',
] as const;

/** Where the records are, and where the work is done. */
export interface Places {
  readonly roots: RunRoots;
  /** The worktree of a goal that we are in; `null` for the repository's own. */
  readonly goal: GoalLabel | null;
}

/**
 * Where the repository and its records are (DESIGN §5): `CODEX_ORCHESTRATOR_ROOT`, else the nearest
 * folder upwards with a configuration or `.git`, else the folder itself. The two variables for the
 * records are taken relative to the root, so that they mean the same from every folder. In the
 * worktree of a goal the records are those of the repository that it was made from.
 *
 * @throws OrchError `ORCH_USAGE` for a root that is no folder; `ORCH_DATA_DAMAGED`
 */
export function findPlaces(env: NodeJS.ProcessEnv, cwd: string): Places {
  const own = ownRoots(env, cwd);
  const goal = goalAround(own.root);
  if (goal === null) return { roots: own, goal };
  return { roots: { root: goal.root, runsDir: goal.runs_dir, outDir: goal.out_dir }, goal };
}

function ownRoots(env: NodeJS.ProcessEnv, cwd: string): RunRoots {
  const given = variable(env, 'CODEX_ORCHESTRATOR_ROOT');
  const root = given ? resolve(cwd, given) : (nearestRoot(cwd) ?? cwd);
  if (given && !statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new OrchError('ORCH_USAGE', `CODEX_ORCHESTRATOR_ROOT names no folder: ${root}`, {
      place: root,
      hint: 'Set it to the root of the repository, or unset it.',
    });
  }
  return {
    root,
    runsDir: resolve(root, variable(env, 'CODEX_ORCHESTRATOR_RUNS_DIR') ?? '.runs'),
    outDir: resolve(root, variable(env, 'CODEX_ORCHESTRATOR_OUT_DIR') ?? 'out'),
  };
}

function nearestRoot(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, configFileName)) || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
