/** How often a run is tried in one pass, and how long is waited in between. */
export interface RetryPolicy {
  /** Attempts in one pass, the first included. */
  readonly maxAttempts: number;
  /** The wait after the first attempt is anything up to this; it doubles each time. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 5,
  firstDelayMs: 500,
  maxDelayMs: 30_000,
};

/** Exponential, with full jitter: anything from 0 to the grown delay, so that senders do not come in step. */
export function retryDelayMs(policy: RetryPolicy, attempt: number, random: number): number {
  return random * Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
}
