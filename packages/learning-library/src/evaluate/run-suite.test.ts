import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Evaluation } from '../../test-support/evaluation.ts';
import { digestOfTree } from './fixture-copy.ts';
import type { TrialRecord } from './report.ts';

let evaluation: Evaluation;
beforeEach(() => {
  evaluation = new Evaluation({
    'state.txt': 'broken\n',
    'test.sh': 'test "$(cat state.txt)" = fixed\n',
    'keep.sh': 'test -f state.txt\n',
  });
});
afterEach(() => evaluation.remove());

const fix = { command: 'echo fixed > state.txt' };
const good = {
  subject: fix,
  fail_to_pass: ['sh test.sh'],
  pass_to_pass: [['sh', 'keep.sh']],
} as const;
const verdicts = (trials: readonly TrialRecord[]) => trials.map(({ verdict }) => verdict);

describe('a trial', () => {
  test.each([
    ['resolved', good],
    ['unresolved', { ...good, subject: { command: 'true' } }],
    ['broke', { ...good, subject: { command: 'echo fixed > state.txt; rm keep.sh' } }],
    ['error', { ...good, subject: { command: 'echo fixed > state.txt; exit 3' } }],
    ['error', { ...good, subject: { command: ['no-such-program'] } }],
    ['invalid', { ...good, fail_to_pass: ['true'] }],
    ['invalid', { ...good, pass_to_pass: ['sh test.sh'] }],
    ['invalid', { ...good, fail_to_pass: [['no-such-program']] }],
    ['invalid', { ...good, fail_to_pass: ['no-such-program'] }],
    ['invalid', { ...good, setup: ['false'] }],
    ['skipped', { ...good, needs: ['sh', 'no-such-program'] }],
  ])('is %s: %j', async (verdict, scenario) => {
    const report = await evaluation.run([scenario]);
    expect(verdicts(report.trials)).toEqual([verdict]);
    expect(report.passed).toBe(verdict === 'resolved');
  });

  test('whose subject takes too long is no success, whatever it did before', async () => {
    const slow = { ...good, subject: { command: `${fix.command}; sleep 600` }, timeout_ms: 400 };
    expect(verdicts((await evaluation.run([slow])).trials)).toEqual(['timeout']);
  });

  test('is told apart from the others: nothing that one leaves is there for the next', async () => {
    const lonely = 'test ! -e left && touch left "$HOME/left" "$TMPDIR/left"';
    const alone = 'test -z "$(ls "$HOME" "$TMPDIR" | grep left | head -1)"';
    const report = await evaluation.run([
      { ...good, subject: { command: `${alone} && ${lonely} && ${fix.command}` }, repeat: 4 },
    ]);
    expect(report.counts).toEqual({ resolved: 4 });
  });

  test('does its work where what was run before has left no trace', async () => {
    const dirty = 'echo x > made; echo "#x" >> keep.sh; exit 1';
    const report = await evaluation.run([
      {
        ...good,
        subject: { command: 'test ! -e made && ! grep "#x" keep.sh && touch done' },
        fail_to_pass: [`test -e done || { ${dirty}; }`],
      },
    ]);
    expect(report.counts).toEqual({ resolved: 1 });
  });

  test('is set up once, and what that made stays', async () => {
    evaluation.write('fixture/.gitignore', 'installed\n');
    const report = await evaluation.run([
      {
        ...good,
        setup: ['echo 1 > installed', 'echo 1 > made'],
        pass_to_pass: ['cat installed made'],
      },
    ]);
    expect(report.counts).toEqual({ resolved: 1 });
  });

  test('is not won by changing its tests: what is restored counts', async () => {
    const cheat = { ...good, subject: { command: 'echo true > test.sh' } };
    const [trusting, strict] = (await evaluation.run([cheat, { ...cheat, restore: ['test.sh'] }]))
      .trials;
    expect([trusting?.verdict, strict?.verdict]).toEqual(['resolved', 'unresolved']);
  });

  test('is given the environment that is listed, and no other', async () => {
    const told = 'test "$SECRET$OWN$HOME" != "" && test "$SECRET" = ""';
    const first = await evaluation.run([{ ...good, pass_to_pass: [told] }]);
    expect(first.counts).toEqual({ resolved: 1 });
    const second = await evaluation.run([
      {
        ...good,
        inherit: ['SECRET'],
        env: { OWN: '1' },
        pass_to_pass: ['test "$SECRET$OWN" = "do not tell1"'],
      },
    ]);
    expect(second.counts).toEqual({ resolved: 1 });
  });

  test('of a pack changes the copy', async () => {
    evaluation.write('fixture/a.mjs', "import fs from 'fs';\nfs.statSync('.');\n");
    const report = await evaluation.run([
      {
        subject: { pack: 'node-imports' },
        fail_to_pass: ['grep "\'node:fs\'" a.mjs'],
        pass_to_pass: [[process.execPath, 'a.mjs']],
      },
    ]);
    expect(report.trials[0]).toMatchObject({
      verdict: 'resolved',
      subject: { kind: 'pack', changed: ['a.mjs'] },
    });
  });

  test('that reaches the fixture itself is worth nothing, and leaves the copies removed', async () => {
    const fixture = join(evaluation.root, 'fixture');
    const reach = `${fix.command}; touch '${fixture}/reached'; pwd > '${evaluation.root}/where'`;
    const report = await evaluation.run([{ ...good, subject: { command: reach } }]);
    expect(report.trials[0]).toMatchObject({ verdict: 'invalid', kept: null });
    expect(report.trials[0]?.reason).toContain('fixture was changed');
    expect(existsSync(readFileSync(join(evaluation.root, 'where'), 'utf8').trim())).toBe(false);
  });

  test('leaves the fixture as it is; its copy is kept where that is asked for', async () => {
    const before = digestOfTree(join(evaluation.root, 'fixture'));
    const report = await evaluation.run([good], { keep: true });
    const kept = report.trials[0]?.kept ?? '';
    expect(readFileSync(join(kept, 'state.txt'), 'utf8')).toBe('fixed\n');
    rmSync(join(kept, '..'), { recursive: true });
    expect(digestOfTree(join(evaluation.root, 'fixture'))).toBe(before);
    expect(report.scenarios[0]?.fixture_sha256).toBe(before);
  });
});

