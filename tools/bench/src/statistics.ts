/** The middle and the ends of some measurements. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @throws RangeError when there is nothing to describe */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) throw new RangeError('no measurements');
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? max;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[middle - 1] ?? min);
  return { median: (lower + upper) / 2, min, max };
}

/**
 * The ratio of two programs that were measured in turns: the median of the pairs' own ratios, so
 * that a slow minute of the machine weighs on both sides of each pair.
 */
export function ratioOf(pairs: readonly (readonly [number, number])[]): Spread {
  return spreadOf(pairs.map(([subject, baseline]) => subject / baseline));
}
