import { describe, expect, test } from '@jest/globals';
import { validatePolicy } from '../policy/parse-policy.ts';
import { EMPTY_POLICY, type Policy } from '../policy/policy.ts';
import { decideCommand, decideDiff, decideStage } from './decide.ts';
import type { DiffFacts, DiffFile, StageFacts } from './facts.ts';

function policyOf(sections: Record<string, unknown>): Policy {
  const result = validatePolicy({ version: 1, ...sections });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}

function factsOf(stage: Partial<StageFacts['stage']>, rest: Partial<StageFacts> = {}): StageFacts {
  return {
    pipeline: { id: 'ci' },
    task: { id: 't' },
    stage: { id: 'build', kind: 'command', ...stage },
    ...rest,
  };
}

function diffOf(...files: readonly (Partial<DiffFile> & { path: string })[]): DiffFacts {
  return {
    ...factsOf({}),
    diff: { files: files.map((file) => ({ added: 1, deleted: 0, bytes: 10, ...file })) },
  };
}

describe('without a policy', () => {
  test('a command of the repository runs as if by hand', () => {
    const decision = decideStage(EMPTY_POLICY, factsOf({ command: { shell: 'git push' } }));
    expect(decision).toEqual({ effect: 'allow', rules: [], requires: [], profile: 'network' });
  });

  test('an agent starts from read-only', () => {
    expect(decideStage(EMPTY_POLICY, factsOf({ kind: 'agent' }))).toMatchObject({
      effect: 'allow',
      profile: 'read-only',
    });
  });

  test('I4: an agent that may write needs a recorded grant', () => {
    const decision = decideStage(
      EMPTY_POLICY,
      factsOf({ kind: 'agent', profile: 'workspace-write' }),
    );
    expect(decision).toMatchObject({
      effect: 'ask',
      rules: [{ id: 'orch:agent-profile' }],
      requires: [{ approvers: 1 }],
    });
  });

  test.each(['command', 'agent', 'manual', 'subpipeline'] as const)(
    'I4: full access of a %s stage needs a person, for a while',
    (kind) => {
      const decision = decideStage(EMPTY_POLICY, factsOf({ kind, profile: 'danger-full-access' }));
      expect(decision).toMatchObject({
        effect: 'ask',
        requires: [{ rule: 'orch:full-access', approvers: 1, expires_after_ms: 3_600_000 }],
      });
    },
  );
});

describe('approvals', () => {
  const approval = (when: object): Policy =>
    policyOf({
      approvals: [
        { id: 'a', when, approvers: 2, from: 'lead-*', expires_after_ms: 5, reason: 'r' },
      ],
    });

  test('say who must approve, how many, and for how long', () => {
    expect(decideStage(approval({}), factsOf({}))).toEqual({
      effect: 'ask',
      rules: [{ id: 'a', effect: 'ask', reason: 'r', pointer: '/approvals/0', certainty: 'yes' }],
      requires: [{ rule: 'a', approvers: 2, from: ['lead-*'], expires_after_ms: 5 }],
      profile: 'network',
    });
  });

  test.each<readonly [string, object, StageFacts, boolean]>([
    ['the kind of stage', { stage_kind: 'agent' }, factsOf({ kind: 'agent' }), true],
    ['another kind', { stage_kind: 'agent' }, factsOf({}), false],
    ['one of several kinds', { stage_kind: ['agent', 'command'] }, factsOf({}), true],
    ['a glob over the id', { stage_id: 'deploy-*' }, factsOf({ id: 'deploy-eu' }), true],
    [
      'a glob with an exception',
      { stage_id: ['deploy-*', '!deploy-dev'] },
      factsOf({ id: 'deploy-dev' }),
      false,
    ],
    [
      'the declared profile',
      { profile: 'workspace-write' },
      factsOf({ profile: 'workspace-write' }),
      true,
    ],
    ['the profile where a command starts', { profile: 'network' }, factsOf({}), true],
    ['the pipeline', { pipeline: 'rel*' }, factsOf({}, { pipeline: { id: 'release' } }), true],
    ['the risk', { task_risk: 'high' }, factsOf({}, { task: { id: 't', risk: 'high' } }), true],
    ['a risk that is not stated', { task_risk: ['high', 'unknown'] }, factsOf({}), true],
    [
      'a risk that is not stated, where only a stated one counts',
      { task_risk: 'high' },
      factsOf({}),
      false,
    ],
    ['every key, not one of them', { stage_kind: 'command', pipeline: 'x' }, factsOf({}), false],
    ['a declared path', { paths: 'src/auth/**' }, factsOf({ paths: ['src/auth/a.ts'] }), true],
    [
      'a declared path written in another way',
      { paths: 'src/auth/**' },
      factsOf({ paths: ['./src//x/../auth/a.ts'] }),
      true,
    ],
    ['a declared folder above', { paths: 'src/auth/**' }, factsOf({ paths: ['src'] }), true],
    ['a declared glob above', { paths: 'src/auth/**' }, factsOf({ paths: ['src/**'] }), true],
    [
      'a declared glob of everything',
      { paths: 'src/auth/**' },
      factsOf({ paths: ['**/*.ts'] }),
      true,
    ],
    ['a declared glob elsewhere', { paths: 'src/auth/**' }, factsOf({ paths: ['docs/**'] }), false],
    ['no declared path', { paths: 'src/auth/**' }, factsOf({}), false],
  ])('look at %s', (_, when, facts, asks) => {
    expect(decideStage(approval(when), facts).effect).toBe(asks ? 'ask' : 'allow');
  });

  test('an undeclared path is caught after the stage', () => {
    const decision = decideDiff(
      approval({ paths: 'src/auth/**' }),
      diffOf({ path: 'src/auth/a.ts' }),
    );
    expect(decision).toMatchObject({
      effect: 'ask',
      rules: [{ id: 'a', matched: 'src/auth/a.ts' }],
      requires: [{ approvers: 2 }],
    });
  });

  test('those without paths are not asked for again after the stage', () => {
    expect(decideDiff(approval({}), diffOf({ path: 'a' })).effect).toBe('allow');
  });
});

