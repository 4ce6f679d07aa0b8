import { describe, expect, test } from '@jest/globals';
import { scriptedAsk } from '@orch/core/testing';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Disk, manage, turn } from '../test-support/manager-rig.ts';
import { sdkVersion } from './index.ts';

const call = (name: string, args: Readonly<Record<string, unknown>>) => [{ call: name, args }];
const input = (text: string) => ({ input: text });

/** One round of the whole team. */
const round = {
  models: {
    manager: [
      call('planner', input('plan it')),
      call('builder', input('build it')),
      call('tester', input('test it')),
      call('reviewer', input('review it')),
      'Done: a file, tests pass.',
    ],
    planner: [call('code', { prompt: 'look' }), '1. a file'],
    builder: [call('code', { prompt: 'write' }), 'written'],
    tester: [call('code', { prompt: 'npm test' }), 'passes'],
    reviewer: [call('code', { prompt: 'read the diff' }), 'no findings'],
  },
  turns: Array.from({ length: 4 }, (_, at) => ({
    stage: 'work',
    says: `turn ${at + 1}`,
    usage: { input_tokens: 100 },
  })),
};

describe('a manager', () => {
  test('has its team plan, build, test and review, and counts all that they spend', async () => {
    const { runner, models, coder, disk } = manage(round);
    const { request, told } = turn();
    const result = await runner.run(request);
    expect(result).toMatchObject({
      kind: 'completed',
      observed: {
        asserted: 'Done: a file, tests pass.',
        session: 'manager-1',
        // 13 answers of models and 4 turns of the coding agent.
        usage: { turns: 17, input_tokens: 13 * 10 + 4 * 100, output_tokens: 13 * 5 },
      },
    });
    models.assertUsed();
    coder.assertUsed();
    expect(told.usage.at(-1)).toMatchObject({ turns: 17 });
    expect(disk.log).toContain('planner: 1. a file\n');
    expect(told.output).toBe(disk.log);
  });

  test('lets who only looks only read, whatever the stage was granted (I2)', async () => {
    const { runner, coder } = manage(round);
    await runner.run(turn().request);
    expect(coder.turns.map(({ sandbox }) => sandbox)).toEqual([
      'read-only',
      'workspace-write',
      'workspace-write',
      'read-only',
    ]);
  });

  test('keeps one session with the coding agent for each role, saved before work is asked in it (I6)', async () => {
    const { runner, coder, disk } = manage({
      models: {
        manager: [call('builder', input('a')), call('builder', input('b')), 'done'],
        builder: [call('code', { prompt: 'a' }), 'a', call('code', { prompt: 'b' }), 'b'],
      },
      turns: [{ stage: 'work' }, { stage: 'work' }],
    });
    await runner.run(turn().request);
    expect(coder.turns.map(({ session }) => session)).toEqual([null, 'session-1']);
    expect(disk.sessions.get('manager-1')).toContain('"builder":{"session":"session-1"');
  });

  test('has one of the team work at a time, since they share a worktree (I5)', async () => {
    const { runner, coder, models } = manage({
      models: {
        manager: [
          [
            { call: 'builder', args: input('a') },
            { call: 'tester', args: input('b') },
          ],
          'done',
        ],
        builder: [call('code', { prompt: 'a' }), 'a'],
        tester: [call('code', { prompt: 'b' }), 'b'],
      },
      turns: [{ stage: 'work' }, { stage: 'work' }],
    });
    let working = 0;
    let most = 0;
    const run = coder.run.bind(coder);
    coder.run = async (request) => {
      most = Math.max(most, (working += 1));
      const result = await run(request);
      await new Promise((resolve) => setImmediate(resolve));
      working -= 1;
      return result;
    };
    expect(await runner.run(turn().request)).toMatchObject({ kind: 'completed' });
    expect(most).toBe(1);
    models.assertUsed();
  });
});

