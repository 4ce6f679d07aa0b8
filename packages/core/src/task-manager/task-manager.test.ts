import { describe, expect, test } from '@jest/globals';
import { AbortHandle, type RunBusEvents } from '../index.ts';
import { MemoryRunStore } from '../testing/index.ts';
import { bob, command, journalled, key, manage } from '../../test-support/run-fixture.ts';

const ok = (stage: string) => ({ stage, step: { kind: 'exit', code: 0 } }) as const;
const fails = (stage: string, code = 1) => ({ stage, step: { kind: 'exit', code } }) as const;

describe('a run from start to end', () => {
  test('stages run in order, one at a time, and the run succeeds', async () => {
    const { start, executor } = manage({
      stages: [command('a'), command('b'), command('c')],
      script: [ok('a'), ok('b'), ok('c')],
    });
    const run = await start();
    expect(run.status).toBe('succeeded');
    expect(executor.started).toEqual(['a#1', 'b#1', 'c#1']);
    expect(executor.peak).toBe(1);
    executor.assertUsed();
  });

  test('a failure skips what needs it, and independent stages still run', async () => {
    const { start, executor } = manage({
      stages: [command('a'), command('b'), command('free', { needs: [] })],
      script: [fails('a', 7), ok('free')],
    });
    const run = await start();
    expect(run.status).toBe('failed');
    expect(run.stages.map(({ status }) => status)).toEqual(['failed', 'skipped', 'succeeded']);
    expect(run).toMatchObject({ review: { failures: ['a: It exited with status 7.'] } });
    executor.assertUsed();
  });

  test('an allowed failure counts as a success for the run and its dependants', async () => {
    const { start } = manage({
      stages: [command('a', { allow_failure: true }), command('b')],
      script: [fails('a'), ok('b')],
    });
    const run = await start();
    expect(run.status).toBe('succeeded');
    expect(run.stages[0]).toMatchObject({ status: 'failed', allowed: true });
  });

  test('a stage for failures runs after one and not otherwise', async () => {
    const stages = [
      command('a'),
      command('clean', { when: 'on_failure' }),
      command('tell', { when: 'always' }),
    ];
    const bad = await manage({ stages, script: [fails('a'), ok('clean'), ok('tell')] }).start();
    expect(bad.stages.map(({ status }) => status)).toEqual(['failed', 'succeeded', 'succeeded']);
    const good = await manage({ stages, script: [ok('a'), ok('tell')] }).start();
    expect(good.stages.map(({ status }) => status)).toEqual(['succeeded', 'skipped', 'succeeded']);
    expect(good.status).toBe('succeeded');
  });

  test('independent stages run side by side only in parallel mode, and never more than allowed', async () => {
    const stages = ['a', 'b', 'c', 'd'].map((id) => command(id, { needs: [] }));
    const script = stages.map(
      ({ id }) => ({ stage: id, step: { kind: 'hold', code: 0 } }) as const,
    );
    const { start, executor, bus } = manage({ stages, script });
    const spawned = new Map(stages.map(({ id }) => [id, journalled(bus, 'stage.spawned', id)]));
    const done = start({ execution: { mode: 'parallel', max_concurrency: 2, source: 'task' } });
    await spawned.get('b');
    expect(executor.started).toEqual(['a#1', 'b#1']);
    executor.release('a');
    await spawned.get('c');
    executor.release('b');
    await spawned.get('d');
    executor.release('c');
    executor.release('d');
    expect((await done).status).toBe('succeeded');
    expect(executor.peak).toBe(2);
  });
});

describe('one attempt is executed once', () => {
  test('a stage that ends while the journal is being written is not started again (I3)', async () => {
    const store = new MemoryRunStore();
    const stages = ['a', 'b'].map((id) => command(id, { needs: [] }));
    const script = stages.map(
      ({ id }) => ({ stage: id, step: { kind: 'hold', code: 0 } }) as const,
    );
    const { start, executor, bus } = manage({ stages, script, store });
    const bothRun = journalled(bus, 'stage.spawned', 'b');
    const done = start({ execution: { mode: 'parallel', max_concurrency: 2, source: 'task' } });
    await bothRun;
    const writing = store.holdNextAppend();
    executor.release('a');
    await writing.begun;
    executor.release('b');
    // All that follows from the end of b by itself has happened after one turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    writing.letGo();
    expect((await done).status).toBe('succeeded');
    expect(executor.started).toEqual(['a#1', 'b#1']);
    executor.assertUsed();
  });
});

