import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newcombe, showsDifference, wilson } from './proportion.ts';

const differenceOf = (a: readonly [number, number], b: readonly [number, number]) =>
  newcombe(wilson(...b), wilson(...a));
const share = fc.integer({ min: 1, max: 60 }).chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));

describe('the interval of a rate', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
  // (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (resolved, of, low, high) => {
    const rate = wilson(resolved, of);
    expect([rate.low, rate.high].map((each) => Number(each.toFixed(4)))).toEqual([low, high]);
  });

  test('of nothing is everything, and no rate', () => {
    expect(wilson(0, 0)).toEqual({ resolved: 0, of: 0, rate: null, low: 0, high: 1 });
  });

  test('lies in 0 to 1, around the rate, and is the mirror image for the others', () => {
    fc.assert(
      fc.property(share, ([resolved, of]) => {
        const rate = wilson(resolved, of);
        const mirrored = wilson(of - resolved, of);
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.high).toBeLessThanOrEqual(1);
        expect(rate.low).toBeLessThanOrEqual(rate.rate ?? -1);
        expect(rate.high).toBeGreaterThanOrEqual(rate.rate ?? 2);
        expect(mirrored.low).toBeCloseTo(1 - rate.high, 10);
      }),
    );
  });
});

describe('the interval of a difference', () => {
  // The same author's comparison of eleven methods, table II, method 10.
  test.each<[readonly [number, number], readonly [number, number], number, number]>([
    [[56, 70], [48, 80], 0.0524, 0.3339],
    [[9, 10], [3, 10], 0.1705, 0.809],
    [[6, 7], [2, 7], 0.0582, 0.8062],
    [[5, 56], [0, 29], -0.0381, 0.1926],
    [[0, 10], [0, 20], -0.1611, 0.2775],
    [[0, 10], [0, 10], -0.2775, 0.2775],
    [[10, 10], [0, 20], 0.6791, 1],
    [[10, 10], [0, 10], 0.6075, 1],
  ])('of %j and %j is the published one', (a, b, low, high) => {
    const found = differenceOf(a, b);
    expect([found.low, found.high].map((each) => Number(each.toFixed(4)))).toEqual([low, high]);
  });

  test('turns round when the two change places, and holds the difference', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const one = differenceOf(a, b);
        const other = differenceOf(b, a);
        expect(other.low).toBeCloseTo(-one.high, 10);
        expect(one.low).toBeLessThanOrEqual(one.difference ?? -2);
        expect(one.high).toBeGreaterThanOrEqual(one.difference ?? 2);
        expect(showsDifference(one)).toBe(one.low > 0 || one.high < 0);
      }),
    );
  });

  test('shows no difference between equals, and none where there is nothing', () => {
    fc.assert(fc.property(share, (a) => !showsDifference(differenceOf(a, a))));
    expect(showsDifference(differenceOf([0, 0], [5, 5]))).toBe(false);
  });

  // Counted over every outcome, not sampled: how often the interval holds the true difference of 0.
  test.each([
    [20, 0.5],
    [20, 0.2],
    [10, 0.4],
    [40, 0.9],
  ])('finds none in at least 94 %% of all outcomes of %i equal trials at %d', (of, rate) => {
    const chance = Array.from({ length: of + 1 }, (_, k) => binomial(of, k, rate));
    let held = 0;
    for (const [a, first] of chance.entries()) {
      for (const [b, second] of chance.entries()) {
        if (!showsDifference(differenceOf([a, of], [b, of]))) held += first * second;
      }
    }
    expect(held).toBeGreaterThan(0.94);
  });
});

function binomial(n: number, k: number, rate: number): number {
  let ways = 1;
  for (let at = 1; at <= k; at += 1) ways = (ways * (n - k + at)) / at;
  return ways * rate ** k * (1 - rate) ** (n - k);
}
