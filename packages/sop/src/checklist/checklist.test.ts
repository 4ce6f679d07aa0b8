import { describe, expect, test } from '@jest/globals';
import { run } from '../../test-support/scratch.ts';
import { checklistItems, tickByEvidence } from './checklist.ts';

describe('I6: a checklist ticks itself from manifest evidence only', () => {
  const box = (mark: string, more = ''): string =>
    `- [${mark}] It works (evidence: diagnostics${more})`;
  const proof = ' → .runs/t/cli/1/manifest.json';

  test.each<[string, string, Parameters<typeof tickByEvidence>[1], string]>([
    ['no run', box(' '), [], box(' ')],
    ['a run that succeeded', box(' '), [run('1')], box('x', proof)],
    ['a run of another pipeline', box(' '), [run('1', { pipeline: 'other' })], box(' ')],
    ['a run that failed', box(' '), [run('1', { status: 'failed' })], box(' ')],
    ['a hand that ticked it', box('x'), [], box(' ')],
    [
      'a newer run that failed',
      box('x', proof),
      [run('1'), run('2', { status: 'failed' })],
      box(' '),
    ],
    [
      'a stage that succeeded in a failed run',
      box(' ', '/build'),
      [run('1', { status: 'failed' })],
      box('x', `/build${proof}`),
    ],
    ['a stage that did not', box(' ', '/lint'), [run('1')], box(' ', '/lint')],
    ['a line end of Windows', `${box(' ')}\r\n`, [run('1')], `${box('x', proof)}\r\n`],
    ['an item without evidence', '- [ ] Somebody looked', [run('1')], '- [ ] Somebody looked'],
    ['a fenced example', `\`\`\`\n${box(' ')}\n\`\`\``, [run('1')], `\`\`\`\n${box(' ')}\n\`\`\``],
  ])('%s', (_what, text, runs, ticked) => {
    expect(tickByEvidence(text, runs)).toBe(ticked);
    expect(tickByEvidence(ticked, runs)).toBe(ticked);
  });

  test('items are named with their line', () => {
    expect(checklistItems(`# List\n\n${box('X', '/lint')} today\n`)).toEqual([
      { line: 3, text: 'It works', pipeline: 'diagnostics', stage: 'lint', ticked: true },
    ]);
  });
});
