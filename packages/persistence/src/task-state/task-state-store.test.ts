import { describe, expect, test } from '@jest/globals';
import { evolve, queuedRun, type BegunRun } from '@orch/core';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TestClock, TestLogger } from '../../test-support/fakes.ts';
import { useProgram } from '../../test-support/programs.ts';
import { started, wholeRun } from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { OwnedLock } from '../lock/owned-lock.ts';
import { taskPaths } from '../paths/run-paths.ts';
import type { TaskState } from './task-run-entry.ts';
import { TaskStateStore } from './task-state-store.ts';
import { TaskStateStoreLockError } from './task-state-store-lock-error.ts';

const scratch = useScratch();
const writer = useProgram('task-state-writer', scratch);
const taskId = 'task-1';

function stateOf(runId: string): BegunRun {
  const state = wholeRun(taskId, runId, 1).reduce(evolve, queuedRun);
  if (state.status === 'queued') throw new Error('The run has not begun.');
  return state;
}

function taskStateIn(root: string, onPoint?: FaultPoint) {
  const clock = new TestClock();
  const logger = new TestLogger();
  const options = { roots: rootsIn(root), clock, logger, random: () => 0.5 };
  const store = new TaskStateStore(onPoint === undefined ? options : { ...options, onPoint });
  return { store, clock, logger, paths: taskPaths(rootsIn(root), taskId) };
}

function runsOnDisk(root: string): string[] {
  const { state } = taskPaths(rootsIn(root), taskId);
  return (JSON.parse(readFileSync(state, 'utf8')) as TaskState).runs.map((run) => run.run_id);
}

describe('I13: no run is lost', () => {
  test.each([60, 100])(
    '%i processes that end at once are all in the state',
    async (count) => {
      const root = scratch();
      const ids = Array.from({ length: count }, (_, n) => `run-${String(n).padStart(3, '0')}`);
      const processes = ids.map((runId) => writer([root, taskId, runId]));
      await Promise.all(processes.map((process) => process.line('ready')));
      for (const process of processes) process.say('go');
      const exits = await Promise.all(processes.map((process) => process.exit));
      expect(exits.every(({ code }) => code === 0)).toBe(true);
      const refused = processes.flatMap(({ lines }) =>
        lines.filter((line) => line.startsWith('refused')),
      );
      for (const line of refused) expect(line).toMatch(/^refused ORCH_TASK_STATE_LOCK/);
      expect((await taskStateIn(root).store.read(taskId)).map((run) => run.run_id)).toEqual(ids);
      // Nobody was killed, so whoever had the lock last has folded everything in.
      expect(runsOnDisk(root)).toEqual(ids);
      expect(readdirSync(taskPaths(rootsIn(root), taskId).pending)).toEqual([]);
    },
    120_000,
  );

  test.each([
    'pending.rename.after',
    'lock.make.before',
    'lock.claim.after',
    'state.write.before',
    'state.rename.before',
    'state.rename.after',
    'state.folder.after',
  ])('killed at %s: readers see the run, and the next holder folds it in', async (dieAt) => {
    const root = scratch();
    const victim = writer([root, taskId, 'run-a', dieAt]);
    await victim.line('ready');
    victim.say('go');
    expect((await victim.exit).signal).toBe('SIGKILL');
    const { store } = taskStateIn(root);
    expect((await store.read(taskId)).map((run) => run.run_id)).toEqual(['run-a']);
    await store.record(stateOf('run-b'));
    expect(runsOnDisk(root)).toEqual(['run-a', 'run-b']);
  });

  test('an entry whose owner gave up while the lock was held is folded in by the holder', async () => {
    const root = scratch();
    const other = scratch();
    await taskStateIn(other).store.record(stateOf('run-b'));
    const { state } = taskPaths(rootsIn(other), taskId);
    const run = (JSON.parse(readFileSync(state, 'utf8')) as TaskState).runs[0];
    const pending = { v: 1, task_id: taskId, at: '2026-01-02T03:04:05.000Z', run };
    const { store, paths } = taskStateIn(root, (name) => {
      // After the holder looked at what waits, and before it gives the lock back.
      if (name === 'state.folder.after' && !existsSync(join(paths.pending, 'run-b.json'))) {
        if (runsOnDisk(root).length === 1) {
          writeFileSync(join(paths.pending, 'run-b.json'), JSON.stringify(pending));
        }
      }
    });
    await store.record(stateOf('run-a'));
    expect(runsOnDisk(root)).toEqual(['run-a', 'run-b']);
    expect(readdirSync(paths.pending)).toEqual([]);
  });

  test('a newer entry of a run that comes while the older one is folded in is not deleted with it', async () => {
    const root = scratch();
    const { store, clock, logger, paths } = taskStateIn(root, (name) => {
      if (name !== 'state.write.before' || newerLeft) return;
      newerLeft = true;
      const [taken] = readdirSync(paths.pending);
      const newer = readFileSync(join(paths.pending, taken!), 'utf8').replace(
        '"running"',
        '"paused"',
      );
      writeFileSync(join(paths.pending, 'run-a.json'), newer);
    });
    let newerLeft = false;
    const running = [started(taskId, 'run-a')].reduce(evolve, queuedRun);
    if (running.status === 'queued') throw new Error('The run has not begun.');
    await store.record(running);
    expect(await store.read(taskId)).toMatchObject([{ run_id: 'run-a', status: 'paused' }]);
    expect(readdirSync(paths.pending)).toEqual([]);
    expect({ waited: clock.steadyMs, warned: logger.lines }).toEqual({ waited: 1_000, warned: [] });
  });
});

