import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyseCommand } from '../commands/analyse-command.ts';
import { validatePolicy } from '../policy/parse-policy.ts';
import { PROFILES, STAGE_KINDS, TASK_RISKS, type Policy } from '../policy/policy.ts';
import { decide } from './decide.ts';
import { rank, type Decision } from './decision.ts';
import type { DiffFacts, StageFacts } from './facts.ts';

const glob = fc.constantFrom('**', 'src/**', '*', 'a*', '.github', '**/*.ts', 'build');
const narrow = fc.record(
  {
    stage_kind: fc.subarray([...STAGE_KINDS], { minLength: 1 }),
    stage_id: glob,
    profile: fc.subarray([...PROFILES], { minLength: 1 }),
    paths: glob,
    task_risk: fc.subarray([...TASK_RISKS], { minLength: 1 }),
    pipeline: glob,
  },
  { requiredKeys: [] },
);
const when = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: narrow });
const action = fc.constantFrom('ask', 'deny');
const reason = fc.constant('r');
const argv = fc.constantFrom(
  ['git', 'push'],
  ['git', '**', '--force'],
  ['*', 'x'],
  ['rm', '-rf'],
  [['npm', 'git'], '*'],
);
const rule = fc.oneof(
  fc.record({
    section: fc.constant('approvals'),
    when,
    approvers: fc.integer({ min: 1, max: 3 }),
    reason,
  }),
  fc.record({
    section: fc.constant('profiles'),
    when,
    max: fc.constantFrom(...PROFILES),
    on_excess: fc.constantFrom('lower', 'ask', 'deny'),
    reason,
  }),
  fc.record({ section: fc.constant('forbidden_commands'), when, argv, action, reason }),
  fc.record({
    section: fc.constant('protected_paths'),
    when,
    globs: glob,
    ignore_case: fc.boolean(),
    action,
    reason,
  }),
);
type Rule = Record<string, unknown> & { readonly section: string };
const rules = fc
  .array(rule, { maxLength: 3 })
  .map((list) => list.map((one, at) => ({ ...one, id: `r${at}` })));

const command = fc.constantFrom(
  'git push',
  'git $X',
  'npm test',
  '$X',
  "'",
  'rm -rf x',
  'git log --force',
  'tool x',
  'sh ./x',
);
const path = fc.constantFrom('src/a.ts', 'build', '.github/x', 'a/b', 'README.md', 'src/**');
const file = fc.record({ path, added: fc.nat(9), deleted: fc.nat(9), bytes: fc.nat(99) });
const facts: fc.Arbitrary<StageFacts | DiffFacts> = fc.record(
  {
    pipeline: fc.record({ id: fc.constantFrom('build', 'release') }),
    task: fc.record({ id: fc.constant('t'), risk: fc.constantFrom(...TASK_RISKS) }),
    stage: fc.record(
      {
        id: fc.constantFrom('build', 'agent'),
        kind: fc.constantFrom(...STAGE_KINDS),
        command: command.map((shell) => ({ shell })),
        profile: fc.constantFrom(...PROFILES),
        paths: fc.array(path, { maxLength: 2 }),
      },
      { requiredKeys: ['id', 'kind'] },
    ),
    diff: fc.record({ files: fc.array(file, { maxLength: 3 }) }),
  },
  { requiredKeys: ['pipeline', 'task', 'stage'] },
);

function policyOf(list: readonly Rule[]): Policy {
  const sections: Record<string, object[]> = {};
  for (const { section, ...rest } of list) (sections[section] ??= []).push(rest);
  const result = validatePolicy({ version: 1, diff: { max_files: 2, action: 'ask' }, ...sections });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}

function isAtLeastAsStrict(after: Decision, before: Decision): boolean {
  return (
    rank(after.effect) >= rank(before.effect) &&
    PROFILES.indexOf(after.profile) <= PROFILES.indexOf(before.profile)
  );
}

test('I3: another rule never makes a decision more permissive, wherever it is put', () => {
  let stricter = 0;
  fc.assert(
    fc.property(rules, rule, fc.nat(6), facts, (list, added, at, known) => {
      const before = decide(policyOf(list), known);
      const after = decide(policyOf(list.toSpliced(at, 0, { ...added, id: 'added' })), known);
      if (rank(after.effect) > rank(before.effect)) stricter += 1;
      expect(isAtLeastAsStrict(after, before)).toBe(true);
      // What was required is required still, unless nothing can be approved any more.
      if (after.effect !== 'deny')
        expect(after.requires).toEqual(expect.arrayContaining([...before.requires]));
    }),
    { seed: 3, numRuns: 2000 },
  );
  expect(stricter).toBeGreaterThan(50);
});

