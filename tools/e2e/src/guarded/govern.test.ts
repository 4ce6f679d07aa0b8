import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

const policy = {
  version: 1,
  forbidden_commands: [
    { id: 'no-push', argv: ['git', 'push'], action: 'deny', reason: 'Only people push.' },
  ],
  profiles: [
    {
      id: 'docs-stay-local',
      when: { stage_id: ['docs'] },
      max: 'workspace-write',
      on_excess: 'lower',
      reason: 'No network for docs.',
    },
  ],
};
const step = (id: string, command: string, more = {}) => ({
  kind: 'command',
  id,
  command,
  ...more,
});

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        { id: 'plain', stages: [step('plain', 'true')] },
        {
          id: 'mixed',
          stages: [
            step('docs', 'echo x > docs.txt'),
            step('full', 'true', { profile: 'danger-full-access' }),
            step('push', 'a && git -C . push'),
          ],
        },
      ],
    },
    'orch.policy.json': policy,
  });
});
afterEach(() => repository.remove());

const call = (...args: string[]) => repository.orch([...args, '--format', 'json']);

describe('orch plan', () => {
  test('says what would be asked and refused, by which rule, and runs nothing', async () => {
    const planned = await call('plan', 'mixed');
    expectExit(planned, 0);
    const document = documentOf(planned);
    expect(document).toMatchObject({
      policy: { path: 'orch.policy.json' },
      stages: [
        { id: 'docs', guard: { effect: 'allow', profile: 'workspace-write' } },
        {
          id: 'full',
          guard: { effect: 'ask', rules: ['orch:full-access'], expires_after_ms: 3_600_000 },
        },
        { id: 'push', guard: { effect: 'deny', rules: ['no-push'] } },
      ],
    });
    expect(await repository.runIds('local')).toEqual([]);
    const text = (await repository.orch(['plan', 'mixed'])).stdout;
    expect(text).toMatch(/ASKS 1 of anybody.*orch:full-access/);
    expect(text).toMatch(/REFUSED: no-push/);
    expect(text).toMatch(/workspace-write: (held by \w+|declared, not enforced)/);
  });

  test('with a policy that is not valid is refused with the place', async () => {
    await repository.write({ 'orch.policy.json': { version: 1, difff: {} } });
    const refused = await call('plan', 'mixed');
    expectExit(refused, 4);
    expect(errorOf(refused)).toMatchObject({
      code: 'ORCH_GUARD_FAILED',
      place: 'orch.policy.json: /difff',
    });
  });
});

describe('the verbs of policy', () => {
  test('policy test decides the cases beside the policy, and fails with the case that is decided otherwise', async () => {
    const facts = (shell: string) => ({
      pipeline: { id: 'p' },
      task: { id: 't' },
      stage: { id: 's', kind: 'command', command: { shell } },
    });
    const right = { name: 'no push', facts: facts('git push'), expect: { effect: 'deny' } };
    await repository.write({ 'orch.policy.test.json': [right] });
    const passed = await call('policy', 'test');
    expectExit(passed, 0);
    expect(documentOf(passed)).toMatchObject({ passed: 1, untested: ['docs-stay-local'] });
    const wrong = { name: 'pull', facts: facts('git pull'), expect: { effect: 'ask' } };
    await repository.write({ 'orch.policy.test.json': [right, wrong] });
    const failed = await call('policy', 'test');
    expectExit(failed, 1);
    expect(documentOf(failed)).toMatchObject({
      failed: 1,
      results: [{ passed: true }, { name: 'pull', passed: false }],
    });
  });

  test('replay lists what another policy would decide otherwise, and counts what it cannot know', async () => {
    expectExit(await call('start', 'mixed', '--task', 't'), 3);
    await repository.git('rm', '--quiet', '--cached', 'orch.policy.json');
    const same = documentOf(await call('policy', 'replay'));
    expect(same).toMatchObject({ runs: 1, changed: [], damaged_runs: [] });
    await repository.write({
      'orch.policy.json': {
        version: 1,
        protected_paths: [{ id: 'docs', globs: ['docs.txt'], action: 'deny', reason: 'Ours.' }],
      },
    });
    const other = documentOf(await call('policy', 'replay'));
    expect(other['changed']).toMatchObject([
      { stage: 'docs', moment: 'before', change: 'looser' },
      { stage: 'docs', moment: 'after', change: 'stricter', after: { effect: 'deny' } },
    ]);
  });

  test('replay makes up nothing for a run that was recorded without a policy', async () => {
    await repository.git('rm', '--quiet', 'orch.policy.json');
    expectExit(await call('start', 'plain', '--task', 't'), 0);
    expect(documentOf(await call('policy', 'replay'))).toMatchObject({
      runs: 1,
      decisions: 0,
      decisions_without_facts: 0,
      runs_without_facts: 1,
    });
  });

  test.each([
    ['git -C . push', 'deny', 4],
    ['eval "$x"', 'ask', 3],
    ['git pull', 'allow', 0],
  ])('explain %s: %s', async (command, effect, status) => {
    const explained = await call('policy', 'explain', command);
    expectExit(explained, status);
    expect(documentOf(explained)).toMatchObject({ effect });
  });
});

