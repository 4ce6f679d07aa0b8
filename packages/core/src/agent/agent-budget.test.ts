import { describe, expect, test } from '@jest/globals';
import { scriptedAsk } from '../testing/index.ts';
import { usageOf } from '../index.ts';
import { agent, answerTo, manageAgents } from '../../test-support/agent-fixture.ts';
import { alice, command, key } from '../../test-support/run-fixture.ts';

const resume = { key, by: alice, reason: 'decided' };

describe('the budget of an agent', () => {
  test('is there for every agent, also where its stage names none', async () => {
    const rig = manageAgents({ stages: [agent()], turns: [{ stage: 'build' }] });
    await rig.start();
    expect(rig.scripted.turns[0]?.budget).toEqual({
      maxTurns: 200,
      maxTokens: 5_000_000,
      maxWallMs: 3_600_000,
    });
  });

  test('that is spent pauses the run; a yes gives as much again, in the same session', async () => {
    const rig = manageAgents({
      stages: [agent({ budget: { max_turns: 2, max_tokens: 100 } })],
      turns: [
        { stage: 'build', usage: { input_tokens: 90 }, end: 'over_budget' },
        { stage: 'build', usage: { input_tokens: 30 } },
      ],
    });
    const paused = await rig.start();
    expect(paused).toMatchObject({ status: 'paused', reason: 'budget' });
    expect(paused.approvals[0]?.request).toMatchObject({
      reason: 'budget',
      after: 'run',
      instructions: expect.stringContaining('90 tokens'),
    });
    expect(rig.scripted.turns[0]?.budget).toMatchObject({ maxTurns: 2, maxTokens: 100 });
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    const run = await rig.manager.resume(resume);
    expect(run.status).toBe('succeeded');
    // I12: twice the budget, less what the turn before it spent.
    expect(rig.scripted.turns[1]).toMatchObject({
      session: 'session-1',
      budget: { maxTurns: 3, maxTokens: 110 },
    });
    expect(usageOf(run)).toMatchObject({ turns: 2, input_tokens: 120 });
  });

  test('that nobody gives more of fails the stage', async () => {
    const rig = manageAgents({
      stages: [agent({ budget: { max_turns: 1 } })],
      turns: [{ stage: 'build', end: 'over_budget' }],
    });
    await rig.start();
    const run = await rig.manager.decide(key, answerTo('build#1', 'rejected'));
    expect(run.stages[0]).toMatchObject({ failure: { code: 'ORCH_APPROVAL_REJECTED' } });
  });

  test('ends an agent that does not keep to it', async () => {
    const rig = manageAgents({
      stages: [agent({ budget: { max_tokens: 10 } })],
      turns: [{ stage: 'build', usage: { output_tokens: 11 }, end: 'hold' }],
    });
    expect(await rig.start()).toMatchObject({ status: 'paused', reason: 'budget' });
  });

  test('that was overspent by work that is done asks before the stage closes', async () => {
    const rig = manageAgents({
      stages: [agent({ budget: { max_wall_ms: 1000 } }), command('next')],
      turns: [{ stage: 'build', usage: { wall_ms: 1500 } }],
      script: [{ stage: 'next', step: { kind: 'exit', code: 0 } }],
    });
    const paused = await rig.start();
    expect(paused).toMatchObject({ reason: 'budget' });
    expect(paused.approvals[0]?.request).toMatchObject({ after: 'succeed' });
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    expect((await rig.manager.resume(resume)).status).toBe('succeeded');
    rig.scripted.assertUsed();
  });

  test('counts the turns before a pause: one that is used up asks before another turn begins', async () => {
    const npm = scriptedAsk('npm install');
    const rig = manageAgents({
      stages: [agent({ budget: { max_turns: 1 } })],
      turns: [{ stage: 'build', asks: [npm] }],
    });
    await rig.start();
    await rig.manager.decide(key, answerTo('build#1', 'approved'));
    expect(await rig.manager.resume(resume)).toMatchObject({ status: 'paused', reason: 'budget' });
    expect(rig.scripted.turns).toHaveLength(1);
  });
});
