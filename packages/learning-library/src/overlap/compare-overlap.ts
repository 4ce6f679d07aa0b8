import { editedTokens, sharesOf, sumTokens, type TokenCounts } from './overlap.ts';

/** A group of runs, each compared with the runs before it in the group alone (wire shape). */
export interface GroupOverlap {
  readonly runs: number;
  readonly edited: number;
  /** The share of the edited tokens that an earlier run of the group had added; `null` where nothing was edited. */
  readonly across_runs: number | null;
}

/** How the diff overlap of later runs is to that of earlier ones (wire shape). */
export interface OverlapComparison {
  readonly before: GroupOverlap;
  readonly after: GroupOverlap;
  /** 0.5: half of the share is gone. Below 0 where it grew; `null` where there was none before. */
  readonly reduction: number | null;
  /** Where the reduction lies in 95 of 100 resamplings of the runs; no number where there is no bound. */
  readonly interval: { readonly low: number | null; readonly high: number | null } | null;
  /** Whether the share fell by half at least. */
  readonly halved: 'yes' | 'no' | 'open' | 'too_few_runs' | 'nothing_before';
}

/** With fewer runs in a group nothing is said of their difference. */
const minComparedRuns = 10;
const target = 0.5;
const resamplings = 2_000;

/**
 * Compares two groups of runs by a bootstrap over whole runs. The same runs always give the same result.
 *
 * Runs that come later have more before them to repeat. So give both groups as many runs, each
 * measured with the runs of its own group alone.
 */
export function compareOverlap(
  before: readonly TokenCounts[],
  after: readonly TokenCounts[],
): OverlapComparison {
  const groups = { before: groupOf(before), after: groupOf(after) };
  const [old, next] = [before.map(weighed), after.map(weighed)];
  const reduction = reductionOf(old, next);
  if (Math.min(before.length, after.length) < minComparedRuns) {
    return { ...groups, reduction, interval: null, halved: 'too_few_runs' };
  }
  if (reduction === null) return { ...groups, reduction, interval: null, halved: 'nothing_before' };
  const random = randomFrom(before.length);
  const found = Array.from(
    { length: resamplings },
    () =>
      // Where a resampling has nothing before, any share after it is growth without bound.
      reductionOf(resampled(old, random), resampled(next, random)) ?? -Infinity,
  ).sort((a, b) => a - b);
  const low = found[Math.floor(resamplings * 0.025)] ?? -Infinity;
  const high = found[Math.ceil(resamplings * 0.975) - 1] ?? Infinity;
  const halved = low >= target ? 'yes' : high < target ? 'no' : 'open';
  return { ...groups, reduction, interval: { low: bounded(low), high: bounded(high) }, halved };
}

function groupOf(runs: readonly TokenCounts[]): GroupOverlap {
  const { edited, across_runs } = sharesOf(sumTokens(runs));
  return { runs: runs.length, edited, across_runs };
}

/** Tokens that a run edited, and those of them that had been added before. */
type Weighed = readonly [edited: number, again: number];

function weighed(tokens: TokenCounts): Weighed {
  return [editedTokens(tokens), tokens.across_runs];
}

function reductionOf(before: readonly Weighed[], after: readonly Weighed[]): number | null {
  const old = shareOf(before);
  return old === 0 ? null : 1 - shareOf(after) / old;
}

function shareOf(runs: readonly Weighed[]): number {
  let [edited, again] = [0, 0];
  for (const [all, part] of runs) {
    edited += all;
    again += part;
  }
  return edited === 0 ? 0 : again / edited;
}

function resampled(runs: readonly Weighed[], random: () => number): Weighed[] {
  return runs.map((run) => runs[Math.floor(random() * runs.length)] ?? run);
}

function bounded(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Numbers from 0 to 1 that only depend on the seed (a linear congruential generator modulo 2^32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
