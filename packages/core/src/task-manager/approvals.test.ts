import { describe, expect, test } from '@jest/globals';
import type { ApprovalDecision, ManualStageDefinition, RunState } from '../index.ts';
import { alice, bob, command, journalled, key, manage } from '../../test-support/run-fixture.ts';

const ok = (stage: string) => ({ stage, step: { kind: 'exit', code: 0 } }) as const;
const gate: ManualStageDefinition = {
  kind: 'manual',
  id: 'gate',
  instructions: 'Look at the diff.',
};

function answer(
  decision: ApprovalDecision['decision'],
  more: Partial<ApprovalDecision> = {},
): ApprovalDecision {
  return {
    request_id: 'gate#1',
    decision,
    actor: bob,
    reason: 'looked at it',
    channel: 'cli',
    ...more,
  };
}

const resume = { key, by: alice, reason: 'decided' };

describe('a question to a human', () => {
  test('pauses the run and binds to plan, policy and worktree', async () => {
    const { start } = manage({ stages: [command('a'), gate, command('b')], script: [ok('a')] });
    const run = await start();
    expect(run).toMatchObject({ status: 'paused', reason: 'approval' });
    expect(run.approvals[0]?.request).toMatchObject({
      id: 'gate#1',
      instructions: 'Look at the diff.',
      approvers: 1,
      bound: { plan: run.plan.digest, policy: null, worktree: 'tree-1' },
    });
  });

  test('answered with yes by another process, the run goes on when it is resumed', async () => {
    const { start, manager } = manage({
      stages: [command('a'), gate, command('b')],
      script: [ok('a'), ok('b')],
    });
    await start();
    const decided = await manager.decide(key, answer('approved'));
    expect(decided.status).toBe('paused');
    const run = await manager.resume(resume);
    expect(run.status).toBe('succeeded');
    expect(run.approvals[0]).toMatchObject({ status: 'approved', decisions: [{ actor: bob }] });
  });

  test('answered with no, the stage has failed and the run ends without anything more', async () => {
    const { start, manager, executor } = manage({
      stages: [command('a'), gate, command('b')],
      script: [ok('a')],
    });
    await start();
    const decided = await manager.decide(key, answer('rejected', { reason: 'not like this' }));
    expect(decided.status).toBe('failed');
    expect(decided.stages[1]).toMatchObject({
      failure: { code: 'ORCH_APPROVAL_REJECTED', actor: 'Bob', reason: 'not like this' },
    });
    executor.assertUsed();
  });

  test('answered with a wish for changes, all that led to it runs again', async () => {
    const stages = [command('a'), command('b', { needs: ['a'] }), { ...gate, needs: ['b'] }];
    const { start, manager, executor } = manage({
      stages,
      script: [ok('a'), ok('b'), ok('a'), ok('b')],
    });
    await start();
    await manager.decide(key, answer('changes_requested'));
    const again = await manager.resume(resume);
    expect(again).toMatchObject({ status: 'paused', reason: 'approval' });
    expect(executor.started).toEqual(['a#1', 'b#1', 'a#2', 'b#2']);
    expect(again.approvals.map(({ status }) => status)).toEqual(['changes_requested', 'pending']);
    await manager.decide(key, answer('approved', { request_id: 'gate#2' }));
    expect((await manager.resume(resume)).status).toBe('succeeded');
  });

  test('that needs two people is not answered by one of them twice', async () => {
    const { start, manager } = manage({ stages: [{ ...gate, approvers: 2 }] });
    await start();
    await manager.decide(key, answer('approved'));
    await expect(manager.decide(key, answer('approved'))).rejects.toMatchObject({
      code: 'ORCH_APPROVAL_REFUSED',
      message: expect.stringContaining('different people'),
    });
    expect((await manager.resume(resume)).status).toBe('paused');
    await manager.decide(key, answer('approved', { actor: alice }));
    expect((await manager.resume(resume)).status).toBe('succeeded');
  });

  test('is not answered by somebody whom it is not for', async () => {
    const { start, manager } = manage({ stages: [{ ...gate, from: ['lead-*', 'Carol'] }] });
    await start();
    await expect(manager.decide(key, answer('approved'))).rejects.toMatchObject({
      code: 'ORCH_APPROVAL_REFUSED',
      message: expect.stringContaining('lead-*, Carol'),
    });
    const lead = { name: 'lead-eu', source: 'flag' } as const;
    await manager.decide(key, answer('approved', { actor: lead }));
    expect((await manager.resume(resume)).status).toBe('succeeded');
  });

  test('is not answered twice', async () => {
    const { start, manager } = manage({ stages: [gate, command('b')] });
    await start();
    await manager.decide(key, answer('approved'));
    await expect(manager.decide(key, answer('rejected', { actor: alice }))).rejects.toMatchObject({
      code: 'ORCH_APPROVAL_REFUSED',
    });
  });

  test('lapses, and is asked again by resume', async () => {
    const { start, manager, clock } = manage({ stages: [{ ...gate, expires_after_ms: 1000 }] });
    await start();
    clock.advance(1000);
    await expect(manager.decide(key, answer('approved'))).rejects.toMatchObject({
      message: expect.stringContaining('expired'),
    });
    const again = await manager.resume(resume);
    expect(again.approvals.map(({ status }) => status)).toEqual(['expired', 'pending']);
  });
});

