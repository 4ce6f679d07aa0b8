import { describe, expect, test } from '@jest/globals';
import { checkWorlds as check } from '../../test-support/check-worlds.ts';
import { judge, world } from '../../test-support/world.ts';
import { guardSpecs } from './guard-specs.ts';

/** A spec that holds and covers the file of most cases. */
const good = 'spec a covers=[src/auth/**]\n';
const login = 'M src/auth/login.ts\n';

describe('without a change, every open spec must hold', () => {
  const all = 'file src/auth/login.ts\n';
  check([
    ['no specs at all pass', 'file src/x.ts', 'passed'],
    ['a fresh one holds', all + good, 'passed'],
    [
      'reviewed 30 days ago holds',
      `${all}spec a covers=src/auth/** last_review=2026-10-21`,
      'passed',
    ],
    [
      'reviewed 31 days ago is stale',
      `${all}spec a covers=src/auth/** last_review=2026-10-20`,
      'blocked: stale_by_date a',
    ],
    [
      'a limit by risk',
      `${all}spec a covers=src/auth/** last_review=2026-11-10 risk=high`,
      'blocked: stale_by_date a',
      { max_age_days: { high: 7 } },
    ],
    [
      'a limit for another risk',
      `${all}spec a covers=src/auth/** last_review=2026-11-10 risk=low`,
      'passed',
      { max_age_days: { high: 7 } },
    ],
    [
      'a limit for all',
      `${all}spec a covers=src/auth/** last_review=2026-01-10`,
      'passed',
      { max_age_days: 365 },
    ],
    [
      'one day too many for it',
      `${all}spec a covers=src/auth/** last_review=2025-11-19`,
      'blocked: stale_by_date a',
      { max_age_days: 365 },
    ],
    [
      'a review in 2099',
      `${all}spec a covers=src/auth/** last_review=2099-01-01`,
      'blocked: future_dated a',
    ],
    [
      'a review tomorrow, which has begun in Kiribati',
      `${all}spec a covers=src/auth/** last_review=2026-11-21`,
      'passed',
    ],
    [
      'a review tomorrow, which has begun nowhere',
      `now 2026-11-20T09:59:00Z\n${all}spec a covers=src/auth/** last_review=2026-11-21`,
      'blocked: future_dated a',
    ],
    [
      'a review in two days',
      `${all}spec a covers=src/auth/** last_review=2026-11-22`,
      'blocked: future_dated a',
    ],
    [
      'a review in an hour',
      `${all}spec a covers=src/auth/** last_review=2026-11-20T13:00Z`,
      'blocked: future_dated a',
    ],
    ['never reviewed', `${all}spec a covers=src/auth/** last_review=-`, 'blocked: unapproved a'],
    ['an empty owner', `${all}spec a covers=src/auth/** owners=""`, 'blocked: unapproved a'],
    [
      'an empty list of owners',
      `${all}spec a covers=src/auth/** owners=[]`,
      'blocked: unapproved a',
    ],
    [
      'an owner in name only',
      `${all}spec a covers=src/auth/** owners=[TBD]`,
      'blocked: unapproved a',
    ],
    ['no key for owners', `${all}spec a covers=src/auth/** owners=-`, 'blocked: unapproved a'],
    [
      'a draft is no fault, and is said',
      `${all}spec a covers=src/auth/** status=draft`,
      'passed ~ unapproved a',
    ],
    [
      'without a status, owner and review approve',
      `${all}spec a covers=src/auth/** status=-`,
      'passed',
    ],
    ['an archived one is exempt', 'spec a status=archived last_review=2020-01-01', 'passed'],
    ['a closed one is exempt in any case', 'spec a status=Closed last_review=2020-01-01', 'passed'],
    ['an unknown status is no pass', 'spec a status=aproved', 'failed: unreadable a'],
    ['an unknown risk is no pass', 'spec a risk=extreme', 'failed: unreadable a'],
    [
      'a day that does not exist is no pass',
      'spec a last_review=2026-02-30',
      'failed: unreadable a',
    ],
    ['no front matter is no pass', 'raw a # Just a text', 'failed: unreadable a'],
    ['a link in place of a spec is no pass', 'link a', 'failed: unreadable a'],
    ['a glob out of the repository is no pass', 'spec a covers=../x', 'failed: unreadable a'],
    [
      'a PRD that is gone',
      `${all}spec a covers=src/auth/** relates_to=tasks/gone.md`,
      'blocked: prd_missing a',
    ],
    [
      'a PRD in another case',
      `${all}spec a covers=src/auth/** relates_to=Tasks/PRD.md`,
      'blocked: prd_missing a',
    ],
    [
      'one of two PRDs is gone',
      `${all}spec a covers=src/auth/** relates_to=[tasks/prd.md,x.md]`,
      'blocked: prd_missing a',
    ],
    [
      'a PRD with an anchor',
      `${all}spec a covers=src/auth/** relates_to=tasks/prd.md#goals`,
      'passed',
    ],
    [
      'a PRD elsewhere',
      `${all}spec a covers=src/auth/** relates_to=https://example.org/prd`,
      'passed',
    ],
    ['a PRD that is a folder', `${all}spec a covers=src/auth/** relates_to=tasks`, 'passed'],
    [
      'no PRD is warned of',
      `${all}spec a covers=src/auth/** relates_to=-`,
      'passed ~ relates_to_nothing a',
    ],
    [
      'two specs with one id',
      `${all}${good}raw b ---\\nid: a\\nowners: x\\nrelates_to: tasks/prd.md\\ncovers: src/**\\nlast_review: 2026-11-10\\n---\\n`,
      'blocked: duplicate_id a, duplicate_id b',
    ],
    [
      'the id of an archived one may be used again',
      `${all}${good}raw b ---\\nid: a\\nstatus: archived\\n---\\n`,
      'passed',
    ],
    [
      'one that covers everything is warned of',
      'spec a covers="**"',
      'passed ~ covers_everything a',
    ],
    [
      'one that covers everything in other words',
      'spec a covers=["*","*/**"]',
      'passed ~ covers_everything a',
    ],
    [
      'one that covers what is not there is warned of',
      'spec a covers=lib/**',
      'passed ~ covers_nothing a',
    ],
    ['one that covers nothing is warned of', 'spec a', 'passed ~ covers_nothing a'],
  ]);
});

