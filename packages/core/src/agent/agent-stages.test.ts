import { describe, expect, test } from '@jest/globals';
import type { GuardEffect, RunState } from '../index.ts';
import { scriptedAsk } from '../testing/index.ts';
import { agent, allow, answerTo, manageAgents } from '../../test-support/agent-fixture.ts';
import { alice, command, key } from '../../test-support/run-fixture.ts';

const resume = { key, by: alice, reason: 'decided' };
const npm = scriptedAsk('npm install');
const rm = scriptedAsk('rm -rf build');
const deny: GuardEffect = { effect: 'deny', reason: 'It would push.', rules: ['no-push'] };

const types = (rig: ReturnType<typeof manageAgents>) =>
  rig.store.entries(key).map(({ event }) => event.type);
const facts = (rig: ReturnType<typeof manageAgents>, type: string) =>
  rig.store
    .entries(key)
    .flatMap(({ event }) => (event.type === type ? [event.data as Record<string, unknown>] : []));

describe('an agent stage', () => {
  test('succeeds on what orch saw, and keeps what the agent says as a claim', async () => {
    const rig = manageAgents({
      stages: [agent(), command('test')],
      turns: [{ stage: 'build', says: 'All tests pass!' }],
      script: [{ stage: 'test', step: { kind: 'exit', code: 1 } }],
    });
    const run = await rig.start();
    expect(run.status).toBe('failed');
    expect(run.stages[0]).toMatchObject({
      status: 'succeeded',
      receipt: {
        exit_code: null,
        log_sha256: 'f'.repeat(64),
        agent: { agent: 'scripted 1.0.0', session: 'session-1', asserted: 'All tests pass!' },
        profile: { declared: 'read-only', granted: 'read-only', mechanism: null },
        notes: ['The agent changed nothing.'],
      },
    });
    rig.scripted.assertUsed();
  });

  test('has its session in the journal before it is asked to work', async () => {
    const rig = manageAgents({ stages: [agent()], turns: [{ stage: 'build' }] });
    await rig.start();
    const order = types(rig);
    expect(order.indexOf('agent.session')).toBeLessThan(order.indexOf('agent.used'));
    expect(rig.kept).toEqual(['tree-1']);
    expect(facts(rig, 'agent.session')).toEqual([
      expect.objectContaining({ session: 'session-1', tree_before: 'tree-1', agent: 'scripted' }),
    ]);
  });

  test('whose agent is missing keeps the run from beginning', async () => {
    const rig = manageAgents({ stages: [command('a'), agent()], available: false });
    await expect(rig.start()).rejects.toMatchObject({ code: 'ORCH_AGENT_UNAVAILABLE' });
    expect(rig.store.entries(key)).toEqual([]);
  });

  test.each([
    ['failed', { code: 'ORCH_AGENT_FAILED', message: 'The model could not be reached.' }],
    ['throw', { code: 'ORCH_AGENT_FAILED', message: 'The agent broke.' }],
  ] as const)('whose turn ends with %s has failed', async (end, failure) => {
    const rig = manageAgents({ stages: [agent()], turns: [{ stage: 'build', end }] });
    expect((await rig.start()).stages[0]).toMatchObject({ status: 'failed', failure });
  });

  test('that must hold to a criterion closes on the check, never on words', async () => {
    const criteria = [{ id: 'c', text: 'It works.' }];
    const rig = manageAgents({ stages: [agent({ criteria })], turns: [{ stage: 'build' }] });
    expect((await rig.start()).stages[0]).toMatchObject({
      failure: { code: 'ORCH_CRITERION_UNMET', criteria: ['c'] },
    });
  });
});

describe('what an agent is granted', () => {
  test('is to read, unless a person says yes to more', async () => {
    const rig = manageAgents({
      stages: [agent({ sandbox: 'workspace-write' })],
      turns: [{ stage: 'build' }],
    });
    const paused = await rig.start();
    expect(paused).toMatchObject({ status: 'paused', reason: 'approval' });
    expect(paused.approvals[0]?.request).toMatchObject({
      reason: 'policy',
      rules: ['orch:agent-profile'],
      instructions: expect.stringContaining('Make it work.'),
    });
    expect(rig.scripted.turns).toEqual([]);
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    const run = await rig.manager.resume(resume);
    expect(run.stages[0]).toMatchObject({
      status: 'succeeded',
      receipt: { profile: { granted: 'workspace-write', granted_by: 'build#1' } },
    });
  });

  test('of everything lapses, also between the turns of one attempt', async () => {
    const rig = manageAgents({
      stages: [agent({ sandbox: 'danger-full-access' })],
      turns: [{ stage: 'build', asks: [npm] }],
    });
    const first = await rig.start();
    expect(first.approvals[0]?.request).toMatchObject({ rules: ['orch:full-access'] });
    expect(first.approvals[0]?.request.expires_at).not.toBeNull();
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    expect(await rig.manager.resume(resume)).toMatchObject({ status: 'paused' });
    await rig.manager.decide(key, answerTo('build#2', 'approved'));
    rig.clock.advance(3_600_001);
    const again = await rig.manager.resume(resume);
    expect(again).toMatchObject({ status: 'paused' });
    expect(again.approvals[2]?.request).toMatchObject({ rules: ['orch:full-access'] });
    rig.scripted.assertUsed();
  });

  test('is what policy leaves of it', async () => {
    const rig = manageAgents({
      stages: [agent({ sandbox: 'network' })],
      turns: [{ stage: 'build' }],
      says: { before: { ...allow, profile: 'read-only' } },
    });
    await rig.start();
    expect(rig.scripted.turns[0]).toMatchObject({ sandbox: 'read-only' });
  });
});

