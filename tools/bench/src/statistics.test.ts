import { expect, test } from '@jest/globals';
import { ratioOf, spreadOf } from './statistics.ts';

test('a spread names the middle and the ends, whatever the order', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, min: 1, max: 4 });
  expect(spreadOf([7])).toEqual({ median: 7, min: 7, max: 7 });
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('a slow minute weighs on both sides of a pair', () => {
  const quiet = [10, 5] as const;
  const slow = [100, 50] as const;
  expect(ratioOf([quiet, slow, quiet])).toEqual({ median: 2, min: 2, max: 2 });
});