describe('code that changed after the review', () => {
  const base = `file src/auth/login.ts\nfile src/auth/x.generated.ts\n`;
  check([
    [
      'below the limit is warned of',
      `${base}${good}past 2026-11-12 src/auth/login.ts 99`,
      'passed ~ drift a',
    ],
    [
      'at the limit is stale',
      `${base}${good}past 2026-11-12 src/auth/login.ts 100`,
      'blocked: stale_by_code a',
    ],
    [
      'several commits add up',
      `${base}${good}past 2026-11-12 src/auth/login.ts 60\npast 2026-11-13 src/auth/b.ts 40`,
      'blocked: stale_by_code a',
    ],
    [
      'on the day of the review does not count',
      `${base}${good}past 2026-11-10T23:59:59Z src/auth/login.ts 500`,
      'passed',
    ],
    [
      'an hour after a review with a time counts',
      `${base}spec a covers=src/auth/** last_review=2026-11-10T08:00Z\npast 2026-11-10T09:00:00Z src/auth/login.ts 500`,
      'blocked: stale_by_code a',
    ],
    [
      'before the review does not count',
      `${base}${good}past 2026-11-01 src/auth/login.ts 500`,
      'passed',
    ],
    [
      'in files that are not covered does not count',
      `${base}${good}past 2026-11-12 src/other.ts 500`,
      'passed',
    ],
    [
      'in generated files does not count',
      `${base}${good}past 2026-11-12 src/auth/x.generated.ts 500`,
      'passed',
    ],
    [
      'in files that a "!" takes out does not count',
      `${base}spec a covers=["src/auth/**","!**/login.ts"]\npast 2026-11-12 src/auth/login.ts 500`,
      'passed',
    ],
    [
      'counts sooner where the risk is high',
      `${base}spec a covers=src/auth/** risk=high\npast 2026-11-12 src/auth/login.ts 20`,
      'blocked: stale_by_code a',
    ],
    [
      'counts as configured',
      `${base}${good}past 2026-11-12 src/auth/login.ts 1`,
      'blocked: stale_by_code a',
      { drift_lines: 1 },
    ],
  ]);

  const sawA = `spec a covers=src/auth/** reviewed_code=2026-11-10~sha256:${'a'.repeat(64)}\n`;
  const codeIs = (letter: string): string => `code a ${letter.repeat(64)}\n`;
  check([
    [
      'that is as the review saw it has not changed, whatever the history says',
      `${base}${sawA}${codeIs('a')}past 2026-11-12 src/auth/login.ts 500`,
      'passed',
    ],
    [
      'that is not as the review saw it counts by its lines',
      `${base}${sawA}${codeIs('b')}past 2026-11-12 src/auth/login.ts 500`,
      'blocked: stale_by_code a',
    ],
    [
      'on the day of the review is warned of where the review recorded what it saw',
      `${base}${sawA}${codeIs('b')}past 2026-11-10 src/auth/login.ts 500`,
      'passed ~ drift a',
    ],
    [
      'beside a date that was moved since it was compared is warned of, and counts by its lines',
      `${base}${sawA.replace('covers', 'last_review=2026-11-11 covers')}${codeIs('a')}past 2026-11-12 src/auth/login.ts 99`,
      'passed ~ date_only_review a, drift a',
    ],
    [
      'cannot be vouched for in words that orch did not write',
      `${base}spec a covers=src/auth/** reviewed_code=yes`,
      'failed: unreadable a',
    ],
  ]);

  test('the most changed files are named first', () => {
    const { specs } = judge(
      `${good}past 2026-11-12 src/auth/a.ts 5\npast 2026-11-12 src/auth/b.ts 90\npast 2026-11-14 src/auth/a.ts 6`,
    );
    expect(specs[0]?.drift?.files).toEqual([
      { path: 'src/auth/b.ts', lines: 90 },
      { path: 'src/auth/a.ts', lines: 11 },
    ]);
  });
});

