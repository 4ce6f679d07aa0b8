import type { Clock } from '@orch/core';
import { OwnedLock, type Acquired, type HeldBy, type LockOptions } from './owned-lock.ts';

/** How often a lock is tried, and how long is waited in between. */
export interface LockRetry {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Wait after the first attempt in milliseconds; doubled each time, and spread by ± 50 %. */
  readonly firstDelayMs: number;
  /** The wait grows no further than this, before it is spread; no limit unless given. */
  readonly maxDelayMs?: number;
}

/** DESIGN §5: five attempts, from 100 ms, under 3 s in all: at most 2,250 ms are waited. */
export const defaultLockRetry: LockRetry = { attempts: 5, firstDelayMs: 100 };

export interface AcquireOptions extends LockOptions {
  readonly retry: LockRetry;
  readonly sleep: Clock['sleep'];
  /** From 0 to 1, so that many processes do not try in step. */
  readonly random: () => number;
  /** Asked after each failed attempt; false where somebody else did what the lock was wanted for. */
  readonly isStillNeeded?: () => boolean;
}

/** Nobody needs the lock any more. */
export interface NotNeeded {
  readonly kind: 'not_needed';
}

/**
 * Takes a lock, with a bounded number of attempts.
 *
 * @returns the lock, or who held it at the last attempt
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function acquireLock(
  path: string,
  options: AcquireOptions,
): Promise<Acquired | HeldBy | NotNeeded> {
  const { retry, sleep, random } = options;
  const never = new AbortController().signal;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await OwnedLock.tryAcquire(path, options);
    if (outcome.kind === 'acquired') return outcome;
    if (options.isStillNeeded?.() === false) return { kind: 'not_needed' };
    if (attempt >= retry.attempts) return outcome;
    const { firstDelayMs, maxDelayMs = Infinity } = retry;
    const delayMs = Math.min(firstDelayMs * 2 ** (attempt - 1), maxDelayMs);
    await sleep(delayMs * (0.5 + random()), never);
  }
}
