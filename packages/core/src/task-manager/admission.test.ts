import { expect, test } from '@jest/globals';
import { OrchError } from '../index.ts';
import { bob, command, key, manage } from '../../test-support/run-fixture.ts';

const ok = (stage: string) => ({ stage, step: { kind: 'exit', code: 0 } }) as const;

/** Refuses a pipeline, and says what it was asked. */
function refusing(pipelineId: string) {
  const asked: string[] = [];
  const admit = (run: { readonly taskId: string; readonly pipelineId: string }): Promise<void> => {
    asked.push(`${run.taskId} ${run.pipelineId}`);
    const refused = new OrchError('ORCH_PHASE_CLOSED', 'It may not run.');
    return run.pipelineId === pipelineId ? Promise.reject(refused) : Promise.resolve();
  };
  return { asked, admit };
}

const pipelines = [
  {
    id: 'main',
    stages: [command('a'), { kind: 'subpipeline', id: 's', pipeline: 'inner' } as const],
  },
  { id: 'inner', stages: [command('x')] },
];

test('a run that may not run leaves no record, and none of its stages begin', async () => {
  const { admit, asked } = refusing('main');
  const { start, store, executor } = manage({ pipelines, parts: { admit } });
  await expect(start()).rejects.toMatchObject({ code: 'ORCH_PHASE_CLOSED' });
  expect(asked).toEqual(['0303-demo main']);
  expect([await store.exists(key), executor.started]).toEqual([false, []]);
});

test('a child run is asked about too, and fails its stage', async () => {
  const { admit, asked } = refusing('inner');
  const { start, executor } = manage({ pipelines, script: [ok('a')], parts: { admit } });
  const run = await start();
  expect(run.status).toBe('failed');
  expect(asked).toEqual(['0303-demo main', '0303-demo inner']);
  expect(executor.started).toEqual(['a#1']);
});

test('a run that began is asked about again before it goes on', async () => {
  const stages = [command('a')];
  const first = manage({ stages, script: [{ stage: 'a', step: { kind: 'exit', code: 1 } }] });
  await first.start();
  const { admit } = refusing('main');
  const { manager, executor } = manage({ stages, store: first.store, parts: { admit } });
  const resumed = manager.resume({ key, by: bob, reason: 'again' });
  await expect(resumed).rejects.toMatchObject({ code: 'ORCH_PHASE_CLOSED' });
  expect(executor.started).toEqual([]);
});
