import { describe, expect, test } from '@jest/globals';
import {
  CommandBuilder,
  type ChangedFile,
  type GuardEffect,
  type GuardVerdict,
  type StageGuard,
  type WorktreeChange,
} from '../index.ts';
import { ScriptedExecutor } from '../testing/index.ts';
import { alice, bob, command, key, manage } from '../../test-support/run-fixture.ts';

const allow: GuardEffect = { effect: 'allow', profile: 'network', grantedBy: 'test', rules: [] };
const deny: GuardEffect = { effect: 'deny', reason: 'It would push.', rules: ['no-push'] };
const ask: GuardEffect = {
  effect: 'ask',
  profile: 'network',
  reason: 'It touches the release.',
  rules: ['release'],
  approvers: 1,
  from: [],
  expiresAfterMs: null,
};

function guarded(
  before: () => Promise<GuardEffect>,
  after: () => Promise<GuardEffect>,
  runs: number,
  { code = 0, more = {}, files = [] as ChangedFile[] } = {},
) {
  const asked: string[] = [];
  const withFacts = async (name: string, effect: Promise<GuardEffect>): Promise<GuardVerdict> => {
    asked.push(name);
    return { ...(await effect), facts: { moment: name } };
  };
  const guard: StageGuard = {
    id: 'policy',
    before: () => withFacts('before', before()),
    after: () => withFacts('after', after()),
    ask: () => Promise.reject(new Error('a command stage has no agent')),
  };
  const executor = new ScriptedExecutor(
    Array.from({ length: runs }, () => ({ stage: 'a', step: { kind: 'exit', code } }) as const),
  );
  const change: WorktreeChange = { before: 't1', after: 't2', diff: null, files };
  const worktree = { digest: () => Promise.resolve('t1'), change: () => Promise.resolve(change) };
  const builder = new CommandBuilder({ executor, guard, worktree });
  return { ...manage({ stages: [command('a', more)], parts: { builder } }), executor, asked };
}

const yes = () => Promise.resolve(allow);

describe('a guard before a stage', () => {
  test('that says no keeps the stage from running, and the rule is named', async () => {
    const { start, executor } = guarded(() => Promise.resolve(deny), yes, 0);
    const run = await start();
    expect(run.stages[0]).toMatchObject({
      status: 'failed',
      failure: { code: 'ORCH_GUARD_DENIED', guard: 'policy', rules: ['no-push'] },
    });
    expect(executor.started).toEqual([]);
  });

  test('that asks pauses the run, and a yes lets this attempt run', async () => {
    const { start, manager, executor } = guarded(() => Promise.resolve(ask), yes, 1);
    const paused = await start();
    expect(paused).toMatchObject({ status: 'paused', reason: 'approval' });
    expect(paused.approvals[0]?.request).toMatchObject({
      reason: 'policy',
      rules: ['release'],
      after: 'run',
    });
    expect(executor.started).toEqual([]);
    await manager.decide(key, {
      request_id: 'a#1',
      decision: 'approved',
      actor: bob,
      reason: 'fine',
      channel: 'cli',
    });
    const run = await manager.resume({ key, by: alice, reason: 'approved' });
    expect(run.status).toBe('succeeded');
    expect(executor.started).toEqual(['a#1']);
    expect(run.stages[0]).toMatchObject({ receipt: { profile: { granted_by: 'a#1' } } });
  });

  test('that asks for several rules at once is answered by the people of each', async () => {
    const verdict: GuardEffect = {
      ...ask,
      from: ['lead-*'],
      also: [{ approvers: 1, from: ['security-*'] }],
    };
    const { start, manager } = guarded(() => Promise.resolve(verdict), yes, 1);
    await start();
    const say = (name: string) =>
      manager.decide(key, {
        request_id: 'a#1',
        decision: 'approved',
        actor: { name, source: 'flag' },
        reason: 'fine',
        channel: 'cli',
      });
    await expect(say('Bob')).rejects.toMatchObject({ code: 'ORCH_APPROVAL_REFUSED' });
    expect((await say('lead-1')).approvals[0]?.status).toBe('pending');
    expect((await say('lead-2')).approvals[0]?.status).toBe('pending');
    expect((await say('security-1')).approvals[0]?.status).toBe('approved');
  });

  test('that cannot run fails the stage and is never a pass', async () => {
    const { start, executor } = guarded(() => Promise.reject(new Error('no policy file')), yes, 0);
    expect((await start()).stages[0]).toMatchObject({ failure: { code: 'ORCH_GUARD_BROKEN' } });
    expect(executor.started).toEqual([]);
  });

  test('has its decision and its facts in the journal before the stage runs', async () => {
    const { start, store } = guarded(yes, yes, 1);
    await start();
    const types = store.entries(key).map(({ event }) => event.type);
    expect(types.indexOf('guard.decided')).toBeLessThan(types.indexOf('stage.spawned'));
    expect(store.entries(key).map(({ event }) => event.data)).toContainEqual(
      expect.objectContaining({ guard: 'policy', effect: 'allow', facts: { moment: 'before' } }),
    );
  });
});

describe('a guard behind a stage', () => {
  test('that says no to what the stage changed fails it with its receipt', async () => {
    const { start } = guarded(yes, () => Promise.resolve(deny), 1);
    expect((await start()).stages[0]).toMatchObject({
      failure: { code: 'ORCH_GUARD_DENIED' },
      receipt: { tree_before: 't1', tree_after: 't2' },
    });
  });

  test('that asks keeps the work, and a yes closes the stage without running it again', async () => {
    const { start, manager, executor } = guarded(yes, () => Promise.resolve(ask), 1);
    expect((await start()).status).toBe('paused');
    await manager.decide(key, {
      request_id: 'a#1',
      decision: 'approved',
      actor: bob,
      reason: 'fine',
      channel: 'cli',
    });
    const run = await manager.resume({ key, by: alice, reason: 'approved' });
    expect(run.status).toBe('succeeded');
    expect(executor.started).toEqual(['a#1']);
    expect(run.stages[0]).toMatchObject({ receipt: { tree_after: 't2' } });
  });

  test('that cannot run fails the stage', async () => {
    const { start } = guarded(yes, () => Promise.reject(new Error('git is gone')), 1);
    expect((await start()).stages[0]).toMatchObject({ failure: { code: 'ORCH_GUARD_BROKEN' } });
  });

  test.each([
    ['says no', deny],
    ['asks', ask],
  ])(
    'I10: that %s of what a failed attempt changed ends the stage, whatever it may',
    async (_, verdict) => {
      const file = { path: 'x', oldPath: null, added: 1, deleted: 0, bytes: 1, symlink: false };
      const { start, executor } = guarded(yes, () => Promise.resolve(verdict), 1, {
        code: 1,
        more: { allow_failure: true, retry: { max_attempts: 3 } },
        files: [file],
      });
      const run = await start();
      expect(executor.started).toEqual(['a#1']);
      expect(run).toMatchObject({
        status: 'failed',
        stages: [{ status: 'failed', allowed: false, failure: { code: 'ORCH_GUARD_DENIED' } }],
      });
    },
  );
});