describe('profiles', () => {
  const rule = (max: string, on_excess?: string, id = 'p'): object => ({
    id,
    max,
    reason: 'r',
    ...(on_excess === undefined ? {} : { on_excess }),
  });

  test('a rule lowers what a stage declares', () => {
    const decision = decideStage(policyOf({ profiles: [rule('workspace-write')] }), factsOf({}));
    expect(decision).toMatchObject({
      effect: 'allow',
      profile: 'workspace-write',
      rules: [{ id: 'p', pointer: '/profiles/0' }],
    });
  });

  test('a rule never raises it', () => {
    const decision = decideStage(
      policyOf({ profiles: [rule('danger-full-access')] }),
      factsOf({ profile: 'read-only' }),
    );
    expect(decision).toEqual({ effect: 'allow', profile: 'read-only', rules: [], requires: [] });
  });

  test('the lowest of several counts', () => {
    const policy = policyOf({
      profiles: [
        rule('workspace-write'),
        rule('read-only', 'lower', 'q'),
        rule('workspace-write', 'lower', 's'),
      ],
    });
    expect(decideStage(policy, factsOf({})).profile).toBe('read-only');
  });

  test('a rule can ask or refuse instead', () => {
    expect(
      decideStage(policyOf({ profiles: [rule('read-only', 'ask')] }), factsOf({})),
    ).toMatchObject({ effect: 'ask', profile: 'network' });
    expect(
      decideStage(policyOf({ profiles: [rule('read-only', 'deny')] }), factsOf({})),
    ).toMatchObject({ effect: 'deny' });
  });
});

