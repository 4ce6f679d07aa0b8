import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { parsePolicyCases, runPolicyCases, type PolicyCase } from './policy-cases.ts';

const matchesSchema = new Ajv2020({ strict: false }).compile(
  JSON.parse(
    readFileSync(new URL('../../schemas/policy-cases.schema.json', import.meta.url), 'utf8'),
  ) as object,
);

function policyOf(source: object): Policy {
  const result = parsePolicy(JSON.stringify({ version: 1, ...source }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}

const policy = policyOf({
  forbidden_commands: [{ id: 'no-push', argv: ['git', 'push'], action: 'deny', reason: 'r' }],
  protected_paths: [{ id: 'ci', globs: '.github/**', action: 'ask', reason: 'r' }],
});
const facts = { pipeline: { id: 'p' }, task: { id: 't' } };
const stage = { id: 's', kind: 'command', command: { shell: 'git push' } } as const;

describe('a table of cases', () => {
  test('passes where the decision is the expected one, and names the rules that no case reaches', () => {
    const cases: readonly PolicyCase[] = [
      {
        name: 'pushing',
        facts: { ...facts, stage },
        expect: { effect: 'deny', rules: ['no-push'], profile: 'network' },
      },
    ];
    expect(runPolicyCases(policy, cases)).toMatchObject({
      passed: 1,
      failed: 0,
      untested: ['ci'],
      results: [{ passed: true, mismatches: [] }],
    });
  });

  test('fails with what was expected and what was decided', () => {
    const cases: readonly PolicyCase[] = [
      {
        name: 'pushing',
        facts: { ...facts, stage },
        expect: { effect: 'allow', rules: [], profile: 'read-only' },
      },
    ];
    const report = runPolicyCases(policy, cases);
    expect(report).toMatchObject({ passed: 0, failed: 1 });
    expect(report.results[0]?.mismatches).toEqual([
      { what: 'effect', expected: 'allow', actual: 'deny' },
      { what: 'rules', expected: '', actual: 'no-push' },
      { what: 'profile', expected: 'read-only', actual: 'network' },
    ]);
  });

  test('with a diff is decided as after the stage', () => {
    const diff = { files: [{ path: '.github/x', added: 1, deleted: 0, bytes: 1 }] };
    const cases: readonly PolicyCase[] = [
      { name: 'ci', facts: { ...facts, stage, diff }, expect: { effect: 'ask', rules: ['ci'] } },
    ];
    expect(runPolicyCases(policy, cases)).toMatchObject({ passed: 1, untested: ['no-push'] });
  });
});

describe('a cases file', () => {
  const whole = {
    name: 'n',
    facts: {
      pipeline: { id: 'p' },
      task: { id: 't', risk: 'low' },
      stage: {
        id: 's',
        kind: 'agent',
        command: { shell: '', dialect: 'bash' },
        profile: 'network',
        paths: ['a'],
      },
      diff: {
        incomplete: true,
        files: [
          {
            path: 'a',
            old_path: 'b',
            kind: 'symlink',
            added: 0,
            deleted: 0,
            bytes: 0,
            link_target: 'c',
          },
        ],
      },
    },
    expect: { effect: 'ask', rules: ['r'], profile: 'network' },
  };

  test('is read back as it was written', () => {
    expect(parsePolicyCases(JSON.stringify([whole]))).toEqual({ ok: true, cases: [whole] });
  });

  test.each<readonly [string, string, string, string]>([
    ['no list', '{}', 'ORCH_POLICY_TYPE', ''],
    ['no cases, which would pass', '[]', 'ORCH_POLICY_VALUE', ''],
    ['no facts', '[{"name":"n","expect":{"effect":"ask"}}]', 'ORCH_POLICY_MISSING_KEY', '/0'],
    [
      'an effect that is none',
      '[{"name":"n","expect":{"effect":"alow"}}]',
      'ORCH_POLICY_VALUE',
      '/0/expect/effect',
    ],
    ['no JSON', '[', 'ORCH_POLICY_SYNTAX', ''],
    ['a key given twice', '[{"name":"a","name":"b"}]', 'ORCH_POLICY_DUPLICATE_KEY', '/0/name'],
  ])('with %s is refused', (...[, source, code, pointer]) => {
    const result = parsePolicyCases(source);
    expect(result.ok ? [] : result.problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ code, pointer })]),
    );
  });

  test('whatever single value of a case is replaced, the schema and the library agree', () => {
    const replacements: readonly unknown[] = [
      null,
      true,
      0,
      -1,
      1.5,
      '',
      'x',
      [],
      ['x'],
      {},
      { x: 1 },
      { shell: 'a', argv: ['b'] },
      { argv: [''] },
    ];
    const disagreements: unknown[] = [];
    let refused = 0;
    const visit = (node: unknown, put: (value: unknown) => unknown): void => {
      for (const replacement of replacements) {
        const value = put(replacement);
        const { ok } = parsePolicyCases(JSON.stringify(value));
        if (!ok) refused += 1;
        if (ok !== matchesSchema(value)) disagreements.push(value);
      }
      if (typeof node !== 'object' || node === null) return;
      for (const [key, child] of Object.entries(node)) {
        visit(child, (value) =>
          put(Array.isArray(node) ? node.with(Number(key), value) : { ...node, [key]: value }),
        );
      }
    };
    visit([whole], (value) => value);
    expect(disagreements).toEqual([]);
    expect(refused).toBeGreaterThan(100);
  });
});
