import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isAlive, eventually } from './test-support/processes.ts';
import { observedOf, StageRig } from './test-support/stage-rig.ts';

let rig: StageRig;
beforeEach(() => {
  rig = new StageRig({ graceMs: 300 });
});
afterEach(() => rig.remove());

const pids = (text: string): number[] => text.trim().split(/\s+/).map(Number);

describe('I2: a timeout binds the whole group', () => {
  test('grandchildren end with the command', async () => {
    const result = await rig.execute('sh -c "sleep 60 & echo \\$! \\$\\$; wait" & wait', {
      definition: { timeout_ms: 150 },
    });
    expect(result).toMatchObject({ kind: 'timed_out', timeoutMs: 150 });
    const found = pids(observedOf(result).stdout.tail);
    expect(found).toHaveLength(2);
    expect(found.filter(isAlive)).toEqual([]);
  });

  test('a command that ignores SIGTERM gets SIGKILL after the grace period, its children too', async () => {
    const result = await rig.execute('trap "" TERM; sleep 60 & echo $$ $!; wait; sleep 60', {
      definition: { timeout_ms: 100 },
    });
    const observed = observedOf(result);
    expect(result.kind).toBe('timed_out');
    expect(observed.durationMs).toBeGreaterThanOrEqual(400);
    expect(pids(observed.stdout.tail).filter(isAlive)).toEqual([]);
  });

  test('a command that ends on SIGTERM does not wait for the grace period', async () => {
    const patient = new StageRig({ graceMs: 60_000 });
    const result = await patient.execute('sleep 60', { definition: { timeout_ms: 50 } });
    patient.remove();
    expect(result.kind).toBe('timed_out');
    expect(observedOf(result).durationMs).toBeLessThan(20_000);
  });

  test('a stopped process is woken to see its end', async () => {
    const patient = new StageRig({ graceMs: 60_000 });
    const result = await patient.execute('sleep 60 & kill -STOP $!; echo $!; wait', {
      definition: { timeout_ms: 100 },
    });
    patient.remove();
    expect(pids(observedOf(result).stdout.tail).filter(isAlive)).toEqual([]);
  });

  test('a timeout of months does not fire at once', async () => {
    const result = await rig.execute('sleep 0.1', { definition: { timeout_ms: 2 ** 40 } });
    expect(result).toMatchObject({ kind: 'exited', exitCode: 0 });
  });
});

describe('cancelling', () => {
  test('ends the group and keeps what was written', async () => {
    const abort = new AbortController();
    const result = await rig.execute('echo begun; sleep 60', {
      signal: abort.signal,
      onOutput: () => abort.abort(),
    });
    expect(result.kind).toBe('cancelled');
    expect(observedOf(result).stdout.tail).toBe('begun\n');
    expect((await rig.logged('stdout')).toString()).toBe('begun\n');
  });

  test('passes on the signal that the reason names', async () => {
    const abort = new AbortController();
    const result = await rig.execute(
      'trap "echo got INT; exit 0" INT; echo ready; while :; do sleep 0.02; done',
      {
        signal: abort.signal,
        onOutput: () => abort.abort('SIGINT'),
      },
    );
    expect(result.kind).toBe('cancelled');
    expect(observedOf(result).stdout.tail).toContain('got INT\n');
  });

  test('cuts short the wait for a background process', async () => {
    const abort = new AbortController();
    const patient = new StageRig({ backgroundGraceMs: 60_000, graceMs: 300 });
    let pid = 0;
    const running = patient.execute('sleep 60 & echo $!', {
      signal: abort.signal,
      onOutput: (_stream, text) => {
        pid = Number(text);
      },
      onSpawn: (handle) => {
        const shell = (handle as { pid: number }).pid;
        void eventually(() => pid > 0 && !isAlive(shell)).then(() => abort.abort());
      },
    });
    const result = await running;
    patient.remove();
    expect(result.kind).toBe('cancelled');
    expect(isAlive(pid)).toBe(false);
  });
});

describe('I5: what cannot be recorded ends the stage', () => {
  test('a full disk ends the group', async () => {
    const full = new StageRig({
      graceMs: 300,
      logFile: () => ({ file: '/dev/full', ref: 'full' }),
    });
    let pid = 0;
    const result = await full.execute('echo begun; sleep 60', {
      onSpawn: (handle) => {
        ({ pid } = handle as { pid: number });
      },
    });
    full.remove();
    expect(result).toMatchObject({ kind: 'log_failed', osCode: 'ENOSPC' });
    expect(isAlive(pid)).toBe(false);
  });

  test('a full disk under heavy output ends the group', async () => {
    const full = new StageRig({
      graceMs: 300,
      logFile: () => ({ file: '/dev/full', ref: 'full' }),
    });
    const result = await full.execute('yes');
    full.remove();
    expect(result).toMatchObject({ kind: 'log_failed', osCode: 'ENOSPC' });
  });

  test('a log that cannot be opened starts nothing', async () => {
    const broken = new StageRig({ logFile: () => ({ file: '/dev/null/log', ref: 'log' }) });
    const result = await broken.execute('echo > started');
    expect(result).toMatchObject({ kind: 'log_failed', osCode: 'ENOTDIR' });
    expect(() => broken.read('started')).toThrow('ENOENT');
    broken.remove();
  });
});
