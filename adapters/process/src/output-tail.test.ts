import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OutputTail, tailBytes } from './output-tail.ts';
import { incompleteSuffix } from './utf8-border.ts';

function tailOf(chunks: readonly Uint8Array[]): OutputTail {
  const tail = new OutputTail();
  for (const chunk of chunks) tail.push(chunk);
  return tail;
}

test('a tail is the end of the stream, whatever the size of the chunks', () => {
  const all = Buffer.from(Array.from({ length: 200_000 }, (_, at) => 97 + (at % 26)));
  for (const size of [1_000, 65_535, 65_536, 65_537, 70_000, 200_000]) {
    const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
      all.subarray(at * size, (at + 1) * size),
    );
    expect(tailOf(chunks).text()).toEqual({
      text: all.subarray(all.length - tailBytes).toString(),
      truncatedBytes: all.length - tailBytes,
    });
  }
});

test('short output is all there, and nothing counts as truncated', () => {
  expect(tailOf([Buffer.from('ab'), Buffer.from('cé')]).text()).toEqual({
    text: 'abcé',
    truncatedBytes: 0,
  });
});

test('a tail is cut between characters', () => {
  const text = '日本語'.repeat(30_000);
  const { text: shown, truncatedBytes } = tailOf([Buffer.from(text)]).text();
  expect(text.endsWith(shown)).toBe(true);
  expect(shown).not.toContain('\uFFFD');
  expect(Buffer.byteLength(shown) + truncatedBytes).toBe(Buffer.byteLength(text));
  expect(tailOf([Buffer.from('aé')]).text(1).text).toBe('');
});

test('bytes that are no text do not make the tail larger than its limit', () => {
  const { text, truncatedBytes } = tailOf([Buffer.alloc(100_000, 0xff)]).text();
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(tailBytes);
  expect(truncatedBytes).toBeGreaterThan(100_000 - tailBytes);
});

test('what is held back at a cut is exactly the beginning of a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(80), (text, at) => {
      const bytes = Buffer.from(text);
      const head = bytes.subarray(0, Math.min(at, bytes.length));
      const whole = head.subarray(0, head.length - incompleteSuffix(head));
      expect(Buffer.from(whole.toString('utf8')).equals(whole)).toBe(true);
      expect(head.length - whole.length).toBeLessThan(4);
    }),
    { seed: 20261120 },
  );
});
