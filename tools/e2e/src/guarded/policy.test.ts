import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

const step = (id: string, command: unknown, more = {}) => ({
  kind: 'command',
  id,
  command,
  ...more,
});
const note = (id: string, more = {}) => step(id, `echo ${id} >> scratch/ran`, more);

const policy = {
  version: 1,
  approvals: [
    {
      id: 'release-needs-two',
      when: { stage_id: ['release'] },
      approvers: 2,
      from: ['lead-*'],
      reason: 'Releases are read by two people.',
    },
    {
      id: 'soon',
      when: { stage_id: ['soon'] },
      approvers: 1,
      expires_after_ms: 1,
      reason: 'It lapses at once.',
    },
  ],
  forbidden_commands: [
    { id: 'no-push', argv: ['git', 'push'], action: 'deny', reason: 'Only people push.' },
    { id: 'no-wipe', argv: ['rm', '-rf'], action: 'ask', reason: 'A wipe cannot be undone.' },
  ],
  protected_paths: [
    { id: 'ci-is-ours', globs: ['ci/**'], action: 'ask', reason: 'CI decides what is released.' },
    { id: 'no-keys', globs: ['keys/**'], action: 'deny', reason: 'Keys are made elsewhere.' },
  ],
  diff: { max_lines: 20, action: 'deny', reason: 'Too much to read.' },
};

const pipelines = [
  { id: 'push', stages: [step('ship', 'X=1 git push > scratch/log'), note('after')] },
  {
    id: 'wipe',
    stages: [step('wipe', 'rm -rf scratch/old; echo wiped >> scratch/ran'), note('after')],
  },
  {
    id: 'ci',
    stages: [step('edit', 'mkdir -p ci; echo x > ci/a; echo edit >> scratch/ran'), note('after')],
  },
  { id: 'keys', stages: [step('edit', 'mkdir -p keys; echo x > keys/a'), note('after')] },
  {
    id: 'forgiven',
    stages: [
      step('edit', 'mkdir -p keys; echo x > keys/a; exit 1', { allow_failure: true }),
      note('after'),
    ],
  },
  { id: 'large', stages: [step('edit', 'seq 1 21 > numbers'), note('after')] },
  { id: 'small', stages: [step('edit', 'seq 1 20 > numbers'), note('after')] },
  { id: 'full', stages: [note('full', { profile: 'danger-full-access' })] },
  { id: 'release', stages: [note('release')] },
  { id: 'soon', stages: [note('soon')] },
  {
    id: 'own',
    stages: [step('edit', 'echo >> orch.policy.json'), note('after')],
  },
  { id: 'plain', stages: [note('plain')] },
];

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': { pipelines },
    'orch.policy.json': policy,
  });
});
afterEach(() => repository.remove());

const ran = () => repository.read('scratch/ran').catch(() => '');
const call = (...args: string[]) => repository.orch([...args, '--format', 'json']);
const start = (pipeline: string) => call('start', pipeline, '--task', 't');
const approve = (runId: string, ...more: string[]) =>
  call('approve', '--run', runId, '--reason', 'Looked at it.', ...more);
const resume = (runId: string, ...more: string[]) => call('resume', '--run', runId, ...more);

interface Question {
  readonly rules: readonly string[];
  readonly status: string;
}

async function paused(pipeline: string) {
  const started = await start(pipeline);
  expectExit(started, 3);
  return String(documentOf(started)['run_id']);
}

async function questions(runId: string): Promise<readonly Question[]> {
  const text = await repository.read('.runs/t/cli', runId, 'manifest.json');
  return (JSON.parse(text) as { approvals: Question[] }).approvals;
}

async function failureOf(pipeline: string): Promise<string> {
  const failed = await start(pipeline);
  expectExit(failed, 1);
  return JSON.stringify(documentOf(failed));
}

