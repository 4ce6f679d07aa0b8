import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evaluation } from '../../test-support/evaluation.ts';
import { readReport } from './read-report.ts';
import type { EvaluationReport } from './report.ts';

let evaluation: Evaluation;
let file: string;
beforeEach(() => {
  evaluation = new Evaluation({ 'state.txt': 'broken\n' });
  file = join(evaluation.out, '1', 'report.json');
});
afterEach(() => evaluation.remove());

const scenarios = [
  {
    title: 'One | <b>two</b> & "three"',
    subject: { command: 'echo fixed > state.txt' },
    fail_to_pass: ['grep fixed state.txt'],
  },
  { subject: { command: 'true' }, fail_to_pass: ['echo \'<a | "b">\'; false'] },
  { subject: { command: 'true' }, fail_to_pass: ['true'], needs: ['no-such-program'] },
] as const;

/** Writes the report anew, changed, and reads it. */
function readChanged(change: (report: EvaluationReport) => object): string {
  const report = JSON.parse(readFileSync(file, 'utf8')) as EvaluationReport;
  const forged = join(evaluation.out, 'forged.json');
  writeFileSync(forged, JSON.stringify({ ...report, ...change(report) }));
  const read = readReport(forged);
  return read.ok ? 'fits' : read.reason;
}

test('a report fits its schema and its own trials', async () => {
  const report = await evaluation.run(scenarios, { of: [{ id: 'a' }, { id: 'b' }] });
  expect(readReport(file)).toMatchObject({ ok: true, report });
});

test.each<[string, (report: EvaluationReport) => object, RegExp]>([
  ['more was resolved', ({ counts }) => ({ counts: { ...counts, resolved: 9 } }), /counts/],
  ['it passed', () => ({ passed: true }), /did not pass/],
  ['it has no trials', () => ({ trials: undefined }), /trials/],
  ['something else', () => ({ surplus: 1 }), /surplus/],
])('a report that says that %s is found out', async (_, change, reason) => {
  await evaluation.run(scenarios);
  expect(readChanged(change)).toMatch(reason);
});

test('the picture and the text are whole, whatever titles and outputs hold', async () => {
  await evaluation.run(scenarios);
  const svg = evaluation.read('report.svg');
  expect(svg).not.toMatch(/NaN|undefined|<b>/);
  expect(svg).toContain('One | &lt;b&gt;two&lt;/b&gt; &amp; &quot;three&quot;');
  expect(svg.match(/<circle/g)).toHaveLength(3);
  const text = evaluation.read('report.md');
  expect(text).not.toMatch(/NaN|undefined/);
  expect(text).toContain('1 resolved, 1 unresolved, 1 skipped');
  expect(text).toContain('There is no no-such-program here.');
  expect(text).toContain('      <a | "b">');
});

test('a report of nothing but skipped scenarios can be drawn', async () => {
  await evaluation.run([scenarios[2]]);
  expect(evaluation.read('report.svg')).not.toMatch(/NaN|circle/);
  expect(evaluation.read('report.md')).toContain('nothing counted');
});
