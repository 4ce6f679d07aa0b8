import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { decideStage, parsePolicy, parsePolicyCases, runPolicyCases } from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```json\n([\s\S]*?)```/gu)].map((match) => match[1] ?? '');

test('the policy and the cases that the README shows are valid, and the cases pass', () => {
  const policy = parsePolicy(blocks[0] ?? '');
  const cases = parsePolicyCases(blocks[1] ?? '');
  if (!policy.ok || !cases.ok) throw new Error(JSON.stringify([policy, cases]));
  expect(runPolicyCases(policy.policy, cases.cases)).toMatchObject({ failed: 0, passed: 1 });
});

test('the example that the README begins with decides as it says', () => {
  const source = /parsePolicy\(`([\s\S]*?)`\)/u.exec(readme)?.[1] ?? '';
  const shell = /shell: '([^']*)'/u.exec(readme)?.[1] ?? '';
  const result = parsePolicy(source);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const stage = { id: 'build', kind: 'command', command: { shell } } as const;
  const decision = decideStage(result.policy, {
    pipeline: { id: 'release' },
    task: { id: '0042' },
    stage,
  });
  expect(`${decision.effect} ${decision.rules[0]?.id ?? ''}`).toBe('deny no-push');
});

test('every invariant of the README is named by a test', () => {
  const tests = [
    'decide/decide',
    'decide/laws',
    'decide/command-hazards',
    'guard/policy-guard',
    'shell/real-shells',
  ].map((name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8'));
  const cited = new Set([...tests.join('\n').matchAll(/\bI\d+\b/gu)].map(([name]) => name));
  const stated = [...readme.matchAll(/^- \*\*(I\d+)\*\*/gmu)].map((match) => match[1]);
  expect(stated.length).toBeGreaterThan(0);
  expect(stated.filter((name) => !cited.has(name ?? ''))).toEqual([]);
});
