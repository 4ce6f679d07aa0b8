import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Gate } from '../rig/gate.ts';
import { documentOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

const command = (id: string, text: string, more = {}) => ({
  kind: 'command',
  id,
  command: text,
  ...more,
});

/** Ignores what asks it to end, and has a child that left its session. */
const stubborn = `trap '' TERM INT HUP; setsid sh -c "trap '' TERM; sleep 600" & cat scratch/gate; sleep 600`;

let repository: Repository;
let gate: Gate;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        { id: 'slow', stages: [command('slow', 'sleep 600 & sleep 600', { timeout_ms: 300 })] },
        {
          id: 'held',
          stages: [command('held', 'cat scratch/gate; sleep 600'), command('next', 'true')],
        },
        { id: 'stubborn', stages: [command('stubborn', stubborn)] },
        {
          id: 'background',
          stages: [
            command('leave', '(sleep 600 & echo $! > scratch/pid) ; echo done'),
            command('next', 'cat "/proc/$(cat scratch/pid)/cmdline" 2> /dev/null; true'),
          ],
        },
        {
          id: 'silent-background',
          stages: [
            command('leave', 'sleep 600 > /dev/null 2>&1 < /dev/null & echo $! > scratch/pid'),
            command('next', 'cat "/proc/$(cat scratch/pid)/cmdline" 2> /dev/null; true'),
          ],
        },
        { id: 'stdin', stages: [command('read', 'cat; echo "read it all"')] },
        { id: 'missing', stages: [{ kind: 'command', id: 'x', command: ['no-such-program'] }] },
        { id: 'nowhere', stages: [command('x', 'true', { cwd: 'no/such/folder' })] },
        { id: 'signalled', stages: [command('x', 'kill -SEGV $$')] },
        {
          id: 'flaky',
          stages: [
            command('try', 'echo x >> scratch/tries; test "$(wc -l < scratch/tries)" -ge 3', {
              retry: { max_attempts: 3, backoff_ms: 5 },
            }),
          ],
        },
        {
          id: 'outer',
          stages: [command('call', '"$NODE" "$ORCH" start inside --task inside --format json')],
        },
        { id: 'inside', stages: [command('say', 'echo inside')] },
        { id: 'forever', max_duration_ms: 500, stages: [command('x', 'sleep 600')] },
      ],
    },
  });
  gate = await repository.makeGate();
});
afterEach(() => repository.remove());

async function stagesOf(pipeline: string) {
  const result = await repository.orch(['start', pipeline, '--format', 'json']);
  const run = documentOf(result);
  return {
    exitCode: result.exitCode,
    runId: String(run['run_id']),
    stages: run['stages'] as {
      id: string;
      status: string;
      attempts: number;
      failure: { code: string; message: string } | null;
    }[],
  };
}

async function logOf(runId: string, stage: string): Promise<string> {
  return (await repository.orch(['runs', 'logs', '--run', runId, '--stage', stage, '--raw']))
    .stdout;
}

