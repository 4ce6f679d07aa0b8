import { expect, test } from '@jest/globals';
import { decide } from '../decide/decide.ts';
import type { StageFacts } from '../decide/facts.ts';
import { validatePolicy } from '../policy/parse-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { replay, type RecordedDecision } from './replay.ts';

function policyOf(source: object): Policy {
  const result = validatePolicy({ version: 1, ...source });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}

const push = { id: 'push', argv: ['git', 'push'], action: 'deny', reason: 'r' };
const approval = { id: 'a', when: {}, approvers: 1, reason: 'r' };
const facts = (shell: string): StageFacts => ({
  pipeline: { id: 'p' },
  task: { id: 't' },
  stage: { id: 's', kind: 'command', command: { shell } },
});

function record(policy: Policy, ...commands: readonly string[]): readonly RecordedDecision[] {
  return commands.map((shell) => ({
    ref: shell,
    facts: facts(shell),
    decision: decide(policy, facts(shell)),
  }));
}

test('the same policy changes no decision', () => {
  const policy = policyOf({ forbidden_commands: [push] });
  expect(replay(policy, record(policy, 'git push', 'ls', '$X'))).toEqual([]);
});

test('only the decisions that change are listed, with both and the direction', () => {
  const before = record(policyOf({ forbidden_commands: [push] }), 'git push', 'ls');
  const changed = replay(policyOf({}), before);
  expect(changed).toMatchObject([
    { ref: 'git push', change: 'looser', before: { effect: 'deny' }, after: { effect: 'allow' } },
  ]);
  expect(
    replay(policyOf({ forbidden_commands: [push] }), record(policyOf({}), 'git push')),
  ).toMatchObject([{ change: 'stricter' }]);
});

test('a lowered profile is a change', () => {
  const policy = policyOf({ profiles: [{ id: 'p', max: 'read-only', reason: 'r' }] });
  expect(replay(policy, record(policyOf({}), 'ls'))).toMatchObject([{ change: 'stricter' }]);
});

test('other approvers are a change; another name or reason of the rule is none', () => {
  const before = record(policyOf({ approvals: [approval] }), 'ls');
  expect(replay(policyOf({ approvals: [{ ...approval, approvers: 2 }] }), before)).toMatchObject([
    { change: 'other' },
  ]);
  expect(replay(policyOf({ approvals: [{ ...approval, from: 'lead' }] }), before)).toMatchObject([
    { change: 'other' },
  ]);
  expect(replay(policyOf({ approvals: [{ ...approval, id: 'b', reason: 'x' }] }), before)).toEqual(
    [],
  );
});
