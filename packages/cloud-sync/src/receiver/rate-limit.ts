export interface RateLimit {
  /** Requests that may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** At most so many are remembered; the one that was seen longest ago is forgotten first. */
const maxRemembered = 10_000;

/** A bucket of requests for each name, filled at a steady rate. */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #buckets = new Map<string, { left: number; atMs: number }>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** @returns 0 where the request may pass, else after how many milliseconds the next one may */
  take(name: string, nowMs: number): number {
    const { burst, perSecond } = this.#limit;
    const known = this.#buckets.get(name) ?? { left: burst, atMs: nowMs };
    const passedMs = Math.max(0, nowMs - known.atMs);
    const left = Math.min(burst, known.left + (passedMs / 1000) * perSecond);
    const passes = left >= 1;
    this.#buckets.delete(name);
    this.#buckets.set(name, { left: passes ? left - 1 : left, atMs: nowMs });
    if (this.#buckets.size > maxRemembered) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return passes ? 0 : Math.ceil(((1 - left) / perSecond) * 1000);
  }
}