test('I4: a grant answers orch:agent-profile for agents, and changes nothing else of any decision', () => {
  const grant = fc.record({
    section: fc.constant('agent_profiles'),
    when: when.map(({ paths: _paths, ...rest }: { paths?: string }) => rest),
    allow: fc.constantFrom('workspace-write', 'network'),
    reason,
  });
  const ofAgents = fc.tuple(facts, fc.constantFrom(...PROFILES)).map(([known, profile]) => ({
    ...known,
    stage: { ...known.stage, kind: 'agent' as const, profile },
  }));
  let granted = 0;
  fc.assert(
    fc.property(rules, grant, fc.oneof(facts, ofAgents), (list, added, known) => {
      const before = decide(policyOf(list), known);
      const after = decide(policyOf([...list, { ...added, id: 'grant' }]), known);
      const others = ({ rules: hits }: Decision): unknown =>
        hits.filter(({ id }) => id !== 'orch:agent-profile' && id !== 'grant');
      expect(others(after)).toEqual(others(before));
      expect(after.profile).toBe(before.profile);
      if (!after.rules.some(({ id }) => id === 'grant')) return expect(after).toEqual(before);
      granted += 1;
      expect(before.rules.map(({ id }) => id)).toContain('orch:agent-profile');
      expect(['workspace-write', 'network']).toContain(known.stage.profile);
      const left = before.rules.filter(({ id }) => id !== 'orch:agent-profile');
      expect(rank(after.effect)).toBe(Math.max(0, ...left.map(({ effect }) => rank(effect))));
    }),
    { seed: 8, numRuns: 3000 },
  );
  expect(granted).toBeGreaterThan(50);
});

test('I3: the order of the rules changes nothing but the order in which they are named', () => {
  const shuffled = rules.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);
  fc.assert(
    fc.property(shuffled, facts, ([list, other], known) => {
      const plain = (decision: Decision): unknown => ({
        ...decision,
        rules: decision.rules.map((hit) => ({ ...hit, pointer: '' })).sort(byId),
        requires: [...decision.requires].sort((a, b) => a.rule.localeCompare(b.rule)),
      });
      expect(plain(decide(policyOf(other), known))).toEqual(plain(decide(policyOf(list), known)));
    }),
    { seed: 4, numRuns: 1000 },
  );
});

test('the same policy and facts give the same decision, and neither is changed', () => {
  fc.assert(
    fc.property(rules, facts, (list, known) => {
      const policy = policyOf(list);
      const copies = structuredClone([policy, known]);
      expect(decide(policy, known)).toEqual(decide(policy, known));
      expect([policy, known]).toEqual(copies);
    }),
    { seed: 5, numRuns: 300 },
  );
});

const shellSoup = fc
  .array(
    fc.constantFrom(
      ...`$ ( ) { } [ ] < > | & ; ' " \` \\ # ! * ? ~ = - + @ , .. a git push if then fi case esac in do done for`.split(
        ' ',
      ),
      ' ',
      '\n',
      '\t',
      '$(',
      '$((',
      '${',
      '<<E',
      '<(',
      "$'",
      '[[',
      ']]',
      '\u0000',
      '\ud800',
      '💥',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test.each(['sh', 'bash'] as const)('I1: no text makes the analysis throw (%s)', (dialect) => {
  fc.assert(
    fc.property(fc.oneof(shellSoup, fc.string({ unit: 'binary' })), (shell) => {
      expect(Array.isArray(analyseCommand({ shell, dialect }).problems)).toBe(true);
    }),
    { seed: 6, numRuns: 5000 },
  );
});

test('I1: no argv makes the analysis throw', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'env',
      '-S',
      'bash',
      '-c',
      'git',
      '-c',
      'alias.x=!x',
      'xargs',
      '-I',
      'find',
      '-exec',
      ';',
      'sudo',
      '--',
      '',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
      expect(Array.isArray(analyseCommand({ argv }).problems)).toBe(true);
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test.each([
  ['$((', ''],
  ['$(', ')'],
  ['(', ')'],
  ['((', '))'],
  ['"$(', ')"'],
  ['${x:-', '}'],
  ['`', '`'],
  ['{ ', ' ; }'],
  ['if ', ' ; then x; fi'],
  ['eval ', ''],
  ['sudo ', ''],
  ['bash -c "', '"'],
  ['x <<E\n', ''],
  ['<(', ')'],
  ['[', ']'],
  ['{a,', '}'],
  ['! ', ''],
  ['a=(', ')'],
  ['git -c a=b ', ''],
  ['a | ', ''],
  ['tool git ', ''],
  ['git -x ', ''],
  ['git $x', ''],
])('I1: ten thousand of %j end in time', (open, close) => {
  const shell = `${open.repeat(10_000)}x${close.repeat(10_000)}`;
  const policy = policyOf([
    {
      section: 'forbidden_commands',
      id: 'a',
      argv: ['git', '**', '**', 'push', '*a*b*'],
      action: 'deny',
      reason: 'r',
    },
  ]);
  const stage = { id: 's', kind: 'command', command: { shell } } as const;
  const started = process.cpuUsage();
  decide(policy, { pipeline: { id: 'p' }, task: { id: 't' }, stage });
  const used = process.cpuUsage(started);
  expect((used.user + used.system) / 1000).toBeLessThan(3000);
});
