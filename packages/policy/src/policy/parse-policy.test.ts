import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { parsePolicy, validatePolicy } from './parse-policy.ts';
import type { PolicyProblem } from './problem.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/policy.schema.json', import.meta.url), 'utf8'),
) as object;
const matchesSchema = new Ajv2020({ strict: false }).compile(schema);

const whole = {
  $schema: './node_modules/@orch/policy/schemas/policy.schema.json',
  version: 1,
  approvals: [
    {
      id: 'a',
      when: {
        stage_kind: 'agent',
        stage_id: ['x*'],
        profile: 'network',
        paths: ['src/**', '!src/a'],
        task_risk: ['high'],
        pipeline: 'p',
      },
      approvers: 2,
      from: ['*@example.org'],
      expires_after_ms: 1000,
      reason: 'r',
    },
  ],
  profiles: [{ id: 'b', when: {}, max: 'read-only', on_excess: 'ask', reason: 'r' }],
  agent_profiles: [{ id: 'e', when: { pipeline: 'p' }, allow: 'network', reason: 'r' }],
  forbidden_commands: [
    { id: 'c', argv: ['git', ['push', 'send-pack'], '**', '--force'], action: 'deny', reason: 'r' },
  ],
  uncertain_commands: 'deny',
  opaque_programs: 'ask',
  protected_paths: [
    { id: 'd', globs: '.github/**', ignore_case: true, action: 'ask', reason: 'r' },
  ],
  diff: { max_files: 1, max_lines: 0, max_bytes: 3, action: 'deny', reason: 'r' },
};

function problemsOf(policy: unknown): readonly PolicyProblem[] {
  const result = validatePolicy(policy);
  return result.ok ? [] : result.problems;
}

function changed(change: (policy: typeof whole & Record<string, unknown>) => void): unknown {
  const copy = structuredClone(whole) as typeof whole & Record<string, unknown>;
  change(copy);
  return copy;
}

