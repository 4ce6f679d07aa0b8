import { OrchError } from '@orch/core';
import { spawnSync } from 'node:child_process';
import { policyPath } from '../compose/policy-file.ts';
import { readConfig } from '../config/read-config.ts';
import { configFileName } from '../session/find-roots.ts';

/**
 * Refuses a configuration or policy that is not as it was committed. A client of the server is often
 * an agent that may write into the worktree, while the stages of a run are started outside of its
 * sandbox: it must not be able to write what they are.
 *
 * @throws OrchError `ORCH_GUARD_FAILED`, `ORCH_CONFIG_*`
 */
export async function refuseUncommitted(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { config } = await readConfig(root);
  const files = [configFileName, policyPath(root, config)];
  const question = ['status', '--porcelain', '--ignored', '--untracked-files=all', '--', ...files];
  const { status, stdout, error } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...question], {
    cwd: root,
    env: { ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status === 0 && stdout === '') return;
  const changed = stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  const why =
    status === 0
      ? `${changed.join(' and ')} is not as it was committed`
      : `git could not say whether the configuration is committed${error === undefined ? '' : ` (${error.message})`}`;
  throw new OrchError('ORCH_GUARD_FAILED', `Nothing was started: ${why}.`, {
    place: root,
    hint: 'Commit it, have a human run orch, or have a human serve with --allow-uncommitted.',
  });
}
