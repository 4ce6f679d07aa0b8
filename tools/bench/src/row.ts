import type { Bench } from './bench.ts';

/** One line of the table. */
export interface Finding {
  readonly what: string;
  /** Such as `≤ 1.3`. */
  readonly budget: string;
  /** The measured value with its spread, in words. */
  readonly measured: string;
  /** What the two sides of a ratio were. */
  readonly detail: string;
  readonly met: boolean;
  /** By how much the budget is missed, and where to look; `null` where it is met. */
  readonly reason: string | null;
}

/** A part of the bench that can be run alone. */
export interface Row {
  readonly id: string;
  /** Roughly, on two quiet cores; so that somebody knows what they are waiting for. */
  readonly seconds: number;
  measure(bench: Bench): Promise<readonly Finding[]>;
}