describe('commands', () => {
  const forbid = (rest: object = {}, settings: object = {}): Policy =>
    policyOf({
      forbidden_commands: [
        { id: 'c', argv: ['git', 'push'], action: 'deny', reason: 'r', ...rest },
      ],
      ...settings,
    });

  test('the decision names the rule, its place and the command that it matched', () => {
    const decision = decideStage(
      forbid(),
      factsOf({ command: { shell: 'npm test && bash -c "git push -f"' } }),
    );
    expect(decision.rules).toEqual([
      {
        id: 'c',
        effect: 'deny',
        reason: 'r',
        pointer: '/forbidden_commands/0',
        matched: 'git push -f',
        certainty: 'yes',
      },
    ]);
    expect(decision).toMatchObject({ effect: 'deny', requires: [] });
  });

  test('a possible match asks although the rule denies', () => {
    const decision = decideStage(forbid(), factsOf({ command: { shell: 'git $X' } }));
    expect(decision).toMatchObject({
      effect: 'ask',
      rules: [{ id: 'c', certainty: 'maybe', effect: 'ask' }],
    });
  });

  test('a policy may refuse what is not certain', () => {
    const policy = forbid({}, { uncertain_commands: 'deny' });
    expect(decideStage(policy, factsOf({ command: { shell: 'git $X' } })).effect).toBe('deny');
    expect(decideStage(policy, factsOf({ command: { shell: '$X' } })).effect).toBe('deny');
  });

  test('a rule for other stages makes nothing uncertain here', () => {
    const policy = forbid({ when: { stage_id: 'other' } });
    expect(decideStage(policy, factsOf({ command: { shell: '$X' } })).effect).toBe('allow');
  });

  test.each([
    'sh ./x.sh',
    'npm run build',
    'node x.js',
    'make',
    './tool',
    'bash < x',
    'python3 -c 1',
    '. ./env',
  ])('an opaque program runs unless the policy says otherwise: %s', (shell) => {
    expect(decideStage(forbid(), factsOf({ command: { shell } })).effect).toBe('allow');
    const strict = policyOf({ opaque_programs: 'ask' });
    expect(decideStage(strict, factsOf({ command: { shell } }))).toMatchObject({
      effect: 'ask',
      rules: [{ id: 'policy:opaque_programs', pointer: '/opaque_programs' }],
    });
  });

  test.each(['ls -la', 'git status', '/usr/bin/git status', 'env A=1 cat x'])(
    'a transparent program is not opaque: %s',
    (shell) => {
      expect(
        decideStage(policyOf({ opaque_programs: 'deny' }), factsOf({ command: { shell } })).effect,
      ).toBe('allow');
    },
  );

  test('a command of an agent is decided without its stage', () => {
    const facts = factsOf({
      kind: 'agent',
      profile: 'workspace-write',
      command: { argv: ['git', 'push'] },
    });
    expect(decideCommand(forbid(), facts)).toMatchObject({ effect: 'deny', rules: [{ id: 'c' }] });
    expect(
      decideCommand(
        forbid(),
        factsOf({ kind: 'agent', profile: 'workspace-write', command: { argv: ['ls'] } }),
      ).effect,
    ).toBe('allow');
  });
});