test('every trigger says why, and several are all said', () => {
  const { findings, files } = judge('A services/a/auth/1.sql\nM services/b/y.ts');
  expect(files[0]?.triggers.map(({ id }) => id)).toEqual([
    'security',
    'migration',
    'cross_service',
  ]);
  expect(findings[0]?.message).toBe(
    'needs a spec: it touches security (**/auth/**); it is a migration (**/*.sql); the change spans 2 services: services/a, services/b',
  );
});

test('of many new names a few are named', () => {
  const names = Array.from('abcdefgh', (letter) => `export const ${letter} = 1;`).join('\\n');
  const { findings } = judge(`M src/index.ts\ntext src/index.ts  => ${names}`);
  expect(findings[0]?.message).toBe(
    'needs a spec: it adds a, b, c, d, e and 3 more to the public interface',
  );
});

test('a closed spec is exempt and shown, and the file says that it had one', () => {
  const { specs, findings } = judge(`spec a covers=src/auth/** status=archived\n${login}`);
  expect(specs).toMatchObject([{ standing: 'exempt', status: 'archived', blocks: false }]);
  expect(findings[0]?.message).toContain('tasks/specs/a.md covers it, but is archived');
});

test('what cannot be read is named with its line', () => {
  const { findings } = judge(
    'raw a \\n---\\nid: x\\ntitle: a: b\\n---\\n\nspec b last_review=soon',
  );
  expect(findings.map(({ path, line }) => `${path}:${line}`)).toEqual([
    'tasks/specs/a.md:4',
    'tasks/specs/b.md:7',
  ]);
});

test('a forecast names the first day on which a spec does not hold', () => {
  const text = 'file src/auth/x.ts\nspec a covers=src/auth/** last_review=2026-11-10';
  const { snapshot, nowMs } = world(text);
  const { expires_on: expiresOn } = guardSpecs(snapshot, null, nowMs).specs[0]!;
  expect(expiresOn).toBe('2026-12-11');
  const on = (day: string): string => guardSpecs(snapshot, null, new Date(day)).status;
  expect([on('2026-12-10T23:59:59Z'), on('2026-12-11T00:00:00Z')]).toEqual(['passed', 'blocked']);
});
