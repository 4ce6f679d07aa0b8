import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createAttemptProcesses } from './attempt-processes.ts';
import { realClock } from './test-support/real-clock.ts';

test('I4: a process that somebody else started is found by its mark, and ended', async () => {
  const processes = createAttemptProcesses({ clock: realClock, graceMs: 1_000 });
  const attempt = { run: { taskId: 'agents', runId: 'r1' }, stage: 'build', attempt: 2 };
  const env = processes.environment(attempt, { PATH: '/usr/bin:/bin', ORCH_ATTEMPT_MARK: 'outer' });
  expect(env).toMatchObject({
    ORCH_STAGE_ID: 'build',
    ORCH_ATTEMPT_MARK: 'outer agents/r1/build/2',
  });
  const child = spawn('sleep', ['60'], { env: { ...env }, detached: true, stdio: 'ignore' });
  const exit = once(child, 'exit');
  expect(processes.handleOf(child.pid ?? 0)).toMatchObject({ pid: child.pid });
  // The owner died before it could record a handle.
  await expect(processes.reap({ ...attempt, attempt: 1, handle: null })).resolves.toMatchObject({
    ended: 0,
  });
  await expect(processes.reap({ ...attempt, handle: null })).resolves.toMatchObject({ ended: 1 });
  await expect(exit).resolves.toEqual([null, 'SIGTERM']);
});
