import { OrchError } from '@orch/core';
import type { ScaffoldCheck } from '@orch/sop';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { configFileName } from '../session/find-roots.ts';
import type { RepositorySession } from '../session/session.ts';

const gitTimeoutMs = 5_000;

/** The Scaffold Check: what a repository needs before work is planned in it. */
export async function scaffoldChecks({
  roots,
  env,
}: Pick<RepositorySession, 'roots' | 'env'>): Promise<ScaffoldCheck[]> {
  const git = existsSync(join(roots.root, '.git'));
  const config = await checkConfig(roots.root);
  const records = [roots.runsDir, roots.outDir];
  const ignored =
    git &&
    records.every((path) => {
      const options = { cwd: roots.root, env, stdio: 'ignore', timeout: gitTimeoutMs } as const;
      return spawnSync('git', ['check-ignore', '--quiet', join(path, 'x')], options).status === 0;
    });
  return [
    {
      id: 'git',
      ok: git,
      detail: git ? 'a git repository' : 'this is no git repository (git init)',
    },
    config,
    {
      id: 'ignored',
      ok: ignored,
      detail: ignored
        ? 'records of runs are ignored by git'
        : 'records of runs are not ignored by git (orch init)',
    },
  ];
}

async function checkConfig(root: string): Promise<ScaffoldCheck> {
  try {
    const { text } = await readConfig(root);
    const ok = text !== null;
    const detail = ok ? `${configFileName} is valid` : `there is no ${configFileName} (orch init)`;
    return { id: 'config', ok, detail };
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    return { id: 'config', ok: false, detail: error.message };
  }
}
