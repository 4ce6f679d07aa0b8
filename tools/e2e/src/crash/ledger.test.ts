import { describe, expect, test } from '@jest/globals';
import { ledgerFaults, type LedgerLine } from './ledger.ts';

const line = (what: LedgerLine['what'], stage: string, attempt: number): LedgerLine => ({
  what,
  stage,
  attempt,
});

describe('the judge of the crash campaign', () => {
  test('finds nothing wrong in a stage that ran, or ran again after a crash', () => {
    const good = [
      line('begin', 'a', 1),
      line('end', 'a', 1),
      line('begin', 'b', 1),
      line('begin', 'b', 2),
      line('end', 'b', 2),
    ];
    expect(ledgerFaults(good)).toEqual([]);
  });

  test('sees an attempt that was executed twice', () => {
    const twice = [line('begin', 'a', 1), line('end', 'a', 1), line('begin', 'a', 1)];
    expect(ledgerFaults(twice)).toEqual(['a/1 was executed twice']);
  });

  test('sees an old attempt that was not ended before the new one began', () => {
    const overlap = [line('begin', 'a', 1), line('begin', 'a', 2), line('end', 'a', 1)];
    expect(ledgerFaults(overlap)).toEqual(['a/1 still wrote "end" after attempt 2 began']);
  });
});