describe('a policy before a stage', () => {
  test('refuses a forbidden command however it is written, and nothing of it runs', async () => {
    expect(await failureOf('push')).toMatch(
      /ORCH_GUARD_DENIED.*no-push|no-push.*ORCH_GUARD_DENIED/,
    );
    expect(await ran()).toBe('');
    await expect(repository.read('scratch/log')).rejects.toThrow('ENOENT');
  });

  test('asks, and the stage runs once somebody said yes', async () => {
    const runId = await paused('wipe');
    expect(await ran()).toBe('');
    expect(await questions(runId)).toMatchObject([{ rules: ['no-wipe'], status: 'pending' }]);
    expectExit(await approve(runId), 0);
    expectExit(await resume(runId), 0);
    expect(await ran()).toBe('wiped\nafter\n');
  });

  test('that wants two people of a group takes no other and no fewer', async () => {
    const runId = await paused('release');
    expectExit(await approve(runId, '--as', 'Mallory'), 4);
    expectExit(await approve(runId, '--as', 'lead-1'), 0);
    expectExit(await approve(runId, '--as', 'lead-1'), 4);
    expectExit(await resume(runId), 3);
    expectExit(await approve(runId, '--as', 'lead-2'), 0);
    expectExit(await resume(runId), 0);
    expect(await ran()).toBe('release\n');
  });

  test('whose question lapsed takes no answer, and asks again', async () => {
    const runId = await paused('soon');
    expectExit(await approve(runId), 4);
    expectExit(await resume(runId), 3);
    expect((await questions(runId)).map(({ status }) => status)).toEqual(['expired', 'pending']);
    expect(await ran()).toBe('');
  });

  test('full access asks and expires, in a repository without a policy too', async () => {
    await repository.git('rm', '--quiet', 'orch.policy.json');
    const runId = await paused('full');
    const [question] = await questions(runId);
    expect(question).toMatchObject({ rules: ['orch:full-access'] });
    const { expires_at: expires } = question as unknown as { expires_at: string };
    expect(Date.parse(expires) - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect(await ran()).toBe('');
    expectExit(await approve(runId), 0);
    expectExit(await resume(runId), 0);
    expect(await ran()).toBe('full\n');
  });
});

describe('a policy behind a stage', () => {
  test('asks whether to keep a change of a protected path, and does not do the work twice', async () => {
    const runId = await paused('ci');
    expect(await questions(runId)).toMatchObject([{ rules: ['ci-is-ours'] }]);
    expectExit(await approve(runId), 0);
    expectExit(await resume(runId), 0);
    expect(await ran()).toBe('edit\nafter\n');
  });

  test('refuses a change of a path that nobody may change', async () => {
    expect(await failureOf('keys')).toContain('no-keys');
    expect(await ran()).toBe('');
  });

  test('I10: refuses it of a stage that failed and was allowed to', async () => {
    expect(await failureOf('forgiven')).toContain('no-keys');
    expect(await ran()).toBe('');
  });

  test('refuses a change that is too large, and not one line earlier', async () => {
    expect(await failureOf('large')).toContain('Too much to read.');
    await repository.git('clean', '--quiet', '--force', 'numbers');
    expectExit(await start('small'), 0);
  });

  test('a refused change is not carried past the policy by a resume, until it is undone', async () => {
    const failed = await start('keys');
    const runId = String(documentOf(failed)['run_id']);
    const carried = await resume(runId);
    expectExit(carried, 1);
    expect(JSON.stringify(documentOf(carried))).toContain('orch:refused-change');
    expect(await ran()).toBe('');
    await repository.git('clean', '--quiet', '--force', '-d', 'keys');
    const again = await resume(runId);
    expectExit(again, 1);
    expect(JSON.stringify(documentOf(again))).not.toContain('orch:refused-change');
  });

  test('rework carries no change past the policy either', async () => {
    const runId = await paused('ci');
    const back = await call('reject', '--request-changes', '--run', runId, '--reason', 'Again.');
    expectExit(back, 0);
    expectExit(await resume(runId), 3);
    const all = await questions(runId);
    expect(all.at(-1)).toMatchObject({ rules: ['orch:refused-change'], status: 'pending' });
    expectExit(await approve(runId), 0);
    expectExit(await resume(runId), 0);
    expect(await ran()).toBe('edit\nedit\nafter\n');
  });

  test('a stage that edits the policy is asked about, and judged by the policy of before', async () => {
    const runId = await paused('own');
    expect(await questions(runId)).toMatchObject([
      { rules: ['orch:own-files', 'orch:policy-changed'], status: 'pending' },
    ]);
    expect(await ran()).toBe('');
  });
});

describe('an answer that no longer fits what was asked', () => {
  test('is void when the worktree changed, and is asked for again', async () => {
    const runId = await paused('wipe');
    expectExit(await approve(runId), 0);
    await repository.write({ 'src/new.txt': 'after the look' });
    expectExit(await resume(runId), 3);
    expect((await questions(runId)).map(({ status }) => status)).toEqual(['void', 'pending']);
    expect(await ran()).toBe('');
    expectExit(await approve(runId), 0);
    expectExit(await resume(runId), 0);
    expect(await ran()).toBe('wiped\nafter\n');
  });

  test('is refused when the worktree changed between question and answer', async () => {
    const runId = await paused('wipe');
    await repository.write({ 'src/new.txt': 'before the look' });
    const late = await approve(runId);
    expectExit(late, 4);
    expect(errorOf(late).message).toContain('worktree');
  });

  test('is void when the policy changed', async () => {
    const runId = await paused('wipe');
    expectExit(await approve(runId), 0);
    const { diff } = policy;
    await repository.write({ 'orch.policy.json': { ...policy, diff: { ...diff, max_lines: 40 } } });
    expectExit(await resume(runId), 3);
    const text = await repository.read('.runs/t/cli', runId, 'manifest.json');
    expect(text).toMatch(/"note": ?".*policy/);
    expect(await ran()).toBe('');
  });

  test('is void when the plan changed', async () => {
    const runId = await paused('wipe');
    expectExit(await approve(runId), 0);
    const edited = [{ id: 'wipe', stages: [step('wipe', 'rm -rf scratch'), note('after')] }];
    await repository.write({ 'codex.orchestrator.json': { pipelines: edited } });
    expectExit(await resume(runId), 4);
    expectExit(await resume(runId, '--accept-plan-change'), 3);
    expect((await questions(runId)).map(({ status }) => status)).toEqual(['void', 'pending']);
  });

  test('rework sends the stage back and asks about it again', async () => {
    const runId = await paused('ci');
    const back = await call('reject', '--request-changes', '--run', runId, '--reason', 'Again.');
    expectExit(back, 0);
    await repository.git('clean', '--quiet', '--force', '-d', 'ci');
    expectExit(await resume(runId), 3);
    expect(await ran()).toBe('edit\nedit\n');
  });
});

describe('a policy that cannot be used', () => {
  const broken: [string, unknown][] = [
    ['is not JSON', '{'],
    ['has an unknown key', { version: 1, protected_path: [] }],
    ['is of an unknown version', { version: 2 }],
    ['is empty', ''],
  ];

  test.each(broken)('because it %s stops the run before anything runs', async (_, text) => {
    await repository.write({ 'orch.policy.json': text });
    const refused = await start('plain');
    expectExit(refused, 4);
    expect(errorOf(refused)).toMatchObject({ code: 'ORCH_GUARD_FAILED' });
    expect(await ran()).toBe('');
    expect(await repository.runIds('t')).toEqual([]);
  });

  test.each(['policies/gone.json', '.'])(
    'because the configuration names %s stops the run',
    async (name) => {
      await repository.write({ 'codex.orchestrator.json': { policy: name, pipelines } });
      const refused = await start('plain');
      expectExit(refused, 4);
      expect(errorOf(refused)).toMatchObject({ code: 'ORCH_GUARD_FAILED' });
      expect(await ran()).toBe('');
    },
  );

  test('stops a resume as well', async () => {
    const runId = await paused('wipe');
    await repository.write({ 'orch.policy.json': '{' });
    expectExit(await resume(runId), 4);
    expect(await ran()).toBe('');
  });
});