describe('the lock', () => {
  test('after five attempts and under 3 s it gives up, says who holds it, and readers see the run', async () => {
    const root = scratch();
    const { store, clock, paths } = taskStateIn(root);
    mkdirSync(dirname(paths.stateLock), { recursive: true });
    const held = await OwnedLock.tryAcquire(paths.stateLock, { nowMs: () => clock.nowMs() });
    if (held.kind !== 'acquired') throw new Error('The lock was not to be had.');
    let attempts = 0;
    const counting = taskStateIn(root, (name) => {
      if (name === 'lock.make.before') attempts += 1;
    });
    const before = counting.clock.steadyMs;
    const error: unknown = await counting.store
      .record(stateOf('run-a'))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TaskStateStoreLockError);
    expect(error).toMatchObject({
      name: 'TaskStateStoreLockError',
      code: 'ORCH_TASK_STATE_LOCK',
      data: { attempts: 5, pid: process.pid },
    });
    expect(attempts).toBe(5);
    expect(counting.clock.steadyMs - before).toBe(100 + 200 + 400 + 800);
    expect((await store.read(taskId)).map((run) => run.run_id)).toEqual(['run-a']);
    await held.lock.release();
    await store.record(stateOf('run-b'));
    expect(runsOnDisk(root)).toEqual(['run-a', 'run-b']);
  });
});

describe('a state that cannot be read', () => {
  test('is named with its JSON pointer, never overwritten, and put aside by rebuild', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    for (const runId of ['run-a', 'run-b']) {
      const run = await store.create({ taskId, runId });
      await run.append(wholeRun(taskId, runId));
      await run.close();
    }
    const { store: taskState, paths } = taskStateIn(root);
    const damaged =
      '{"v":1,"task_id":"task-1","updated_at":"2026-01-01T00:00:00Z","runs":[{"run_id":7}]}';
    mkdirSync(paths.pending, { recursive: true });
    writeFileSync(paths.state, damaged);
    const refusal = {
      code: 'ORCH_DATA_DAMAGED',
      place: expect.stringContaining('state.json: /runs/0') as unknown,
    };
    await expect(taskState.read(taskId)).rejects.toMatchObject(refusal);
    await expect(taskState.record(stateOf('run-c'))).rejects.toMatchObject(refusal);
    expect(readFileSync(paths.state, 'utf8')).toBe(damaged);
    expect(existsSync(paths.stateLock)).toBe(false);
    const rebuilt = await taskState.rebuild(taskId);
    expect(rebuilt).toMatchObject({ runs: 2, problems: [] });
    expect(readFileSync(rebuilt.setAside!, 'utf8')).toBe(damaged);
    expect(runsOnDisk(root)).toEqual(['run-a', 'run-b', 'run-c']);
  });

  test('a newer version is refused as such', async () => {
    const root = scratch();
    const { store, paths } = taskStateIn(root);
    mkdirSync(paths.pending, { recursive: true });
    writeFileSync(paths.state, '{"v":2}');
    await expect(store.read(taskId)).rejects.toMatchObject({ code: 'ORCH_DATA_VERSION' });
    await expect(store.rebuild(taskId)).rejects.toMatchObject({ code: 'ORCH_DATA_VERSION' });
  });
});
