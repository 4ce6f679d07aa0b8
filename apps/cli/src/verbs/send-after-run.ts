import { spawn } from 'node:child_process';
import type { RunStatus } from '@orch/core';
import { readConfig } from '../config/read-config.ts';
import { isInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';

/**
 * Where the configuration asks for it, has a process of its own send what has ended (`orch sync push`). Nobody waits for
 * it: what became of it is in the audit log and in `orch sync status`. The run of a stage's own orch is sent
 * with the run around it.
 */
export async function sendAfterRun(session: RepositorySession, status: RunStatus): Promise<void> {
  const { env, roots } = session;
  const { config } = await readConfig(roots.root);
  if (status === 'paused' && config.sync?.phases !== true) return;
  if (config.sync?.after_run !== true || isInsideStage(env)) return;
  const [, program = ''] = process.argv;
  const { ORCH_FAULT_AT: _hook, ...rest } = env;
  // eslint-disable-next-line orch/handled-spawn -- it outlives us on purpose, and its own retries bound it
  const child = spawn(process.execPath, [program, 'sync', 'push', '--format', 'json'], {
    cwd: roots.root,
    env: rest,
    stdio: 'ignore',
    detached: true,
  });
  // What cannot be started now is sent with the next run.
  child.on('error', () => undefined);
  child.unref();
}