describe('stages and the processes that they start', () => {
  test('a timeout binds the stage and its children', async () => {
    const { exitCode, stages } = await stagesOf('slow');
    expect(exitCode).toBe(1);
    expect(stages[0]?.failure?.code).toBe('ORCH_STAGE_TIMEOUT');
    expect(await repository.leftovers()).toEqual([]);
  });

  test('the time of a whole run binds', async () => {
    const { exitCode } = await stagesOf('forever');
    expect(exitCode).toBe(1);
    expect(await repository.leftovers()).toEqual([]);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s ends the processes, records the run as cancelled with who, and exits 130',
    async (signal) => {
      const run = repository.start(['start', 'held', '--task', 't', '--format', 'json']);
      await gate.reached();
      run.child.kill(signal);
      const ended = await run.ended;
      expectExit(ended, 130);
      expect(documentOf(ended)).toMatchObject({ status: 'cancelled' });
      expect(String(documentOf(ended)['summary'])).toContain('Ada Tester');
      expect(String(documentOf(ended)['summary'])).toContain(signal);
      expect(await repository.leftovers()).toEqual([]);
    },
  );

  test('a stage that ignores SIGTERM, and its child that left the session, are killed after the grace period', async () => {
    const run = repository.start(['start', 'stubborn', '--task', 't', '--format', 'json']);
    await gate.reached();
    run.child.kill('SIGTERM');
    expectExit(await run.ended, 130);
    expect(await repository.leftovers()).toEqual([]);
  }, 30_000);

  test('cancel from another process ends a live run and its processes, and records who and why', async () => {
    const run = repository.start(['start', 'held', '--task', 't', '--format', 'json']);
    await gate.reached();
    const [runId = ''] = await repository.runIds('t');
    const cancelled = await repository.orch([
      'cancel',
      '--run',
      runId,
      '--reason',
      'not now',
      '--as',
      'Grace',
      '--format',
      'json',
    ]);
    expectExit(cancelled, 0);
    const ended = await run.ended;
    expectExit(ended, 130);
    expect(documentOf(ended)).toMatchObject({ status: 'cancelled' });
    expect(String(documentOf(ended)['summary'])).toMatch(/Grace.*not now/);
    expect(await repository.leftovers()).toEqual([]);
  });

  test('cancel of a run whose owner is dead ends what is left of it', async () => {
    const run = repository.start(['start', 'stubborn', '--task', 't']);
    await gate.reached();
    run.child.kill('SIGKILL');
    await run.ended;
    const [runId = ''] = await repository.runIds('t');
    expect(await repository.leftovers()).not.toEqual([]);
    const cancelled = await repository.orch([
      'cancel',
      '--run',
      runId,
      '--reason',
      'gone',
      '--format',
      'json',
    ]);
    expectExit(cancelled, 0);
    expect(await repository.leftovers()).toEqual([]);
    const status = documentOf(
      await repository.orch(['status', '--run', runId, '--format', 'json']),
    );
    expect(status).toMatchObject({ status: 'cancelled' });
  }, 30_000);

  test('a background child that holds the output neither hangs the run nor lives into the next stage', async () => {
    const { exitCode, stages } = await stagesOf('background');
    expect(exitCode).toBe(1);
    expect(stages[0]?.failure?.code).toBe('ORCH_STAGE_BACKGROUND');
    expect(stages[1]?.status).toBe('skipped');
    expect(await repository.leftovers()).toEqual([]);
  }, 30_000);

  test('a background child that holds nothing is ended before the next stage', async () => {
    const { exitCode, runId } = await stagesOf('silent-background');
    expect(exitCode).toBe(0);
    expect(await logOf(runId, 'next')).toBe('');
    expect(await repository.leftovers()).toEqual([]);
  }, 30_000);

  test('a stage has no stdin to wait on', async () => {
    const { exitCode, runId } = await stagesOf('stdin');
    expect(exitCode).toBe(0);
    expect(await logOf(runId, 'read')).toBe('read it all\n');
  });

  test.each([
    ['missing', 'ORCH_STAGE_SPAWN'],
    ['nowhere', 'ORCH_STAGE_SPAWN'],
    ['signalled', 'ORCH_STAGE_SIGNAL'],
  ])('a stage that is %s fails as %s', async (pipeline, code) => {
    const { exitCode, stages } = await stagesOf(pipeline);
    expect(exitCode).toBe(1);
    expect(stages[0]?.failure?.code).toBe(code);
  });

  test('a stage is tried as often as it may be, and each attempt is recorded', async () => {
    const { exitCode, stages } = await stagesOf('flaky');
    expect(exitCode).toBe(0);
    expect(stages[0]).toMatchObject({ status: 'succeeded', attempts: 3 });
  });

  test('a stage may start a run of its own', async () => {
    const env = { NODE: process.execPath, ORCH: repository.entry };
    const outer = await repository.orch(['start', 'outer', '--task', 't', '--format', 'json'], {
      env,
    });
    expectExit(outer, 0);
    const [inside = ''] = await repository.runIds('inside');
    const status = documentOf(
      await repository.orch(['status', '--run', inside, '--format', 'json']),
    );
    expect(status).toMatchObject({ task_id: 'inside', status: 'succeeded' });
  });

  test('status of a run whose owner was killed says interrupted, and --watch of it ends by itself', async () => {
    const run = repository.start(['start', 'held', '--task', 't']);
    await gate.reached();
    const [runId = ''] = await repository.runIds('t');
    const watch = repository.start(['status', '--run', runId, '--watch']);
    run.child.kill('SIGKILL');
    await run.ended;
    const watched = await watch.ended;
    expect(watched.stdout + watched.stderr).toMatch(/interrupted/);
    const status = await repository.orch(['status', '--format', 'json']);
    expect(documentOf(status)).toMatchObject({ run_id: runId, status: 'interrupted' });
  }, 30_000);
});
