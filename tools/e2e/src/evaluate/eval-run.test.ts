import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expectExit } from '../rig/expect-exit.ts';
import { pollUntil } from '../rig/poll-until.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

/** So that what strays from a trial is found again. */
const inherit = ['ORCH_E2E_REPOSITORY'];
const todo = {
  fixture: 'fixture',
  inherit,
  fail_to_pass: ['grep fixed state.txt'],
  pass_to_pass: ['test -f state.txt'],
};
const fix = { command: 'echo fixed > state.txt' };
/** Leaves the group with one process and stays with another. */
const endless = { command: 'echo $$ > "$PIDS/main"; setsid sleep 600 & sleep 600' };

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({ 'fixture/state.txt': 'broken\n' });
});
afterEach(() => repository.remove());

async function suite(scenarios: readonly object[], more: object = {}): Promise<void> {
  await repository.write({ 'suite.json': { id: 'suite', scenarios, ...more } });
}
const evaluate = (...args: string[]) =>
  repository.orch(['eval', 'run', 'suite.json', ...args, '--format', 'json']);
const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('orch-eval-'));

test('two configurations are compared on trials that differ, and the report says with which certainty', async () => {
  const every = (n: number) => `test $((ORCH_EVALUATION_TRIAL % ${n})) != 0 || ${fix.command}`;
  await suite(
    [
      { ...todo, id: 'one', subject: fix, repeat: 10, deterministic: false },
      { ...todo, id: 'other', subject: fix, repeat: 10, deterministic: false },
    ],
    {
      configurations: [
        { id: 'steady' },
        { id: 'shaky', subject: { command: every(5) } },
        {
          id: 'nearly',
          subject: { command: `test "$ORCH_EVALUATION_TRIAL" = 7 || ${fix.command}` },
        },
      ],
    },
  );
  const result = await evaluate('--configuration', 'steady,shaky,nearly', '--jobs', '4');
  expectExit(result, 1);
  const document = documentOf(result);
  expect(document).toMatchObject({
    passed: false,
    complete: true,
    counts: { resolved: 20 + 4 + 18, unresolved: 16 + 2 },
    configurations: [
      { id: 'steady', rate: { resolved: 20, of: 20, rate: 1, high: 1 } },
      { id: 'shaky', rate: { resolved: 4, of: 20 } },
      { id: 'nearly', rate: { resolved: 18, of: 20 } },
    ],
    comparisons: [
      { a: 'steady', b: 'shaky', shown: true },
      { a: 'steady', b: 'nearly', shown: false },
    ],
  });
  expect(JSON.stringify(document['comparisons'])).toContain(
    'No difference shown between steady and nearly: the interval includes 0.',
  );
  for (const [key, word] of [
    ['markdown', 'resolves less than steady'],
    ['picture', '<circle'],
  ] as const) {
    expect(await repository.read(String(document[key]))).toContain(word);
  }
}, 120_000);

describe('no process and no copy of a trial is left', () => {
  test('when it takes too long', async () => {
    await suite([
      { ...todo, id: 'slow', subject: endless, timeout_ms: 1500, env: { PIDS: repository.folder } },
    ]);
    expectExit(await evaluate(), 1);
    expect(existsSync(repository.path('main'))).toBe(true);
    expect(await repository.leftovers()).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('when it is asked to end by %s', async (signal) => {
    await suite([
      { ...todo, id: 'first', subject: fix },
      { ...todo, id: 'slow', subject: endless, env: { PIDS: repository.folder } },
      { ...todo, id: 'never', subject: fix },
    ]);
    const running = repository.start([
      ...['eval', 'run', 'suite.json', '--jobs', '1', '--format', 'json'],
    ]);
    await pollUntil('a trial is at work', () => existsSync(repository.path('main')));
    running.child.kill(signal);
    const ended = await running.ended;
    expectExit(ended, 130);
    expect(await repository.leftovers()).toEqual([]);
    const document = documentOf(ended);
    expect(document).toMatchObject({
      complete: false,
      passed: false,
      counts: { resolved: 1, cancelled: 1 },
    });
    expect(copies().filter((name) => name.includes(String(document['evaluation'])))).toEqual([]);
  });

  test('when it is killed, once the next one begins', async () => {
    await suite([
      { ...todo, id: 'first', subject: fix },
      { ...todo, id: 'slow', subject: endless, env: { PIDS: repository.folder } },
    ]);
    const running = repository.start(['eval', 'run', 'suite.json', '--jobs', '1']);
    await pollUntil('a trial is at work', () => existsSync(repository.path('main')));
    running.child.kill('SIGKILL');
    await running.ended;
    const [id = ''] = readdirSync(repository.path('out/evaluations/suite'));
    // What was done before is not lost.
    const trials = readFileSync(repository.path('out/evaluations/suite', id, 'trials.ndjson'));
    expect(JSON.parse(trials.toString())).toMatchObject({ scenario: 'first', verdict: 'resolved' });
    const next = await evaluate('--scenario', 'first');
    expectExit(next, 0);
    expect(next.stderr).toContain(`The evaluation ${id} was killed`);
    expect(await repository.leftovers()).toEqual([]);
    expect(copies().filter((name) => name.includes(id))).toEqual([]);
  });
});

test('a pipeline works in the copy, and its run is in the records of the trial', async () => {
  await repository.write({
    'fixture/codex.orchestrator.json': {
      pipelines: [{ id: 'mend', stages: [{ kind: 'command', id: 'fix', ...fix }] }],
    },
  });
  await suite([{ ...todo, id: 'mend', subject: { pipeline: 'mend' } }]);
  const result = await evaluate();
  expectExit(result, 0);
  const path = String(documentOf(result)['report']);
  const report = JSON.parse(await repository.read(path)) as {
    trials: { subject: { manifest: string } }[];
  };
  const manifest = report.trials[0]?.subject.manifest ?? '';
  expect(JSON.parse(await repository.read(path, '..', manifest))).toMatchObject({
    status: 'succeeded',
    pipeline: { id: 'mend' },
  });
  // Only the copy was worked in.
  expect(await repository.read('fixture/state.txt')).toBe('broken\n');
  expect(await repository.runIds('local')).toEqual([]);
});

test('a subject that pauses for a person has not resolved anything', async () => {
  await repository.write({
    'fixture/codex.orchestrator.json': {
      pipelines: [
        {
          id: 'mend',
          stages: [
            { kind: 'command', id: 'fix', ...fix },
            { kind: 'manual', id: 'sign-off' },
          ],
        },
      ],
    },
  });
  await suite([{ ...todo, id: 'mend', subject: { pipeline: 'mend' } }]);
  const result = await evaluate();
  expectExit(result, 1);
  expect(documentOf(result)['open']).toMatchObject([
    { verdict: 'error', reason: expect.stringContaining('paused') },
  ]);
});

test('what is secret in the output of a trial is in no record of it', async () => {
  const secret = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
  await suite([{ ...todo, id: 'leak', subject: fix, pass_to_pass: [`echo ${secret}; false`] }]);
  const result = await evaluate();
  expectExit(result, 1);
  expect(documentOf(result)).toMatchObject({ counts: { invalid: 1 } });
  const found = await repository
    .git('grep', '--no-index', '--fixed-strings', '-l', secret, '--', 'out')
    .catch(() => 'none');
  expect(found).toBe('none');
});
