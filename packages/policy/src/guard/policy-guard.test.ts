import { describe, expect, test } from '@jest/globals';
import type { AgentAsk, ChangedFile, CommandStageDefinition, GuardQuestion } from '@orch/core';
import { replay } from '../cases/replay.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { EMPTY_POLICY, type Policy, type TaskRisk } from '../policy/policy.ts';
import { createPolicyGuard } from './policy-guard.ts';
import { readRecordedDecision } from './recorded-facts.ts';

function policyOf(value: object): Policy {
  const result = parsePolicy(JSON.stringify({ version: 1, ...value }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}

function guardOf(policy: Policy, more: { risk?: TaskRisk; digests?: (string | null)[] } = {}) {
  const digests = more.digests ?? [];
  return createPolicyGuard({
    policy,
    source: 'orch.policy.json',
    digest: 'd1',
    currentDigest: () => Promise.resolve(digests.length === 0 ? 'd1' : (digests.shift() ?? null)),
    taskRisk: () => more.risk,
    ownFiles: ['orch.policy.json', '.runs/**'],
  });
}

function asked(definition: Partial<CommandStageDefinition> = {}): GuardQuestion {
  return {
    run: { taskId: 't', runId: 'r' },
    pipelineId: 'p',
    attempt: 1,
    grantingPolicy: 'd1',
    stage: {
      id: 's',
      index: 1,
      slug: 's',
      title: 's',
      needs: [],
      definition: { kind: 'command', id: 's', command: 'true', ...definition },
    },
  };
}

const file = (path: string, more: Partial<ChangedFile> = {}): ChangedFile => ({
  path,
  oldPath: null,
  added: 1,
  deleted: 0,
  bytes: 2,
  symlink: false,
  ...more,
});
const changed = (...files: ChangedFile[]) => ({ before: 'a', after: 'b', diff: null, files });

describe('before a stage', () => {
  test('a forbidden command is refused with its rule, as a text and as an argv', async () => {
    const guard = guardOf(
      policyOf({
        forbidden_commands: [
          { id: 'no-push', argv: ['git', 'push'], action: 'deny', reason: 'no' },
        ],
      }),
    );
    for (const command of ['X=1 git push', 'a && bash -c "git -C . push"', ['git', 'push', '-f']]) {
      const verdict = await guard.before(asked({ command }));
      expect(verdict).toMatchObject({ effect: 'deny', rules: ['no-push'] });
    }
    expect(await guard.before(asked({ command: 'git pull' }))).toMatchObject({ effect: 'allow' });
  });

  test('I4: full access asks without any policy, and lapses after an hour', async () => {
    const verdict = await guardOf(EMPTY_POLICY).before(asked({ profile: 'danger-full-access' }));
    expect(verdict).toMatchObject({
      effect: 'ask',
      rules: ['orch:full-access'],
      approvers: 1,
      expiresAfterMs: 3_600_000,
    });
  });

  test('rules that ask together keep their own people, and the first expiry counts', async () => {
    const rule = (id: string, from: string[], expires_after_ms: number) => ({
      id,
      when: { task_risk: ['high'] },
      approvers: 1,
      from,
      expires_after_ms,
      reason: id,
    });
    const policy = policyOf({
      approvals: [rule('a', ['lead-*'], 9_000), rule('b', ['sec-*'], 5_000)],
    });
    expect(await guardOf(policy, { risk: 'high' }).before(asked())).toMatchObject({
      effect: 'ask',
      from: ['lead-*'],
      also: [{ approvers: 1, from: ['sec-*'] }],
      expiresAfterMs: 5_000,
    });
    expect(await guardOf(policy, { risk: 'low' }).before(asked())).toMatchObject({
      effect: 'allow',
    });
  });

  test('a profile that policy lowers is granted by the rule that lowered it', async () => {
    const policy = policyOf({
      profiles: [{ id: 'calm', max: 'workspace-write', on_excess: 'lower', reason: 'calm' }],
    });
    expect(await guardOf(policy).before(asked())).toMatchObject({
      effect: 'allow',
      profile: 'workspace-write',
      grantedBy: 'orch.policy.json: calm',
    });
  });
});

describe('after a stage', () => {
  test('I7: a change of a file that decides about runs asks, without any policy', async () => {
    const guard = guardOf(EMPTY_POLICY);
    for (const change of [
      changed(file('orch.policy.json')),
      changed(file('ORCH.policy.json')),
      changed(file('x', { oldPath: 'orch.policy.json' })),
      changed(file('.runs', { symlink: true })),
    ]) {
      const verdict = await guard.after(asked(), change);
      expect(verdict).toMatchObject({ effect: 'ask', rules: ['orch:own-files'] });
    }
    expect(await guard.after(asked(), changed(file('src/a.ts')))).toMatchObject({
      effect: 'allow',
    });
  });

  test('I7: a policy file that changed unseen by git asks once', async () => {
    const guard = guardOf(EMPTY_POLICY, { digests: ['d2', 'd2'] });
    expect(await guard.after(asked(), changed())).toMatchObject({
      effect: 'ask',
      rules: ['orch:policy-changed'],
    });
    expect(await guard.after(asked(), changed())).toMatchObject({ effect: 'allow' });
  });

  test('a change that nobody could look at asks where a rule looks at changes', async () => {
    const policy = policyOf({ diff: { max_lines: 1, action: 'deny' } });
    expect(await guardOf(policy).after(asked(), null)).toMatchObject({ effect: 'ask' });
    expect(await guardOf(EMPTY_POLICY).after(asked(), null)).toMatchObject({ effect: 'allow' });
  });

  test('I3: a policy that forbids wins over a built-in question', async () => {
    const policy = policyOf({ diff: { max_lines: 1, action: 'deny' } });
    const verdict = await guardOf(policy).after(
      asked(),
      changed(file('orch.policy.json', { added: 9 })),
    );
    expect(verdict).toMatchObject({ effect: 'deny' });
    expect(verdict).not.toHaveProperty('approvers');
  });
});

describe('of an agent', () => {
  const stage = (more = {}): GuardQuestion => {
    const question = asked();
    const definition = { kind: 'agent', id: 's', role: 'builder', prompt: 'p', ...more } as const;
    return { ...question, stage: { ...question.stage, definition } };
  };
  const wants = (command: string | null, paths: string[] = []): AgentAsk => ({
    kind: 'command',
    digest: 'a'.repeat(64),
    title: 't',
    detail: '',
    command,
    paths,
  });
  const noPush = policyOf({
    forbidden_commands: [{ id: 'no-push', argv: ['git', 'push'], action: 'deny', reason: 'no' }],
    protected_paths: [{ id: 'ci', globs: ['ci/**'], action: 'deny', reason: 'ours' }],
  });

  test('a forbidden command is refused however it is written, and any other is no objection', async () => {
    const guard = guardOf(noPush);
    for (const command of ['git push > f', 'X=1 git push', 'bash -c "git push"', 'git -C . push']) {
      const verdict = await guard.ask(stage(), wants(command));
      expect(verdict).toMatchObject({ effect: 'deny', rules: ['no-push'] });
    }
    expect(await guard.ask(stage(), wants('npm test'))).toMatchObject({ effect: 'allow' });
    expect(await guard.ask(stage(), wants('$X'))).toMatchObject({ effect: 'ask' });
  });

  test('a change of protected files, or of those that decide about runs, is not let pass', async () => {
    const guard = guardOf(noPush);
    expect(await guard.ask(stage(), wants(null, ['ci/a']))).toMatchObject({ effect: 'deny' });
    expect(await guard.ask(stage(), wants(null, ['orch.policy.json']))).toMatchObject({
      effect: 'ask',
      rules: ['orch:own-files'],
    });
  });

  test('a change outside of the paths that it declares asks, without any policy', async () => {
    const guard = guardOf(EMPTY_POLICY);
    const verdict = await guard.after(
      stage({ paths: ['src/**'] }),
      changed(file('src/a'), file('b', { oldPath: 'src/b' })),
      'workspace-write',
    );
    expect(verdict).toMatchObject({ effect: 'ask', rules: ['orch:undeclared-paths'] });
    expect(
      await guard.after(stage({ paths: ['src/**'] }), changed(file('src/a')), 'workspace-write'),
    ).toMatchObject({ effect: 'allow' });
  });

  test('a change by one that might only read asks', async () => {
    const verdict = await guardOf(EMPTY_POLICY).after(stage(), changed(file('a')), 'read-only');
    expect(verdict).toMatchObject({ effect: 'ask', rules: ['orch:read-only-changed'] });
  });
});

describe('I8: a profile that the policy grants agents ahead', () => {
  const agent = (more: Partial<GuardQuestion> = {}): GuardQuestion => {
    const question = asked();
    const definition = {
      kind: 'agent',
      id: 's',
      role: 'builder',
      prompt: 'p',
      sandbox: 'workspace-write',
    } as const;
    return { ...question, ...more, stage: { ...question.stage, definition } };
  };
  const granting = policyOf({
    agent_profiles: [{ id: 'docs-bot', when: {}, allow: 'workspace-write', reason: 'docs only' }],
  });
  const asks = { effect: 'ask', rules: ['orch:agent-profile'] };

  test('is granted by its rule while plan and policy are those with which the run began', async () => {
    expect(await guardOf(granting).before(agent())).toMatchObject({
      effect: 'allow',
      profile: 'workspace-write',
      grantedBy: 'orch.policy.json: docs-bot',
    });
  });

  test('is void for a run that began under another policy or none, or whose plan was changed', async () => {
    for (const grantingPolicy of ['d0', null]) {
      const verdict = await guardOf(granting).before(agent({ grantingPolicy }));
      expect(verdict).toMatchObject({
        ...asks,
        reason: expect.stringContaining('docs-bot grants none here'),
      });
    }
  });

  test('is void once the policy file was changed, although this process goes by the old one', async () => {
    expect(await guardOf(granting, { digests: ['d2'] }).before(agent())).toMatchObject(asks);
    expect(await guardOf(granting, { digests: [null] }).before(agent())).toMatchObject(asks);
  });

  test('that was void is void when it is tried again from the record', async () => {
    const { facts } = await guardOf(granting).before(agent({ grantingPolicy: null }));
    const recorded = readRecordedDecision('r', facts);
    if (recorded === null) throw new Error('nothing was kept');
    expect(replay(granting, [recorded])).toEqual([]);
  });
});

describe('what is kept of a decision', () => {
  test('is enough to try another policy on it', async () => {
    const { facts } = await guardOf(EMPTY_POLICY).after(asked(), changed(file('ci/a')));
    const recorded = readRecordedDecision('r', facts);
    if (recorded === null) throw new Error('nothing was kept');
    const stricter = policyOf({
      protected_paths: [{ id: 'ci', globs: ['ci/**'], action: 'deny', reason: 'ours' }],
    });
    expect(replay(stricter, [recorded])).toMatchObject([{ ref: 'r', change: 'stricter' }]);
    expect(replay(EMPTY_POLICY, [recorded])).toEqual([]);
  });

  test('is not made up where it is missing, too long or of another form', async () => {
    const many = Array.from({ length: 1_001 }, (_, at) => file(`f${at}`));
    const { facts } = await guardOf(EMPTY_POLICY).after(asked(), changed(...many));
    for (const value of [null, 'x', {}, { facts: {}, decision: {} }, facts]) {
      expect(readRecordedDecision('r', value)).toBeNull();
    }
  });
});
