import { OrchError, type Clock } from '@orch/core';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { acquireLock, type LockRetry } from './acquire-lock.ts';

/** What waits for its turn is never long at work: about a minute in all. */
const retry: LockRetry = { attempts: 300, firstDelayMs: 20, maxDelayMs: 200 };

/**
 * Does a piece of work while nobody else who takes the same lock does theirs. The lock of a process
 * that died is taken over.
 *
 * @param path the lock file, absolute; its folder is made
 * @throws OrchError `ORCH_STORAGE_FAILED` where the lock is held for over a minute; `ORCH_STORAGE_*`;
 *   what the work throws
 */
export async function withLock<Value>(
  path: string,
  clock: Clock,
  work: () => Promise<Value>,
): Promise<Value> {
  mkdirSync(dirname(path), { recursive: true });
  const outcome = await acquireLock(path, {
    retry,
    nowMs: () => clock.nowMs(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
    random: Math.random,
  });
  if (outcome.kind !== 'acquired') {
    const pid = outcome.kind === 'held' ? (outcome.owner?.pid ?? null) : null;
    throw new OrchError('ORCH_STORAGE_FAILED', `The lock ${path} is held by another process.`, {
      place: path,
      hint: 'Wait for that process, or end it, and try again.',
      data: { pid },
    });
  }
  try {
    return await work();
  } finally {
    await outcome.lock.release();
  }
}