describe('a question of the coding agent', () => {
  const npm = scriptedAsk('npm install');
  const begun = {
    models: {
      manager: [call('builder', input('build it'))],
      builder: [call('code', { prompt: 'write' }), call('code_continue', {})],
    },
    turns: [{ stage: 'work', asks: [npm] }],
  };
  const rest = {
    models: { manager: ['Done.'], builder: ['built'] },
    turns: [{ stage: 'work', asks: [npm], says: 'installed' }],
  };

  test.each(['accept', 'decline'] as const)(
    'ends the turn; another process goes on, and the coding agent is told %s',
    async (answer) => {
      const disk = new Disk();
      const first = manage({ ...begun, disk });
      expect(await first.runner.run(turn().request)).toMatchObject({
        kind: 'awaiting',
        ask: { title: 'npm install' },
      });
      first.models.assertUsed();
      const second = manage({ ...rest, disk });
      const { request } = turn({ session: 'manager-1' }, [answer]);
      expect(await second.runner.run(request)).toMatchObject({ kind: 'completed' });
      expect(second.coder.turns).toMatchObject([{ session: 'session-1' }]);
      expect(second.coder.answers).toEqual([`npm install: ${answer}`]);
      second.models.assertUsed();
      second.coder.assertUsed();
    },
  );

  test('that comes again after another one is asked anew', async () => {
    const disk = new Disk();
    await manage({ ...begun, disk }).runner.run(turn().request);
    const push = scriptedAsk('git push');
    const second = manage({
      models: { manager: [], builder: [call('code_continue', {})] },
      turns: [{ stage: 'work', asks: [npm, push] }],
      disk,
    });
    const { request } = turn({ session: 'manager-1' }, ['accept']);
    expect(await second.runner.run(request)).toMatchObject({
      kind: 'awaiting',
      ask: { title: 'git push' },
    });
  });

  test('is not lost when the team ends without waiting for it', async () => {
    const disk = new Disk();
    const first = manage({
      models: {
        manager: [call('builder', input('build it')), 'I think it is done.'],
        builder: [call('code', { prompt: 'write' }), 'done, I believe'],
      },
      turns: [{ stage: 'work', asks: [npm] }],
      disk,
    });
    expect(await first.runner.run(turn().request)).toMatchObject({ kind: 'awaiting' });
    const second = manage({
      models: {
        manager: [call('builder', input('go on')), 'Done.'],
        builder: [call('code_continue', {}), 'built'],
      },
      turns: [{ stage: 'work', asks: [npm] }],
      disk,
    });
    const { request } = turn({ session: 'manager-1' }, ['accept']);
    expect(await second.runner.run(request)).toMatchObject({ kind: 'completed' });
    expect(second.coder.turns).toMatchObject([{ session: 'session-1' }]);
  });
});

describe('a turn ends', () => {
  test('before another model is asked, once the budget is spent (I3)', async () => {
    const { runner, models } = manage(round);
    const result = await runner.run(turn({ budget: { maxTurns: 2 } }).request);
    expect(result).toMatchObject({ kind: 'over_budget', limit: 'turns' });
    expect(models.asked).toEqual(['manager', 'planner']);
  });

  test('with the budget of the coding agent, although the SDK makes a text of it', async () => {
    const { runner, models } = manage({
      ...round,
      turns: [{ stage: 'work', end: 'over_budget' }],
    });
    expect(await runner.run(turn().request)).toMatchObject({ kind: 'over_budget' });
    expect(models.asked).toEqual(['manager', 'planner']);
  });

  test('when it is aborted', async () => {
    const { runner, models } = manage(round);
    const { request, stop } = turn();
    models.onAsk = (who) => {
      if (who === 'planner') stop.abort('cancelled');
    };
    expect(await runner.run(request)).toMatchObject({ kind: 'cancelled' });
    expect(models.asked).toEqual(['manager', 'planner']);
  });

  test('with a failure when a model fails, and says why', async () => {
    const { runner } = manage({ models: {} });
    expect(await runner.run(turn().request)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('unexpected: manager'),
    });
  });
});

