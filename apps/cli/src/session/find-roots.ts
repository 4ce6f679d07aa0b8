import { OrchError } from '@orch/core';
import type { RunRoots } from '@orch/persistence';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { variable } from './variable.ts';

/** The name of the configuration file at the root of a repository. */
export const configFileName = 'codex.orchestrator.json';

/**
 * Where the repository and its records are (DESIGN §5): `CODEX_ORCHESTRATOR_ROOT`, else the nearest
 * folder upwards with a configuration or `.git`, else the folder itself. The two variables for the
 * records are taken relative to the root, so that they mean the same from every folder.
 *
 * @throws OrchError `ORCH_USAGE` for a root that is no folder
 */
export function findRoots(env: NodeJS.ProcessEnv, cwd: string): RunRoots {
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