describe('run:completed is always emitted', () => {
  async function completedOf(setup: ReturnType<typeof manage>) {
    const seen: RunBusEvents['run:completed'][] = [];
    setup.bus.on('run:completed', (event) => void seen.push(event));
    await setup.start();
    return seen;
  }

  test('when the builder throws', async () => {
    const setup = manage({
      stages: [command('a')],
      script: [{ stage: 'a', step: { kind: 'throw', message: 'the builder broke' } }],
    });
    const [event] = await completedOf(setup);
    expect(event?.state.status).toBe('failed');
    expect(event?.state.stages[0]).toMatchObject({
      failure: {
        code: 'ORCH_BUILDER_THREW',
        message: expect.stringContaining('the builder broke'),
      },
    });
  });

  test('when the tester throws', async () => {
    const tester = { test: () => Promise.reject(new Error('the tester broke')) };
    const [event] = await completedOf(
      manage({ stages: [command('a')], script: [ok('a')], parts: { tester } }),
    );
    expect(event?.state.stages[0]).toMatchObject({ failure: { code: 'ORCH_TESTER_THREW' } });
  });

  test('when the reviewer throws, and the run has not succeeded then', async () => {
    const reviewer = { review: () => Promise.reject(new Error('the reviewer broke')) };
    const [event] = await completedOf(
      manage({ stages: [command('a')], script: [ok('a')], parts: { reviewer } }),
    );
    expect(event?.state.status).toBe('failed');
    expect(event?.state.review.failures[0]).toContain('ORCH_REVIEWER_THREW');
  });

  test('and a listener that throws hurts neither the run nor the other listeners', async () => {
    const setup = manage({ stages: [command('a')], script: [ok('a')] });
    setup.bus.on('run:completed', () => Promise.reject(new Error('a bad listener')));
    const seen = await completedOf(setup);
    expect(seen).toHaveLength(1);
    expect(setup.listenerErrors).toHaveLength(1);
  });
});

describe('nothing closes on a claim', () => {
  test('a log that is shorter on the disk than what was written fails the stage', async () => {
    const { CommandTester } = await import('../index.ts');
    const tester = new CommandTester({
      readLog: () => Promise.resolve({ bytes: 0, sha256: 'e'.repeat(64) }),
      fileExists: () => Promise.resolve(false),
    });
    const run = await manage({
      stages: [command('a')],
      script: [ok('a')],
      parts: { tester },
    }).start();
    expect(run.stages[0]).toMatchObject({ failure: { code: 'ORCH_EVIDENCE_MISMATCH' } });
  });

  test('a criterion without a check is only asserted, and the stage cannot close on it', async () => {
    const stages = [command('a', { criteria: [{ id: 'c1', text: 'It is good.' }] })];
    const run = await manage({ stages, script: [ok('a')] }).start();
    expect(run.stages[0]).toMatchObject({
      failure: { code: 'ORCH_CRITERION_UNMET', criteria: ['c1'] },
      receipt: expect.objectContaining({
        criteria: [expect.objectContaining({ standing: 'asserted' })],
      }),
    });
  });

  test('a criterion that orch recomputes is verified', async () => {
    const check = { kind: 'output', stream: 'stdout', contains: '12 passed' } as const;
    const stages = [command('a', { criteria: [{ id: 'c1', text: 'All pass.', check }] })];
    const script = [
      { stage: 'a', step: { kind: 'exit', code: 0, stdout: 'x\n12 passed\n' } } as const,
    ];
    const run = await manage({ stages, script }).start();
    expect(run.stages[0]).toMatchObject({
      status: 'succeeded',
      receipt: { criteria: [{ id: 'c1', standing: 'verified' }] },
    });
  });
});

describe('retries', () => {
  test('wait longer each time and stop at the limit', async () => {
    const { start, clock, bus, executor } = manage({
      stages: [command('a', { retry: { max_attempts: 3, backoff_ms: 100 } })],
      script: [fails('a'), fails('a'), ok('a')],
    });
    const waits: number[] = [];
    bus.on('run:journal', ({ entries }) => {
      for (const { event } of entries) {
        if (event.type === 'stage.retry_scheduled') waits.push(event.data.backoff_ms);
      }
    });
    const first = journalled(bus, 'stage.retry_scheduled');
    const done = start();
    await first;
    const second = journalled(bus, 'stage.retry_scheduled');
    await sleeping(clock);
    clock.advance(100);
    await second;
    await sleeping(clock);
    clock.advance(200);
    expect((await done).status).toBe('succeeded');
    expect(waits).toEqual([100, 200]);
    expect(executor.started).toEqual(['a#1', 'a#2', 'a#3']);
  });

  test('a clock that jumps back does not stretch the wait', async () => {
    const { start, clock, bus } = manage({
      stages: [command('a', { retry: { max_attempts: 2, backoff_ms: 50 } })],
      script: [fails('a'), ok('a')],
    });
    const scheduled = journalled(bus, 'stage.retry_scheduled');
    bus.on('run:journal', ({ entries }) => {
      if (entries.some(({ event }) => event.type === 'stage.retry_scheduled'))
        clock.jump(-3_600_000);
    });
    const done = start();
    await scheduled;
    await sleeping(clock);
    clock.advance(50);
    expect((await done).status).toBe('succeeded');
  });
});

