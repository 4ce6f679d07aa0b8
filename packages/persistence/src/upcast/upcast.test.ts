import { expect, test } from '@jest/globals';
import { upcast } from './upcast.ts';

test('version 1 is the current one of every file', () => {
  const value = { v: 1, x: 1 };
  expect(upcast('manifest', value)).toEqual({ kind: 'current', value });
});

test.each([2, 0, -1, 1.5, '1', null])('version %j is not known, and nothing is guessed', (v) => {
  expect(upcast('manifest', { v })).toEqual({
    kind: 'unknown_version',
    version: JSON.stringify(v),
  });
});

test('what has no version is left to its schema', () => {
  for (const value of [null, [], 'text', { x: 1 }]) {
    expect(upcast('manifest', value)).toEqual({ kind: 'current', value });
  }
});
