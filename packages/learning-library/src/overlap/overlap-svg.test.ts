import { expect, test } from '@jest/globals';
import { noTokens, sharesOf, type Overlap, type WeekOverlap } from './overlap.ts';
import { overlapSvg } from './overlap-svg.ts';

const week = (name: string, across: number, within: number, renamed: number): WeekOverlap => ({
  week: name,
  runs: 1,
  edited: 1000,
  across_runs: across,
  within_run: within,
  renamed,
});

const overlap = (...weeks: readonly WeekOverlap[]): Overlap => ({
  runs: [],
  tokens: noTokens,
  shares: sharesOf({ ...noTokens, added: 1000, across_runs: 123 }),
  files: { compared: 1, not_code: 0, generated: 0 },
  repeats: [],
  replacements: { count: 0, repeated: 0 },
  candidates: [],
  edits_over_limit: 0,
  weeks,
  forgotten_from: null,
});

/** The heights of the columns of a kind, in the order of the weeks. */
const heights = (svg: string, kind: string): number[] =>
  [
    ...svg.matchAll(
      new RegExp(`class="${kind}" x="\\S+" y="(\\S+)" width="\\S+" height="(\\S+)"`, 'gu'),
    ),
  ]
    .map(([, , height]) => Number(height))
    .filter((height) => height !== 10);

test('columns are as high as the shares, on a scale that holds the highest week', () => {
  const svg = overlapSvg(
    overlap(week('2026-01-05', 0.3, 0.1, 0.05), week('2026-01-12', 0.15, 0, 0)),
  );
  expect(heights(svg, 'across')).toEqual([96, 48]);
  expect(heights(svg, 'within')).toEqual([32]);
  expect(heights(svg, 'renamed')).toEqual([16]);
  expect(svg).toContain('>50 %<');
  expect(svg).toContain('>12.3 %<');
  expect(svg).not.toContain('NaN');
});

test('a small share is not drawn as if there were none', () => {
  const svg = overlapSvg(overlap(week('2026-01-05', 0.02, 0, 0)));
  expect(heights(svg, 'across')).toEqual([32]);
  expect(svg).toContain('>5 %<');
});

test('without weeks there is the number alone', () => {
  const svg = overlapSvg({ ...overlap(), shares: sharesOf(noTokens) });
  expect(svg).toContain('>–<');
  expect(svg).not.toContain('0 %');
});
