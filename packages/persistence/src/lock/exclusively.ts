import { OrchError, type Clock } from '@orch/core';
import { dirname } from 'node:path';
import type { FaultPoint } from '../files/fault-point.ts';
import { makeFolders } from '../files/make-folders.ts';
import { storageError } from '../files/storage-error.ts';
import { acquireLock, type LockRetry } from './acquire-lock.ts';

/** Waits for some ten seconds: whoever has the lock writes a few small files. */
const patientRetry: LockRetry = { attempts: 120, firstDelayMs: 2, maxDelayMs: 100 };

export interface ExclusiveOptions {
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>;
  /** Spreads the retries of many processes; from 0 to 1. */
  readonly random?: () => number;
  readonly onPoint?: FaultPoint | undefined;
}

/**
 * Does something while no other process that asks for the same lock does. A lock of a process that died
 * is taken over.
 *
 * @param path of the lock file; its folder is made
 * @throws OrchError `ORCH_LEASE_HELD` where somebody kept the lock for ten seconds, `ORCH_STORAGE_*`,
 *   and what `work` throws
 */
export async function exclusively<Result>(
  path: string,
  { clock, random = Math.random, onPoint }: ExclusiveOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    makeFolders(dirname(path));
  } catch (error) {
    throw storageError(error, 'make the folder of the lock', dirname(path));
  }
  const outcome = await acquireLock(path, {
    nowMs: () => clock.nowMs(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
    random,
    retry: patientRetry,
    onPoint,
  });
  if (outcome.kind !== 'acquired') {
    const pid = outcome.kind === 'held' ? (outcome.owner?.pid ?? null) : null;
    throw new OrchError('ORCH_LEASE_HELD', `Another process keeps ${path} locked.`, {
      place: path,
      hint: pid === null ? 'Try again.' : `Wait for process ${pid}, or end it; then try again.`,
      data: { pid },
    });
  }
  try {
    return await work();
  } finally {
    await outcome.lock.release();
  }
}