describe('a question of an agent', () => {
  test('pauses the run; the yes of a person reaches the same session, once', async () => {
    const rig = manageAgents({
      stages: [agent()],
      turns: [
        { stage: 'build', asks: [npm] },
        { stage: 'build', asks: [npm, npm] },
      ],
    });
    const paused = await rig.start();
    expect(paused).toMatchObject({ status: 'paused', reason: 'approval' });
    expect(paused.approvals[0]?.request).toMatchObject({
      id: 'build#1',
      reason: 'agent',
      title: 'npm install',
      ask: { digest: npm.digest, kind: 'command' },
    });
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    const again = await rig.manager.resume(resume);
    expect(rig.scripted.turns[1]).toMatchObject({ session: 'session-1', attempt: 1 });
    expect(rig.scripted.turns[1]?.prompt).toContain('npm install');
    // The yes was for one time; the second time a person is asked anew.
    expect(rig.scripted.answers).toEqual([
      'npm install: wait',
      'npm install: accept',
      'npm install: wait',
    ]);
    expect(again).toMatchObject({ status: 'paused' });
    expect(again.approvals).toHaveLength(2);
    expect(facts(rig, 'agent.answered')).toEqual([
      expect.objectContaining({ answer: 'accept', by: 'approval', request_id: 'build#1' }),
    ]);
  });

  test('that is another one than was answered is asked anew', async () => {
    const rig = manageAgents({
      stages: [agent()],
      turns: [
        { stage: 'build', asks: [npm] },
        { stage: 'build', asks: [rm] },
      ],
    });
    await rig.start();
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    expect((await rig.manager.resume(resume)).approvals[1]?.request).toMatchObject({
      title: 'rm -rf build',
    });
  });

  test('that was rejected is told to the agent, which goes on', async () => {
    const rig = manageAgents({
      stages: [agent()],
      turns: [
        { stage: 'build', asks: [npm] },
        { stage: 'build', asks: [npm, npm] },
      ],
    });
    await rig.start();
    const decided = await rig.manager.decide(key, answerTo('build#1', 'rejected'));
    expect(decided.status).toBe('paused');
    const run = await rig.manager.resume(resume);
    expect(run.status).toBe('succeeded');
    expect(rig.scripted.answers).toEqual([
      'npm install: wait',
      'npm install: decline',
      'npm install: decline',
    ]);
  });

  test('whose yes was for another worktree is asked again', async () => {
    const rig = manageAgents({
      stages: [agent({ on_orphan: 'rerun' })],
      turns: [
        { stage: 'build', asks: [npm] },
        { stage: 'build', asks: [npm] },
      ],
    });
    await rig.start();
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    rig.tree.now = 'tree-2';
    const run = await rig.manager.resume(resume);
    expect(run.approvals.map(({ status }) => status)).toEqual(['void', 'pending']);
    expect(rig.scripted.answers).toEqual(['npm install: wait', 'npm install: wait']);
    // The change is looked at from where the agent began, not from where the last attempt did.
    expect(rig.changes.at(-1)).toEqual({ before: 'tree-1', after: 'tree-2' });
  });

  test('that policy forbids is declined without a person, and stays so after a yes', async () => {
    const rig = manageAgents({
      stages: [agent()],
      turns: [{ stage: 'build', asks: [npm] }],
      says: { ask: deny },
    });
    expect((await rig.start()).status).toBe('succeeded');
    expect(facts(rig, 'agent.answered')).toEqual([
      expect.objectContaining({ answer: 'decline', by: 'policy', rules: ['no-push'] }),
    ]);
  });

  test('that policy wants answered by some people is answered by them', async () => {
    const ask: GuardEffect = {
      effect: 'ask',
      profile: 'read-only',
      reason: 'Network.',
      rules: ['net'],
      approvers: 1,
      from: ['security-*'],
      expiresAfterMs: null,
    };
    const rig = manageAgents({
      stages: [agent()],
      turns: [{ stage: 'build', asks: [npm] }],
      says: { ask },
    });
    const paused = await rig.start();
    expect(paused.approvals[0]?.request).toMatchObject({ from: ['security-*'], rules: ['net'] });
    await expect(rig.manager.decide(key, answerTo('build#1', 'approved'))).rejects.toMatchObject({
      code: 'ORCH_APPROVAL_REFUSED',
    });
  });

  test('that nobody could look at fails the stage', async () => {
    const rig = manageAgents({
      stages: [agent()],
      turns: [{ stage: 'build', asks: [npm] }],
      says: { ask: new Error('no policy file') },
    });
    expect((await rig.start()).stages[0]).toMatchObject({
      failure: { code: 'ORCH_GUARD_BROKEN' },
    });
  });

  test('is declined at once where the stage says so', async () => {
    const rig = manageAgents({
      stages: [agent({ approvals: 'decline' })],
      turns: [{ stage: 'build', asks: [npm] }],
    });
    expect((await rig.start()).status).toBe('succeeded');
    expect(rig.scripted.answers).toEqual(['npm install: decline']);
  });

  test('I10: what the agent changed meanwhile is looked at before anybody is asked', async () => {
    const rig = manageAgents({
      stages: [agent()],
      turns: [{ stage: 'build', asks: [npm] }],
      says: { after: deny },
    });
    expect((await rig.start()).stages[0]).toMatchObject({
      failure: { code: 'ORCH_GUARD_DENIED', rules: ['no-push'] },
    });
  });
});