describe('cancel and limits', () => {
  test('a cancelled run ends what runs, runs nothing more and says who did it', async () => {
    const abort = new AbortHandle();
    const { start, bus, executor } = manage({
      stages: [command('a'), command('b')],
      script: [{ stage: 'a', step: { kind: 'hold', code: 0 } }],
    });
    const spawned = journalled(bus, 'stage.spawned', 'a');
    const done = start({ signal: abort.signal });
    await spawned;
    abort.abort({ by: bob, reason: 'wrong branch' });
    const run = await done;
    expect(run.status).toBe('cancelled');
    expect(run.stages.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(run).toMatchObject({ stop: { cause: 'cancel', by: bob, reason: 'wrong branch' } });
    expect(executor.started).toEqual(['a#1']);
  });

  test('a run that outlasts max_duration_ms is ended and has failed', async () => {
    const { start, clock, bus } = manage({
      pipelines: [{ id: 'main', max_duration_ms: 1000, stages: [command('a')] }],
      script: [{ stage: 'a', step: { kind: 'hold', code: 0 } }],
    });
    const spawned = journalled(bus, 'stage.spawned', 'a');
    const done = start();
    await spawned;
    await sleeping(clock);
    clock.advance(1000);
    const run = await done;
    expect(run.status).toBe('failed');
    expect(run).toMatchObject({ stop: { cause: 'max_duration', maxDurationMs: 1000 } });
  });

  test('a journal that fails ends the stages that run and is reported as it is', async () => {
    const { start, store, bus, executor } = manage({
      stages: [command('a', { needs: [] }), command('b', { needs: [] })],
      script: [ok('a'), { stage: 'b', step: { kind: 'hold', code: 0 } }],
    });
    bus.on('run:journal', () => {
      store.failAfter = 5;
    });
    await expect(
      start({ execution: { mode: 'parallel', max_concurrency: 2, source: 'flag' } }),
    ).rejects.toMatchObject({
      code: 'ORCH_STORAGE_FULL',
    });
    expect(() => {
      executor.release('b');
    }).toThrow('not held');
  });
});

describe('subpipelines', () => {
  const pipelines = [
    {
      id: 'main',
      stages: [{ kind: 'subpipeline', id: 'sub', pipeline: 'inner' } as const, command('last')],
    },
    { id: 'inner', stages: [command('x'), command('y')] },
  ];

  test('run as child runs with lineage both ways', async () => {
    const { start, store } = manage({ pipelines, script: [ok('x'), ok('y'), ok('last')] });
    const run = await start();
    expect(run.status).toBe('succeeded');
    expect(run.childRuns).toEqual([{ stage: 'sub', runId: 'run-1.1', taskId: key.taskId }]);
    expect(store.entries({ ...key, runId: 'run-1.1' })[0]?.event.data).toMatchObject({
      parent_run_id: 'run-1',
      parent_stage: 'sub',
    });
  });

  test('a child that fails fails its stage; reopening the parent goes on in the same child', async () => {
    const first = manage({ pipelines, script: [ok('x'), fails('y')] });
    const failed = await first.start();
    expect(failed.stages[0]).toMatchObject({ failure: { code: 'ORCH_CHILD_RUN' } });
    const second = manage({ pipelines, store: first.store, script: [ok('y'), ok('last')] });
    const run = await second.manager.resume({ key, by: bob, reason: 'fixed' });
    expect(run.status).toBe('succeeded');
    expect(second.executor.started).toEqual(['y#2', 'last#1']);
  });

  test('are cancelled with their parent', async () => {
    const abort = new AbortHandle();
    const { start, bus, store } = manage({
      pipelines,
      script: [{ stage: 'x', step: { kind: 'hold', code: 0 } }],
    });
    const spawned = journalled(bus, 'stage.spawned', 'x');
    const done = start({ signal: abort.signal });
    await spawned;
    abort.abort({ by: bob, reason: 'stop' });
    expect((await done).status).toBe('cancelled');
    expect(store.entries({ ...key, runId: 'run-1.1' }).at(-1)?.event).toMatchObject({
      type: 'run.completed',
      data: { status: 'cancelled' },
    });
  });
});

async function sleeping(clock: { readonly sleeping: number }): Promise<void> {
  for (let turns = 0; clock.sleeping === 0; turns++) {
    if (turns > 10_000) throw new Error('Nothing sleeps.');
    await Promise.resolve();
  }
}