describe('protected paths', () => {
  const protect = (globs: string | readonly string[], rest: object = {}): Policy =>
    policyOf({ protected_paths: [{ id: 'p', globs, action: 'deny', reason: 'r', ...rest }] });

  test.each<
    readonly [string, string | readonly string[], Partial<DiffFile> & { path: string }, boolean]
  >([
    ['a file below', '.github/**', { path: '.github/workflows/ci.yml' }, true],
    ['a file elsewhere', '.github/**', { path: 'src/.github.ts' }, false],
    ['a folder by its name', '.github', { path: '.github/workflows/ci.yml' }, true],
    ['a star that stays in its folder', 'src/*', { path: 'src/a/b.ts' }, false],
    ['a hidden file', '**/*.pem', { path: 'a/.keys/.x.pem' }, true],
    ['a file in the root', '**/*.pem', { path: 'x.pem' }, true],
    ['an exception', ['src/**', '!src/gen/**'], { path: 'src/gen/a.ts' }, false],
    [
      'an exception to the exception',
      ['src/**', '!src/gen/**', 'src/gen/key.ts'],
      { path: 'src/gen/key.ts' },
      true,
    ],
    ['braces', '{package,tsconfig}.json', { path: 'tsconfig.json' }, true],
    ['a path with wildcards in its name', 'docs/**', { path: 'docs/[a]*?.md' }, true],
    ['a path with line breaks in its name', 'src/**', { path: 'src/a\nb\u2028c.ts' }, true],
    ['a path written with dots', 'src/auth/**', { path: './src/x/../auth/a.ts' }, true],
    ['a path written with backslashes', 'src/auth/**', { path: 'src\\auth\\a.ts' }, true],
    ['another case, which is another file', '.github/**', { path: '.GitHub/x' }, false],
    ['a rename away', 'src/auth/**', { path: 'old/a.ts', old_path: 'src/auth/a.ts' }, true],
    ['a rename into it', 'src/auth/**', { path: 'src/auth/a.ts', old_path: 'a.ts' }, true],
    ['a deleted file', 'LICENSE', { path: 'LICENSE', added: 0, deleted: 20, bytes: 0 }, true],
    ['a change of mode alone', 'bin/*', { path: 'bin/x', added: 0, deleted: 0 }, true],
    [
      'a link in the place of a folder above',
      '.github/workflows/*.yml',
      { path: '.github', kind: 'symlink', link_target: 'x' },
      true,
    ],
    [
      'a submodule in the place of a folder above',
      'vendor/lib/**',
      { path: 'vendor', kind: 'submodule' },
      true,
    ],
    [
      'a file in the place of a folder above',
      'vendor/lib/**',
      { path: 'vendor', kind: 'file' },
      false,
    ],
    [
      'a link to a protected folder',
      '.github/**',
      { path: 'a/b', kind: 'symlink', link_target: '../.github' },
      true,
    ],
    [
      'a link to a folder above it',
      '.github/workflows/**',
      { path: 'b', kind: 'symlink', link_target: '.github' },
      true,
    ],
    [
      'a link through the outside',
      '.github/**',
      { path: 'b', kind: 'symlink', link_target: '../../home/me/repo/.github/x' },
      true,
    ],
    [
      'a link from the root of the disk',
      '.github/**',
      { path: 'b', kind: 'symlink', link_target: '/home/me/repo/.github' },
      true,
    ],
    [
      'a link to something else',
      '.github/**',
      { path: 'b', kind: 'symlink', link_target: 'src' },
      false,
    ],
  ])('I5: %s', (_, globs, file, refused) => {
    expect(decideDiff(protect(globs), diffOf(file)).effect).toBe(refused ? 'deny' : 'allow');
  });

  test.each([
    ['another case', '.GitHub/CODEOWNERS'],
    ['a letter that folds to another', '.github/codeowner\u017f'],
    ['characters that file systems ignore', '.git\u200chub/codeowners'],
  ])('I6: on request the case does not count: %s', (_, path) => {
    expect(
      decideDiff(protect('.github/codeowners', { ignore_case: true }), diffOf({ path })).effect,
    ).toBe('deny');
  });

  test('I6: on request the Unicode form does not count', () => {
    const policy = protect('caf\u00e9/**', { ignore_case: true });
    expect(decideDiff(policy, diffOf({ path: 'cafe\u0301/x' })).effect).toBe('deny');
  });

  test('the decision names the paths, and how many more', () => {
    const files = Array.from({ length: 7 }, (_, at) => ({ path: `a/${at}` }));
    const decision = decideDiff(protect('a/**', { action: 'ask' }), diffOf(...files));
    expect(decision.rules[0]).toMatchObject({
      effect: 'ask',
      matched: 'a/0, a/1, a/2, a/3, a/4 and 2 more',
    });
  });
});

describe('the size of a change', () => {
  const limits = policyOf({ diff: { max_files: 2, max_lines: 10, max_bytes: 100, action: 'ask' } });

  test('within the limits nothing is said', () => {
    expect(
      decideDiff(limits, diffOf({ path: 'a', added: 5, deleted: 4, bytes: 90 }, { path: 'b' }))
        .rules,
    ).toEqual([]);
  });

  test('each limit that is passed is named with its numbers', () => {
    const decision = decideDiff(
      limits,
      diffOf({ path: 'a', added: 6, deleted: 5, bytes: 101 }, { path: 'b' }, { path: 'c' }),
    );
    expect(decision.rules.map(({ id, matched }) => [id, matched])).toEqual([
      ['policy:diff.max_files', '3 of at most 2'],
      ['policy:diff.max_lines', '13 of at most 10'],
      ['policy:diff.max_bytes', '121 of at most 100'],
    ]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'a size that is no number is too large: %s',
    (bytes) => {
      expect(decideDiff(limits, diffOf({ path: 'a', bytes })).effect).toBe('ask');
    },
  );

  test('a negative size makes no room for others', () => {
    expect(
      decideDiff(limits, diffOf({ path: 'a', bytes: -1000 }, { path: 'b', bytes: 150 })).effect,
    ).toBe('ask');
  });

  test('a change that is not known whole asks where the policy looks at it', () => {
    const facts: DiffFacts = { ...factsOf({}), diff: { files: [], incomplete: true } };
    expect(decideDiff(limits, facts)).toMatchObject({
      effect: 'ask',
      rules: [{ id: 'orch:incomplete-diff' }],
    });
    expect(decideDiff(EMPTY_POLICY, facts).effect).toBe('allow');
  });
});