describe('an approval is void when what it was about has changed', () => {
  test('the worktree, before the answer: the answer is refused', async () => {
    const { start, manager, observed } = manage({ stages: [gate] });
    await start();
    observed.worktree = 'tree-2';
    await expect(manager.decide(key, answer('approved'))).rejects.toMatchObject({
      message: expect.stringContaining('worktree'),
    });
  });

  test('the worktree, between the answer and the resume: it says so and asks again', async () => {
    const { start, manager, observed } = manage({ stages: [gate, command('b')] });
    await start();
    await manager.decide(key, answer('approved'));
    observed.worktree = 'tree-2';
    const again = await manager.resume(resume);
    expect(again).toMatchObject({ status: 'paused', reason: 'approval' });
    expect(again.approvals).toMatchObject([
      { status: 'void', note: 'changed since: worktree' },
      { status: 'pending', request: { id: 'gate#2', bound: { worktree: 'tree-2' } } },
    ]);
  });

  test('the policy and the plan likewise', async () => {
    const first = manage({ stages: [gate, command('b')] });
    await first.start();
    await first.manager.decide(key, answer('approved'));
    const second = manage({ stages: [gate, command('b', { title: 'Other' })], store: first.store });
    second.observed.policy = 'policy-2';
    const again = await second.manager.resume({ ...resume, acceptPlanChange: true });
    expect(again.approvals[0]).toMatchObject({
      status: 'void',
      note: 'changed since: plan, policy',
    });
  });
});

describe('a process that waits', () => {
  test('notices an answer that another process leaves', async () => {
    const { start, store, bus } = manage({ stages: [gate, command('b')], script: [ok('b')] });
    const paused = journalled(bus, 'run.paused');
    const done = start({ waitWhilePaused: true });
    await paused;
    await store.leaveRequest(key, { kind: 'decide', decision: answer('approved') });
    expect((await done).status).toBe('succeeded');
  });

  test('notes an answer that it could not take, and goes on waiting', async () => {
    const { start, store, bus } = manage({ stages: [{ ...gate, from: ['Alice'] }] });
    const paused = journalled(bus, 'run.paused');
    const done = start({ waitWhilePaused: true });
    await paused;
    await store.leaveRequest(key, { kind: 'decide', decision: answer('approved') });
    expect((store.observed as Exclude<RunState, { status: 'queued' }>).notes[0]).toMatchObject({
      kind: 'approval.refused',
      message: expect.stringContaining('Bob'),
    });
    await store.leaveRequest(key, {
      kind: 'decide',
      decision: answer('approved', { actor: alice }),
    });
    expect((await done).status).toBe('succeeded');
  });

  test('is cancelled by a request of another process', async () => {
    const { start, store, bus } = manage({ stages: [gate] });
    const paused = journalled(bus, 'run.paused');
    const done = start({ waitWhilePaused: true });
    await paused;
    await store.leaveRequest(key, { kind: 'cancel', by: bob, reason: 'no longer needed' });
    expect(await done).toMatchObject({ status: 'cancelled', stop: { by: bob } });
  });
});

describe('a question inside a subpipeline', () => {
  const pipelines = [
    {
      id: 'main',
      stages: [{ kind: 'subpipeline', id: 'sub', pipeline: 'inner' } as const, command('last')],
    },
    { id: 'inner', stages: [gate] },
  ];

  test('pauses the parent too, and is answered in the child', async () => {
    const { start, manager } = manage({ pipelines, script: [ok('last')] });
    expect(await start()).toMatchObject({ status: 'paused', reason: 'approval' });
    await manager.decide({ ...key, runId: 'run-1.1' }, answer('approved'));
    expect((await manager.resume(resume)).status).toBe('succeeded');
  });

  test('is cancelled with its parent, although nobody owns either', async () => {
    const { start, manager, store } = manage({ pipelines });
    await start();
    expect((await manager.cancel(key, bob, 'no longer needed')).status).toBe('cancelled');
    expect(store.entries({ ...key, runId: 'run-1.1' }).at(-1)?.event).toMatchObject({
      type: 'run.completed',
      data: { status: 'cancelled' },
    });
  });
});