describe('guardrails', () => {
  test('a prompt with a secret reaches no model', async () => {
    const { runner, models } = manage(round);
    const result = await runner.run(turn({ prompt: 'The password is hunter2.' }).request);
    expect(result).toMatchObject({
      kind: 'failed',
      message: 'The guardrail orch-input refused: It holds a secret.',
    });
    expect(models.asked).toEqual([]);
  });

  test('an answer with a secret is refused, and further checks of ours are asked', async () => {
    const leaks = manage({ models: { manager: ['It is hunter2.'] } });
    expect(await leaks.runner.run(turn().request)).toMatchObject({
      message: 'The guardrail orch-output refused: It holds a secret.',
    });
    const boasts = manage({
      models: { manager: ['All tests pass.'] },
      guardrails: { output: (text) => Promise.resolve(text.includes('pass') ? 'Unproven.' : null) },
    });
    expect(await boasts.runner.run(turn().request)).toMatchObject({
      message: 'The guardrail orch-output refused: Unproven.',
    });
  });
});

describe('what leaves the process', () => {
  test('nothing but what the models are asked: spans come to us and no exporter runs (I1)', async () => {
    const fetched: unknown[] = [];
    const { fetch } = globalThis;
    const key = process.env['OPENAI_API_KEY'];
    process.env['OPENAI_API_KEY'] = 'sk-test';
    globalThis.fetch = (target) => {
      fetched.push(target);
      return Promise.reject(new Error('no network'));
    };
    try {
      const { runner } = manage(round);
      const { request, told } = turn();
      await runner.run(request);
      const names = told.spans.map(({ kind, name }) => `${kind} ${name}`);
      expect(names).toEqual(
        expect.arrayContaining(['agent manager', 'agent builder', 'function code']),
      );
      const ids = new Set(told.spans.map(({ id }) => id));
      expect(told.spans.filter(({ parent }) => parent === null)).toHaveLength(1);
      expect(told.spans.every(({ parent }) => parent === null || ids.has(parent))).toBe(true);
    } finally {
      globalThis.fetch = fetch;
      if (key === undefined) delete process.env['OPENAI_API_KEY'];
      else process.env['OPENAI_API_KEY'] = key;
    }
    expect(fetched).toEqual([]);
  });

  test('no secret is saved with a session (I4)', async () => {
    const { runner, disk } = manage({
      models: {
        manager: [call('builder', input('hunter2 is the password'))],
        builder: [call('code', { prompt: 'use hunter2' }), call('code_continue', {})],
      },
      turns: [{ stage: 'work', asks: [scriptedAsk('login hunter2')] }],
    });
    await runner.run(turn().request);
    const saved = disk.sessions.get('manager-1') ?? '';
    expect(saved).toContain('[redacted:test]');
    expect(saved + disk.log).not.toContain('hunter2');
  });
});

describe('a saved session', () => {
  const goOn = async (text: string) => {
    const disk = new Disk();
    disk.sessions.set('manager-1', text);
    return manage({ models: {}, disk }).runner.run(turn({ session: 'manager-1' }).request);
  };

  test.each([
    ['of another release of the SDK', { v: 1, sdk: '0.1.0', state: null, threads: {} }, 'VERSION'],
    ['of another shape', { v: 1, sdk: sdkVersion, state: 1, threads: {} }, 'DAMAGED'],
    [
      'with a role that nobody has',
      { v: 1, sdk: sdkVersion, state: null, threads: { x: {} } },
      'DAMAGED',
    ],
  ])('%s is refused and nothing is asked of a model', async (_, value, code) => {
    await expect(goOn(JSON.stringify(value))).rejects.toMatchObject({ code: `ORCH_DATA_${code}` });
  });

  test('that is cut off is refused', async () => {
    await expect(goOn('{"v":1,')).rejects.toMatchObject({ code: 'ORCH_DATA_DAMAGED' });
  });

  test('that was never written begins anew and says so', async () => {
    const { runner } = manage({ models: { manager: ['Done.'] } });
    expect(await runner.run(turn({ session: 'manager-9' }).request)).toMatchObject({
      kind: 'completed',
      observed: { notes: ['Nothing was saved of its session; it began anew.'] },
    });
  });

  test('names the release of the SDK that is installed', () => {
    const entry = createRequire(import.meta.url).resolve('@openai/agents');
    const file = join(dirname(entry), '..', 'package.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: sdkVersion });
  });
});
