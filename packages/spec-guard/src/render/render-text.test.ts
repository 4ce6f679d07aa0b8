import { expect, test } from '@jest/globals';
import { judge } from '../../test-support/world.ts';
import { renderText } from './render-text.ts';

const lines = (text: string, options = {}): string[] =>
  renderText(judge(text), options).trimEnd().split('\n');

test('many paths with one reason are said once, with what to do', () => {
  const change = Array.from({ length: 40 }, (_, at) => `A worker/x${at + 10}.ts`).join('\n');
  expect(lines(change)).toEqual([
    'blocks: worker/x10.ts needs a spec: the folder worker/ is new [missing]',
    'blocks: worker/x11.ts needs a spec: the folder worker/ is new [missing]',
    'blocks: worker/x12.ts needs a spec: the folder worker/ is new [missing]',
    'blocks: and 37 more paths for the same reason',
    '    next: Begin one with: orch spec new "<title>" --covers <path>; or add the path to the "covers" of a spec that is about it.',
    '',
    'Spec guard blocks: 40 problems in 40 changed paths and 0 specs, as of 2026-11-20.',
  ]);
});

test('a stale spec is named with its line, its age, the limit, and what to type', () => {
  expect(lines('file src/x.ts\nspec a covers=src/** last_review=2026-10-01')).toEqual([
    'blocks: tasks/specs/a.md:7 is stale: reviewed 50 days ago (2026-10-01), the limit is 30 [stale_by_date]',
    '    next: Read it again, and record what you found: orch spec review a --reason "…"',
    '',
    'Spec guard blocks: 1 problem in 1 spec, as of 2026-11-20.',
  ]);
});

test('what expires soon, and what was not checked, is said and blocks nothing', () => {
  const text =
    'file src/x.ts\nspec a covers=src/** last_review=2026-10-22\nspec b status=archived\nspec c covers=src/** last_review=2026-10-25';
  expect(lines(text)).toEqual([
    'expires in 2 days (2026-11-22): tasks/specs/a.md',
    'expires in 5 days (2026-11-25): tasks/specs/c.md',
    '',
    'not checked, because closed: tasks/specs/b.md (archived)',
    '',
    'Spec guard passed: nothing blocks in 3 specs, as of 2026-11-20.',
  ]);
  expect(lines(text, { soonDays: 0 })[0]).toContain('not checked');
});

test.each([
  ['blocked', 'M src/auth/x.ts', 'Spec guard would block: 1 problem'],
  ['failed', 'raw a x', 'Spec guard would fail, because a spec cannot be read: 1 problem'],
])('a dry run says what would have %s', (_status, text, sum) => {
  const said = lines(text, { dryRun: true });
  expect(said[0]).toMatch(/^would block: /);
  expect(said.at(-1)).toContain(sum);
});

test('names from the repository cannot steer the terminal', () => {
  const text = renderText(judge('A src/auth/\u001B[2Jx\u202Ey.ts'));
  expect(text).toContain('src/auth/ [2Jx y.ts');
});