describe('orch gates prove', () => {
  test('shows every gate red, and a run says which of its gates were never seen red', async () => {
    await repository.git('rm', '--quiet', 'orch.policy.json');
    const summary = async () => {
      const started = await call('start', 'plain', '--task', 't');
      expectExit(started, 0);
      return JSON.stringify(documentOf(started)['guardrail_summary']);
    };
    expect(await summary()).toMatch(/Policy: unproven/);
    const proved = await call('gates', 'prove');
    expectExit(proved, 0);
    const { gates } = documentOf(proved) as { gates: { gate: string; standing: string }[] };
    const standings = Object.fromEntries(gates.map(({ gate, standing }) => [gate, standing]));
    expect(standings).toEqual({
      'failing-stage': 'red',
      evidence: 'red',
      journal: 'red',
      redaction: 'red',
      'forbidden-command': 'red',
      'protected-path': 'red',
      'approval-binding': 'red',
      'self-approval': 'red',
      'audit-log': 'red',
      'stale-spec': 'not_installed',
      'missing-spec': 'not_installed',
      'missing-prd': 'red',
      'agent-profile': 'red',
      'agent-command': 'red',
      'agent-request': 'red',
      'agent-unknown': 'red',
      'agent-change': 'red',
      'agent-budget': 'red',
      'spec-guard': 'not_installed',
    });
    expect(await summary()).toMatch(/Policy: passed/);
    // A proof is for the policy that it was made under.
    await repository.write({ 'orch.policy.json': policy });
    expect(await summary()).toMatch(/Policy: unproven/);
    expect(await repository.leftovers()).toEqual([]);
  }, 120_000);

  test('a gate that does not go red fails the command', async () => {
    // A spec guard that passes everything.
    await repository.write({ 'scripts/spec-guard.sh': 'exit 0\n' });
    await repository.git('add', '.');
    await repository.git('commit', '--quiet', '--message=guard');
    const proved = await call('gates', 'prove', '--gate', 'spec-guard');
    expectExit(proved, 1);
    expect(documentOf(proved)).toMatchObject({
      gates: [{ gate: 'spec-guard', standing: 'not_red' }],
    });
    expect((await repository.git('worktree', 'list')).trim().split('\n')).toHaveLength(1);
  });

  test('a spec guard of the repository that refuses a stale spec is seen red', async () => {
    const guard = '! grep -rqs "last_review: 2000" tasks/specs\n';
    await repository.write({ 'scripts/spec-guard.sh': guard });
    await repository.git('add', '.');
    await repository.git('commit', '--quiet', '--message=guard');
    const proved = await call('gates', 'prove', '--gate', 'spec-guard');
    expectExit(proved, 0);
    expect(documentOf(proved)).toMatchObject({ gates: [{ standing: 'red' }] });
  });
});
