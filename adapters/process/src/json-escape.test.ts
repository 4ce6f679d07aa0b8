import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeInto, maxEscapedPerByte } from './json-escape.ts';

function escape(bytes: Buffer, offset: number): string {
  const target = Buffer.alloc(offset + bytes.length * maxEscapedPerByte + 64, '#');
  const end = escapeInto(target, offset, bytes);
  expect(target.subarray(0, offset).equals(Buffer.alloc(offset, '#'))).toBe(true);
  return target.toString('latin1', offset, end);
}

const expected = (bytes: Buffer): string => JSON.stringify(bytes.toString('latin1')).slice(1, -1);

test('every byte alone, at every place in a word, in text that is long enough for the fast way', () => {
  for (let byte = 0; byte < 256; byte += 1) {
    for (const at of [0, 1, 2, 3, 1_500, 2_044, 2_045, 2_046]) {
      const bytes = Buffer.alloc(2_047, 'a');
      bytes[at] = byte;
      expect(escape(bytes, 1 + (byte % 4))).toBe(expected(bytes));
    }
  }
});

test('any mixture of plain text, newlines and escapes, whichever way it takes', () => {
  const part = fc.oneof(
    { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 200 }) },
    { weight: 3, arbitrary: fc.constant('\n') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (parts, at) => {
      const bytes = Buffer.from(parts.join(''));
      expect(escape(bytes, at)).toBe(expected(bytes));
    }),
    { numRuns: 300, seed: 20261120 },
  );
});

test('nothing but newlines, which doubles in size, and nothing but escapes', () => {
  for (const fill of ['\n', '\u0001', '"', '\\', '\n"']) {
    const bytes = Buffer.alloc(5_000, fill);
    expect(escape(bytes, 3)).toBe(expected(bytes));
  }
});
