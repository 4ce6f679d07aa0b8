import { describe, expect, test } from '@jest/globals';
import { judge, type CommandEnd, type Observations, type SubjectEnd } from './verdict.ts';

const good: Observations = {
  missing: [],
  setup: ['passed'],
  before: { failToPass: ['failed', 'failed'], passToPass: ['passed'] },
  subject: { end: 'done' },
  after: { failToPass: ['passed', 'passed'], passToPass: ['passed'] },
};
const before = (failing: CommandEnd, passing: CommandEnd) => ({
  ...good,
  before: { failToPass: [failing], passToPass: [passing] },
});
const after = (failing: CommandEnd, passing: CommandEnd) => ({
  ...good,
  after: { failToPass: ['passed' as const, failing], passToPass: [passing] },
});
const subject = (end: SubjectEnd | null) => ({ ...good, subject: end, after: null });

describe('the verdict follows from how the commands ended', () => {
  test.each<[string, Observations, string]>([
    ['all as they should', good, 'resolved'],
    [
      'nothing to keep',
      { ...good, before: { failToPass: ['failed'], passToPass: [] } },
      'resolved',
    ],
    ['one still fails', after('failed', 'passed'), 'unresolved'],
    ['one cannot be run any more', after('not_run', 'passed'), 'unresolved'],
    ['one fails that passed', after('passed', 'failed'), 'broke'],
    ['one that passed cannot be run', after('passed', 'not_run'), 'broke'],
    ['broken and unresolved', after('failed', 'failed'), 'broke'],
    ['too slow afterwards', after('timeout', 'passed'), 'timeout'],
    ['too slow where it passed', after('passed', 'timeout'), 'timeout'],
    ['passes before anything was done', before('passed', 'passed'), 'invalid'],
    ['fails before anything was done', before('failed', 'failed'), 'invalid'],
    ['too slow before', before('timeout', 'passed'), 'invalid'],
    ['not there before: that is no failing test', before('not_run', 'passed'), 'invalid'],
    ['not there before, what should pass', before('failed', 'not_run'), 'invalid'],
    ['not set up', { ...good, setup: ['passed', 'failed'], before: null }, 'invalid'],
    ['the subject failed', subject({ end: 'failed', reason: 'No.' }), 'error'],
    ['the subject was too slow', subject({ end: 'timeout' }), 'timeout'],
    ['the subject was cancelled', subject({ end: 'cancelled' }), 'cancelled'],
    ['the subject was not come to', subject(null), 'error'],
    ['cancelled before', { ...before('cancelled', 'passed'), subject: null }, 'cancelled'],
    ['cancelled after', after('cancelled', 'passed'), 'cancelled'],
    ['nothing was run after', { ...good, after: null }, 'error'],
    ['a toolchain is missing, whatever else', { ...good, missing: ['go'] }, 'skipped'],
  ])('%s', (_, observations, verdict) => {
    expect(judge(observations).verdict).toBe(verdict);
  });

  test('and says which command and what is missing', () => {
    expect(judge(after('failed', 'passed')).reason).toBe('fail_to_pass[1] failed.');
    expect(judge(before('passed', 'passed')).reason).toContain('fail_to_pass[0] passed before');
    expect(judge({ ...good, missing: ['go', 'gofmt'] }).reason).toBe(
      'There is no go, no gofmt here.',
    );
  });
});