test('the guardrail of agents names who allowed what, and never counts words', async () => {
  const rig = manageAgents({
    stages: [agent()],
    turns: [
      { stage: 'build', asks: [npm] },
      { stage: 'build', asks: [npm, rm] },
      { stage: 'build', asks: [rm] },
    ],
  });
  await rig.start();
  await rig.manager.decide(key, answerTo('build#1', 'approved'));
  await rig.manager.resume(resume);
  await rig.manager.decide(key, answerTo('build#2', 'rejected'));
  const run = await rig.manager.resume(resume);
  if (run.status === 'paused') throw new Error('It still waits.');
  expect(run.review.guardrails.find(({ id }) => id === 'agents')).toMatchObject({
    standing: 'waived',
    waived_by: 'Bob',
    detail: expect.stringContaining('1 requests allowed, 1 declined'),
  });
});

describe('a process that dies while an agent works', () => {
  test('I13: loses neither session nor question: a person says go on, and it is asked again', async () => {
    const first = manageAgents({ stages: [agent()], turns: [{ stage: 'build', end: 'hold' }] });
    const gone = new Promise<void>((resolve) => {
      first.bus.on('run:journal', ({ entries }) => {
        if (entries.some(({ event }) => event.type === 'agent.used')) resolve();
      });
    });
    void first.start().catch(() => undefined);
    await gone;
    first.store.crash(key);
    const { store } = first;
    const second = manageAgents({
      stages: [agent()],
      store,
      turns: [{ stage: 'build', asks: [npm] }],
    });
    const stopped = await second.manager.resume(resume);
    // Nobody runs the agent again unasked.
    expect(stopped).toMatchObject({ status: 'paused', reason: 'input' });
    expect(second.scripted.turns).toEqual([]);
    expect(second.scripted.reaped).toEqual(['build#1']);
    const paused = await second.manager.resume({ ...resume, orphans: 'rerun' });
    expect(second.scripted.turns).toMatchObject([{ session: 'session-1', attempt: 2 }]);
    expect(paused).toMatchObject({ status: 'paused', reason: 'approval' });
  });
});

describe('a prompt file', () => {
  const stages = [agent({ id: 'build', prompt_file: 'p.md' })].map(
    ({ prompt: _, ...rest }) => rest,
  );

  test('is part of the plan, so that a run is not gone on with under another one', async () => {
    const rig = manageAgents({
      stages: [{ kind: 'manual', id: 'gate' }, ...stages],
      prompts: { 'p.md': 'Do it.' },
    });
    const paused = await rig.start();
    expect(paused.plan.stages[1]?.prompt).toMatchObject({ path: 'p.md' });
    await rig.manager.decide(key, answerTo('gate#1', 'approved'));
    rig.prompts['p.md'] = 'Do something else.';
    await expect(rig.manager.resume(resume)).rejects.toMatchObject({ code: 'ORCH_PLAN_CHANGED' });
  });

  test('that a stage before it changed is not followed', async () => {
    const rig = manageAgents({
      stages: [command('first'), ...stages],
      prompts: { 'p.md': 'Do it.' },
      script: [{ stage: 'first', step: { kind: 'hold', code: 0 } }],
    });
    const begun = new Promise<void>((resolve) => {
      rig.bus.on('run:journal', ({ entries }) => {
        if (entries.some(({ event }) => event.type === 'stage.spawned')) resolve();
      });
    });
    const running: Promise<RunState> = rig.start();
    await begun;
    rig.prompts['p.md'] = 'Push to main.';
    rig.executor.release('first');
    const run = await running;
    expect(rig.scripted.turns).toEqual([]);
    expect(run.status === 'queued' ? null : run.stages[1]).toMatchObject({
      failure: { code: 'ORCH_AGENT_FAILED', message: expect.stringContaining('p.md') },
    });
  });
});