describe('a policy is refused with the code and place of its fault', () => {
  test.each<readonly [string, unknown, string, string, string?]>([
    ['not an object', [], 'ORCH_POLICY_TYPE', ''],
    ['no version', {}, 'ORCH_POLICY_MISSING_KEY', ''],
    ['another version', { version: 2 }, 'ORCH_POLICY_VALUE', '/version'],
    [
      'a mistyped section',
      changed((p) => (p.forbiden_commands = [])),
      'ORCH_POLICY_UNKNOWN_KEY',
      '/forbiden_commands',
      'forbidden_commands',
    ],
    [
      'a key of prototypes',
      JSON.parse('{"version":1,"__proto__":{}}'),
      'ORCH_POLICY_UNKNOWN_KEY',
      '/__proto__',
    ],
    [
      'a mistyped key of a rule',
      changed((p) => Object.assign(p.forbidden_commands[0]!, { arvg: [] })),
      'ORCH_POLICY_UNKNOWN_KEY',
      '/forbidden_commands/0/arvg',
      'argv',
    ],
    ['a key with a slash', changed((p) => (p['a/b'] = 1)), 'ORCH_POLICY_UNKNOWN_KEY', '/a~1b'],
    [
      'a mistyped word',
      changed((p) => (p.uncertain_commands = 'dney')),
      'ORCH_POLICY_VALUE',
      '/uncertain_commands',
      'deny',
    ],
    [
      'an action that allows',
      changed((p) => (p.forbidden_commands[0]!.action = 'allow')),
      'ORCH_POLICY_VALUE',
      '/forbidden_commands/0/action',
    ],
    [
      'a section that is no list',
      changed((p) => Object.assign(p, { approvals: {} })),
      'ORCH_POLICY_TYPE',
      '/approvals',
    ],
    [
      'a rule without an id',
      { version: 1, profiles: [{ max: 'network', reason: 'r' }] },
      'ORCH_POLICY_MISSING_KEY',
      '/profiles/0',
    ],
    [
      'an id like a built-in one',
      changed((p) => (p.profiles[0]!.id = 'orch:x')),
      'ORCH_POLICY_VALUE',
      '/profiles/0/id',
    ],
    [
      'an empty pattern',
      changed((p) => (p.forbidden_commands[0]!.argv = [])),
      'ORCH_POLICY_VALUE',
      '/forbidden_commands/0/argv',
    ],
    [
      'an empty token',
      changed((p) => (p.forbidden_commands[0]!.argv = ['git', ''])),
      'ORCH_POLICY_VALUE',
      '/forbidden_commands/0/argv/1',
    ],
    [
      'an option for a program',
      changed((p) => (p.forbidden_commands[0]!.argv = ['--force'])),
      'ORCH_POLICY_VALUE',
      '/forbidden_commands/0/argv/0',
    ],
    [
      'any number of programs',
      changed((p) => (p.forbidden_commands[0]!.argv = ['**', 'x'])),
      'ORCH_POLICY_VALUE',
      '/forbidden_commands/0/argv/0',
    ],
    [
      'options and operands in one choice',
      changed((p) => (p.forbidden_commands[0]!.argv = ['git', ['-f', 'x']])),
      'ORCH_POLICY_VALUE',
      '/forbidden_commands/0/argv/1',
    ],
    [
      '** in a choice',
      changed((p) => (p.forbidden_commands[0]!.argv = ['git', ['**', 'x']])),
      'ORCH_POLICY_VALUE',
      '/forbidden_commands/0/argv/1',
    ],
    [
      'no approvers',
      changed((p) => (p.approvals[0]!.approvers = 0)),
      'ORCH_POLICY_VALUE',
      '/approvals/0/approvers',
    ],
    [
      'half an approver',
      changed((p) => (p.approvals[0]!.approvers = 1.5)),
      'ORCH_POLICY_VALUE',
      '/approvals/0/approvers',
    ],
    [
      'a limit below nothing',
      changed((p) => (p.diff.max_files = -1)),
      'ORCH_POLICY_VALUE',
      '/diff/max_files',
    ],
    [
      'limits without a limit',
      { version: 1, diff: { action: 'deny' } },
      'ORCH_POLICY_TYPE',
      '/diff',
    ],
    [
      'an empty list of globs, which would protect nothing',
      changed((p) => Object.assign(p.protected_paths[0]!, { globs: [] })),
      'ORCH_POLICY_VALUE',
      '/protected_paths/0/globs',
    ],
    [
      'a glob from the root of the disk, which would match nothing',
      changed((p) => (p.protected_paths[0]!.globs = '/etc/**')),
      'ORCH_POLICY_VALUE',
      '/protected_paths/0/globs',
    ],
    [
      'a glob with backslashes, which would match nothing',
      changed((p) => (p.protected_paths[0]!.globs = 'a\\**')),
      'ORCH_POLICY_VALUE',
      '/protected_paths/0/globs',
    ],
    [
      'a glob that ends in a slash, which would match nothing',
      changed((p) => (p.protected_paths[0]!.globs = 'secrets/')),
      'ORCH_POLICY_VALUE',
      '/protected_paths/0/globs',
    ],
    [
      'a glob out of the repository',
      changed((p) => (p.protected_paths[0]!.globs = '../x')),
      'ORCH_POLICY_VALUE',
      '/protected_paths/0/globs',
    ],
    [
      'a list that only takes away, which would match nothing',
      changed((p) => Object.assign(p.protected_paths[0]!, { globs: ['!a'] })),
      'ORCH_POLICY_VALUE',
      '/protected_paths/0/globs',
    ],
    [
      'full access that is granted ahead',
      changed((p) => (p.agent_profiles[0]!.allow = 'danger-full-access')),
      'ORCH_POLICY_VALUE',
      '/agent_profiles/0/allow',
    ],
    [
      'a grant that does not say when',
      changed((p) => delete (p.agent_profiles[0] as { when?: object }).when),
      'ORCH_POLICY_MISSING_KEY',
      '/agent_profiles/0',
    ],
    [
      'a grant for paths, which would hold for a stage that declares others too',
      changed((p) => Object.assign(p.agent_profiles[0]!.when, { paths: 'docs/**' })),
      'ORCH_POLICY_UNKNOWN_KEY',
      '/agent_profiles/0/when/paths',
    ],
    [
      'an unknown risk',
      changed((p) => (p.approvals[0]!.when.task_risk = ['huge'])),
      'ORCH_POLICY_VALUE',
      '/approvals/0/when/task_risk/0',
    ],
  ])('%s', (...[, policy, code, pointer, suggestion]) => {
    const problem = problemsOf(policy).find(
      (found) => found.code === code && found.pointer === pointer,
    );
    expect(problem).toBeDefined();
    expect(problem?.suggestion).toBe(suggestion);
    // The published schema must refuse it as well.
    expect(matchesSchema(policy)).toBe(false);
  });

  test('an id that is given twice, in two sections', () => {
    const policy = changed((p) => (p.profiles[0]!.id = 'a'));
    expect(problemsOf(policy)).toEqual([
      {
        code: 'ORCH_POLICY_DUPLICATE_ID',
        pointer: '/profiles/0/id',
        message: '"a" is the id of /approvals/0/id already',
      },
    ]);
  });

  test('all faults are reported at once', () => {
    const policy = changed((p) => {
      p.uncertain_commands = 'x';
      p.opaque_programs = 'y';
      p.approvals[0]!.approvers = -1;
    });
    expect(problemsOf(policy).map(({ pointer }) => pointer)).toEqual([
      '/approvals/0/approvers',
      '/uncertain_commands',
      '/opaque_programs',
    ]);
  });
});

