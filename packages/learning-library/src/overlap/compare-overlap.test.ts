import { expect, test } from '@jest/globals';
import { compareOverlap } from './compare-overlap.ts';
import { noTokens, type TokenCounts } from './overlap.ts';

/** Runs that each added 100 tokens, of which so many had been added before, more or less. */
const runs = (count: number, again: number, spread = 5): TokenCounts[] =>
  Array.from({ length: count }, (_, at) => ({
    ...noTokens,
    added: 100,
    across_runs: again + ((at * 7) % (2 * spread + 1)) - spread,
  }));

test('a share that fell by far more than half is told from one that did not', () => {
  const fell = compareOverlap(runs(40, 60), runs(40, 10));
  expect(fell).toMatchObject({ halved: 'yes', before: { runs: 40, edited: 4000 } });
  expect(fell.interval?.low).toBeGreaterThan(0.7);
  expect(compareOverlap(runs(40, 60), runs(40, 50))).toMatchObject({ halved: 'no' });
  expect(compareOverlap(runs(40, 20), runs(40, 60)).reduction).toBeLessThan(0);
});

test('what the runs cannot tell is left open', () => {
  const wild = [...runs(6, 90, 1), ...runs(6, 4, 1)];
  expect(compareOverlap(runs(12, 60), wild)).toMatchObject({ halved: 'open' });
  expect(compareOverlap(runs(9, 60), runs(40, 5))).toMatchObject({
    halved: 'too_few_runs',
    interval: null,
  });
  expect(
    compareOverlap(
      runs(20, 5, 0).map(() => ({ ...noTokens, added: 9 })),
      runs(20, 5),
    ),
  ).toMatchObject({
    halved: 'nothing_before',
    reduction: null,
  });
  expect(compareOverlap([], [])).toMatchObject({ halved: 'too_few_runs', reduction: null });
});

test('the same runs give the same interval', () => {
  const once = compareOverlap(runs(15, 40), runs(15, 25));
  expect(compareOverlap(runs(15, 40), runs(15, 25))).toEqual(once);
  const { low, high } = once.interval ?? {};
  expect(low).toBeLessThan(once.reduction ?? 0);
  expect(high).toBeGreaterThan(once.reduction ?? 0);
});
