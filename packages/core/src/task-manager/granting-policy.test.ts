import { expect, test } from '@jest/globals';
import { CommandBuilder, type StageDefinition, type StageGuard } from '../index.ts';
import { MemoryRunStore, ScriptedExecutor, type ScriptedStep } from '../testing/index.ts';
import { bob, command, key, manage } from '../../test-support/run-fixture.ts';

const ok = (stage: string): ScriptedStep => ({ stage, step: { kind: 'exit', code: 0 } });
const fails = (stage: string): ScriptedStep => ({ stage, step: { kind: 'exit', code: 1 } });

/** A run whose guard writes down under which policy something may be granted ahead. */
function watched(
  stages: readonly StageDefinition[],
  script: readonly ScriptedStep[],
  policy: string | null,
  store = new MemoryRunStore(),
) {
  const seen: (string | null)[] = [];
  const guard: StageGuard = {
    id: 'policy',
    before({ grantingPolicy }) {
      seen.push(grantingPolicy);
      const profile = 'network';
      return Promise.resolve({
        effect: 'allow',
        profile,
        grantedBy: 'test',
        rules: [],
        facts: null,
      });
    },
    after: (question) => guard.before(question),
    ask: (question) => guard.before(question),
  };
  const worktree = { digest: () => Promise.resolve('t'), change: () => Promise.resolve(null) };
  const builder = new CommandBuilder({ executor: new ScriptedExecutor(script), guard, worktree });
  const rig = manage({
    store,
    pipelines: [
      { id: 'main', stages },
      { id: 'part', stages: [command('inner')] },
    ],
    parts: { builder, policy: () => Promise.resolve(policy) },
  });
  return { ...rig, seen };
}

const child: StageDefinition = { kind: 'subpipeline', id: 'part', pipeline: 'part' };

test('I14: a run goes by the grants of the policy under which it began, and so do its children', async () => {
  const { start, seen } = watched([command('a'), child], [ok('a'), ok('inner')], 'policy-1');
  expect((await start()).status).toBe('succeeded');
  expect(new Set(seen)).toEqual(new Set(['policy-1']));
});

test('I14: a policy that came after the run began grants it nothing, nor its children', async () => {
  const first = watched([command('a'), child], [fails('a')], null);
  expect((await first.start()).status).toBe('failed');
  const again = watched([command('a'), child], [ok('a'), ok('inner')], 'policy-2', first.store);
  const run = await again.manager.resume({ key, by: bob, reason: 'fixed' });
  expect(run.status).toBe('succeeded');
  expect(new Set(again.seen)).toEqual(new Set([null]));
});

test('I14: a run whose plan was changed has no grants, nor have the children it starts then', async () => {
  const first = watched([command('a')], [fails('a')], 'policy-1');
  await first.start();
  expect(new Set(first.seen)).toEqual(new Set(['policy-1']));
  const again = watched([command('a'), child], [ok('a'), ok('inner')], 'policy-1', first.store);
  const run = await again.manager.resume({
    key,
    by: bob,
    reason: 'another plan',
    acceptPlanChange: true,
  });
  expect(run.status).toBe('succeeded');
  expect(new Set(again.seen)).toEqual(new Set([null]));
});
