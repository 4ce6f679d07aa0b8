import type { Hold } from '../outbox/ports.ts';

export interface BreakerPolicy {
  /** Failures in a row after which the target is left alone. */
  readonly threshold: number;
  readonly firstHoldMs: number;
  readonly maxHoldMs: number;
}

export const defaultBreakerPolicy: BreakerPolicy = {
  threshold: 5,
  firstHoldMs: 30_000,
  maxHoldMs: 10 * 60_000,
};

/** No hold counts for longer, whatever a file says or a wall clock does. */
const longestHoldMs = 60 * 60_000;

/**
 * Leaves a target alone that fails again and again.
 *
 *     closed ──threshold failures──► open ──hold over──► half open ──one success──► closed
 *                                     ▲                      │
 *                                     └──────one failure─────┘   (twice as long each time)
 *
 * The state is in the hold, which is kept with the cursor: a further process goes on from there.
 */
export class CircuitBreaker {
  readonly #policy: BreakerPolicy;
  #failures: number;
  #hold: Hold | null;

  constructor(policy: BreakerPolicy, hold: Hold | null) {
    this.#policy = policy;
    this.#hold = hold;
    this.#failures = hold?.failures ?? 0;
  }

  /** What is kept. */
  get hold(): Hold | null {
    return this.#hold;
  }

  /** How long the target is still left alone, in milliseconds; 0 where it may be tried. */
  remainingMs(nowMs: number): number {
    if (this.#hold === null) return 0;
    const leftMs = Date.parse(this.#hold.until) - nowMs;
    // A clock that went back must not make it longer than it can have been.
    return leftMs > 0 && leftMs <= longestHoldMs ? leftMs : 0;
  }

  /** Whether one attempt decides: it failed often, and was left alone since. */
  get isHalfOpen(): boolean {
    return this.#failures >= this.#policy.threshold;
  }

  success(): void {
    this.#failures = 0;
    this.#hold = null;
  }

  /**
   * Counts a failure.
   *
   * @param atOnce for what will not pass by itself, such as a token that is refused
   * @returns whether the target is to be left alone now
   */
  failure(reason: string, nowMs: number, atOnce = false): boolean {
    this.#failures += 1;
    const { threshold, firstHoldMs, maxHoldMs } = this.#policy;
    if (atOnce) this.#failures = Math.max(this.#failures, threshold);
    if (this.#failures < threshold) return false;
    const times = this.#failures - threshold;
    this.#holdFor(Math.min(maxHoldMs, firstHoldMs * 2 ** Math.min(times, 20)), reason, nowMs);
    return true;
  }

  /** Leaves the target alone for as long as it asked. */
  obey(retryAfterMs: number, reason: string, nowMs: number): void {
    this.#failures += 1;
    this.#holdFor(retryAfterMs, reason, nowMs);
  }

  #holdFor(ms: number, reason: string, nowMs: number): void {
    this.#hold = {
      until: new Date(nowMs + ms).toISOString(),
      since: this.#hold?.since ?? new Date(nowMs).toISOString(),
      failures: this.#failures,
      reason,
    };
  }
}