describe('an evaluation', () => {
  test('in which all is skipped has not passed, and skipped ones do not spoil the others', async () => {
    const skipped = { ...good, needs: ['no-such-program'] };
    const none = await evaluation.run([skipped]);
    expect(none).toMatchObject({ passed: false, counts: { skipped: 1 } });
    const some = await evaluation.run([skipped, good]);
    expect(some).toMatchObject({ passed: true, counts: { skipped: 1, resolved: 1 } });
    expect(some.configurations[0]?.rate).toMatchObject({ resolved: 1, of: 1 });
  });

  test('says that a deterministic scenario is flaky, and does not pass', async () => {
    const sometimes = 'test $((ORCH_EVALUATION_TRIAL % 2)) = 0 || echo fixed > state.txt';
    const scenario = { ...good, subject: { command: sometimes }, repeat: 4 };
    const report = await evaluation.run([scenario, { ...scenario, deterministic: false }, good]);
    expect(report.passed).toBe(false);
    expect(report.scenarios.map(({ results }) => [results[0]?.flaky, results[0]?.rate.of])).toEqual(
      [
        [true, 4],
        [false, 4],
        [false, 1],
      ],
    );
    expect(evaluation.read('report.md')).toContain('**flaky**');
  });

  test('counts a deterministic scenario once, however often it is tried', async () => {
    const report = await evaluation.run([{ ...good, repeat: 5 }]);
    expect(report.counts).toEqual({ resolved: 5 });
    expect(report.configurations[0]?.rate).toMatchObject({ resolved: 1, of: 1 });
  });

  test('compares configurations, and says no difference where none is shown', async () => {
    const every = (n: number) => ({
      subject: { command: `test $((ORCH_EVALUATION_TRIAL % ${n})) != 0 || ${fix.command}` },
    });
    const scenario = { ...good, repeat: 12, deterministic: false };
    const of = [
      { id: 'never', ...every(99) },
      { id: 'third', ...every(3) },
      { id: 'always', ...every(1) },
    ];
    const report = await evaluation.run([scenario, scenario], { of, jobs: 4 });
    expect(report.configurations.map(({ id, rate }) => [id, rate.resolved, rate.of])).toEqual([
      ['never', 0, 24],
      ['third', 8, 24],
      ['always', 24, 24],
    ]);
    const [third, always] = report.comparisons;
    expect(third).toMatchObject({ a: 'never', b: 'third', shown: true });
    expect(always?.sentence).toBe('On these scenarios always resolves more than never.');
    const alike = await evaluation.run([scenario], {
      of,
      configurations: ['third', 'third', 'never'],
    });
    expect(alike.comparisons).toHaveLength(1);
    const one = await evaluation.run([good], { of: [{ id: 'a' }, { id: 'b' }] });
    expect(one.comparisons[0]).toMatchObject({
      shown: false,
      sentence: 'No difference shown between a and b: the interval includes 0.',
    });
  }, 60_000);

  test('that is cancelled keeps what it has, and has not passed', async () => {
    const abort = new AbortController();
    const long = { ...good, subject: { command: 'sleep 600' } };
    const report = await evaluation.run([good, long, good], {
      jobs: 1,
      signal: abort.signal,
      onTrial: (_, done) => {
        if (done === 1) setImmediate(() => abort.abort());
      },
    });
    expect(report).toMatchObject({ complete: false, passed: false });
    expect(report.trials.length).toBeLessThan(3);
    expect(report.trials[0]?.verdict).toBe('resolved');
    const lines = evaluation.read('trials.ndjson').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(report.trials);
  });
});
