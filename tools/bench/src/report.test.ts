import { expect, test } from '@jest/globals';
import { atLeast, atMost } from './finding.ts';
import { reportMarkdown, reportText } from './report.ts';
import { spreadOf } from './statistics.ts';

const texts = { what: 'a | b', detail: 'sides', lookAt: 'a reason' };

test('a budget that is met says no more', () => {
  const finding = atMost(1.3, spreadOf([1.1, 1.2]), texts);
  expect(finding).toMatchObject({ met: true, reason: null, budget: '≤ 1.3' });
});

test('a budget that is missed says by how much and why, in both directions', () => {
  expect(atMost(2, spreadOf([3]), texts).reason).toBe('missed by 50 %; where to look: a reason');
  expect(atLeast(200, spreadOf([150]), texts).reason).toBe(
    'missed by 25 %; where to look: a reason',
  );
  expect(atMost(0, spreadOf([0]), texts).met).toBe(true);
});

test('the table tells what was missed, and a bar in a text does not break it', () => {
  const findings = [atMost(2, spreadOf([3]), texts)];
  const markdown = reportMarkdown({
    at: '2026-01-01T00:00:00.000Z',
    quick: false,
    load: 0,
    findings,
  });
  expect(markdown).toContain(
    '| a \\| b | ≤ 2 | 3.00 (3.00–3.00) | sides | missed by 50 %; where to look: a reason |',
  );
  expect(reportText({ at: '', quick: false, load: 0, findings })).toContain('MISSED');
});

test('a quick run says that it was one', () => {
  const markdown = reportMarkdown({
    at: '2026-01-01T00:00:00.000Z',
    quick: true,
    load: 0,
    findings: [],
  });
  expect(markdown).toContain('A quick run');
});
