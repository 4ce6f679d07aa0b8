import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hash } from 'node:crypto';
import { sha256Of } from './sha256.ts';
import { smallSha256 } from './small-sha256.ts';

test('the digest without node:crypto is the one with it, for every length around a block', () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
    expect(smallSha256(bytes)).toBe(hash('sha256', bytes));
  }
  const bytes = fc.uint8Array({ maxLength: 5000 });
  const same = (each: Uint8Array) => smallSha256(each) === hash('sha256', each);
  fc.assert(fc.property(bytes, same), { numRuns: 300, seed: 256 });
});

test('the digest does not change where node:crypto takes over', () => {
  const text = 'a line of a journal, with é and 任务 \n'.repeat(40);
  for (let round = 0; round < 80; round++) expect(sha256Of(text)).toBe(hash('sha256', text));
});
