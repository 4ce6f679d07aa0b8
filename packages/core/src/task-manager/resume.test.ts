import { describe, expect, test } from '@jest/globals';
import { OrchError } from '../index.ts';
import { MemoryRunStore } from '../testing/index.ts';
import { bob, command, journalled, key, manage } from '../../test-support/run-fixture.ts';

const ok = (stage: string) => ({ stage, step: { kind: 'exit', code: 0 } }) as const;
const fails = (stage: string, code = 1) => ({ stage, step: { kind: 'exit', code } }) as const;

describe('resume', () => {
  test('ends what the dead owner left, runs the lost stage again and finished ones never', async () => {
    const store = new MemoryRunStore();
    const stages = [command('a'), command('b'), command('c')];
    const first = manage({
      stages,
      store,
      script: [ok('a'), { stage: 'b', step: { kind: 'hold', code: 0 } }],
    });
    const spawned = journalled(first.bus, 'stage.spawned', 'b');
    const lost = first.start();
    await spawned;
    store.crash(key);
    first.executor.release('b');
    await expect(lost).rejects.toMatchObject({ code: 'ORCH_LEASE_LOST' });

    const second = manage({ stages, store, script: [ok('b'), ok('c')] });
    const run = await second.manager.resume({ key, by: bob, reason: 'crash' });
    expect(run.status).toBe('succeeded');
    expect(second.executor.reaped).toEqual(['b#1']);
    expect(second.executor.started).toEqual(['b#2', 'c#1']);
    expect(run.stages.map((stage) => ('attempt' in stage ? stage.attempt : 0))).toEqual([1, 2, 1]);
  });

  test('a run whose failure was journalled and whose end was not goes on at once', async () => {
    const stages = [command('a'), command('b')];
    const first = manage({ stages, script: [ok('a'), fails('b')] });
    const failed = journalled(first.bus, 'stage.failed', 'b');
    first.bus.on('run:journal', ({ entries }) => {
      if (entries.some(({ event }) => event.type === 'stage.failed')) first.store.failAfter = 0;
    });
    await expect(first.start()).rejects.toMatchObject({ code: 'ORCH_STORAGE_FULL' });
    await failed;
    first.store.failAfter = null;

    const second = manage({ stages, store: first.store, script: [ok('b')] });
    const run = await second.manager.resume({ key, by: bob, reason: 'there is space again' });
    expect(run.status).toBe('succeeded');
    expect(second.executor.started).toEqual(['b#2']);
  });

  test('an edited pipeline is refused, and taken when the change is accepted', async () => {
    const stages = [command('a'), command('b')];
    const first = manage({ stages, script: [ok('a'), fails('b')] });
    await first.start();
    const edited = [command('a'), command('new'), command('b')];
    const second = manage({ stages: edited, store: first.store, script: [ok('new'), ok('b')] });
    const request = { key, by: bob, reason: 'fixed' };
    await expect(second.manager.resume(request)).rejects.toMatchObject({
      code: 'ORCH_PLAN_CHANGED',
    });
    const run = await second.manager.resume({ ...request, acceptPlanChange: true });
    expect(run.status).toBe('succeeded');
    expect(second.executor.started).toEqual(['new#1', 'b#2']);
  });

  test('a run that succeeded is not run again', async () => {
    const { start, manager } = manage({ stages: [command('a')], script: [ok('a')] });
    await start();
    await expect(manager.resume({ key, by: bob, reason: 'again' })).rejects.toMatchObject({
      code: 'ORCH_RUN_FINISHED',
    });
  });

  test('a run of a living owner is refused', async () => {
    const { start, manager, bus, executor } = manage({
      stages: [command('a')],
      script: [{ stage: 'a', step: { kind: 'hold', code: 0 } }],
    });
    const spawned = journalled(bus, 'stage.spawned', 'a');
    const done = start();
    await spawned;
    await expect(manager.resume({ key, by: bob, reason: 'impatient' })).rejects.toMatchObject({
      code: 'ORCH_LEASE_HELD',
    });
    executor.release('a');
    await done;
  });

  test('a stage that asks after a crash waits for the answer', async () => {
    const store = new MemoryRunStore();
    const stages = [command('deploy', { on_orphan: 'ask' })];
    const first = manage({
      stages,
      store,
      script: [{ stage: 'deploy', step: { kind: 'hold', code: 0 } }],
    });
    const spawned = journalled(first.bus, 'stage.spawned');
    const lost = first.start();
    await spawned;
    store.crash(key);
    first.executor.release('deploy');
    await expect(lost).rejects.toBeInstanceOf(OrchError);

    const second = manage({ stages, store, script: [ok('deploy')] });
    const paused = await second.manager.resume({ key, by: bob, reason: 'crash' });
    expect(paused).toMatchObject({ status: 'paused', reason: 'input' });
    const run = await second.manager.resume({ key, by: bob, reason: 'checked', orphans: 'rerun' });
    expect(run.status).toBe('succeeded');
  });
});