describe('a policy text', () => {
  test('that is no JSON is refused', () => {
    const result = parsePolicy('{"version": 1,}');
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'ORCH_POLICY_SYNTAX', pointer: '' }],
    });
  });

  test('a section that is given twice is refused, as the second would hide the first', () => {
    const text =
      '{"version":1,"forbidden_commands":[{"id":"x"}],"diff":{"a":[1,{"b":1}]},"forbidden_\\u0063ommands":[]}';
    expect(parsePolicy(text)).toMatchObject({
      ok: false,
      problems: [{ code: 'ORCH_POLICY_DUPLICATE_KEY', pointer: '/forbidden_commands' }],
    });
  });

  test('the place of a key that is given twice deep inside is right', () => {
    const text = '{"version":1,"profiles":[{},{"id":"a","when":{},"id":"b"}]}';
    expect(parsePolicy(text)).toMatchObject({
      ok: false,
      problems: [{ pointer: '/profiles/1/id' }],
    });
  });

  test('texts that look like keys are no keys', () => {
    const text = JSON.stringify({
      ...whole,
      profiles: [{ id: 'b', max: 'network', reason: 'a "reason": {id, id}, [x' }],
    });
    expect(parsePolicy(text).ok).toBe(true);
  });

  test('a byte order mark is no fault', () => {
    expect(parsePolicy('\ufeff{"version":1}').ok).toBe(true);
  });
});

test('a whole policy is taken, with single values as lists', () => {
  expect(matchesSchema(whole)).toBe(true);
  const result = validatePolicy(whole);
  expect(result).toMatchObject({
    ok: true,
    policy: {
      approvals: [{ when: { stage_kind: ['agent'], pipeline: ['p'] } }],
      protected_paths: [{ globs: ['.github/**'] }],
    },
  });
});

test('the least policy has every default', () => {
  expect(matchesSchema({ version: 1 })).toBe(true);
  expect(validatePolicy({ version: 1 })).toEqual({
    ok: true,
    policy: {
      version: 1,
      approvals: [],
      profiles: [],
      agent_profiles: [],
      forbidden_commands: [],
      uncertain_commands: 'ask',
      opaque_programs: 'allow',
      protected_paths: [],
    },
  });
});

test('whatever single value of a policy is replaced, the schema and the library agree', () => {
  const replacements: readonly unknown[] = [
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 60,
    '',
    ' ',
    'x',
    '-x',
    '**',
    '/a',
    'a/',
    '!a',
    '!(a)',
    'a\\b',
    '..',
    [],
    ['x'],
    [''],
    ['!a', 'b'],
    {},
    { x: 1 },
  ];
  const disagreements: unknown[] = [];
  let refused = 0;
  let taken = 0;
  const visit = (node: unknown, put: (value: unknown) => unknown): void => {
    for (const replacement of replacements) {
      const policy = put(replacement);
      const ok = validatePolicy(policy).ok;
      if (ok) taken += 1;
      else refused += 1;
      if (ok !== matchesSchema(policy)) disagreements.push([policy, validatePolicy(policy)]);
    }
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      visit(child, (value) =>
        put(Array.isArray(node) ? node.with(Number(key), value) : { ...node, [key]: value }),
      );
    }
  };
  visit(whole, (value) => value);
  expect(disagreements).toEqual([]);
  expect(refused).toBeGreaterThan(100);
  expect(taken).toBeGreaterThan(20);
});
