import { measure } from './measure.ts';
import type { Cost, Program } from './measure.ts';
import { ratioOf, spreadOf } from './statistics.ts';
import type { Spread } from './statistics.ts';

/** Two programs, measured in turns. */
export interface Comparison {
  readonly ratio: Spread;
  readonly subject: Spread;
  readonly baseline: Spread;
}

/** How often each side runs. */
export interface Turns {
  readonly rounds: number;
  /** Executions per measurement, so that short programs are not lost in the clock's grain. */
  readonly times: number;
}

/** Measures two programs A, B, A, B, …, after one run of each that does not count. */
export async function compare(
  cost: keyof Cost,
  subject: Program,
  baseline: Program,
  { rounds, times }: Turns,
): Promise<Comparison> {
  await measure(subject);
  await measure(baseline);
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { [cost]: ours } = await measure(subject, times);
    const { [cost]: theirs } = await measure(baseline, times);
    pairs.push([ours, theirs]);
  }
  return {
    ratio: ratioOf(pairs),
    subject: spreadOf(pairs.map(([ours]) => ours)),
    baseline: spreadOf(pairs.map(([, theirs]) => theirs)),
  };
}
