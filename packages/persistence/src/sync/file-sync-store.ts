import { OrchError, type Clock, type RunKey } from '@orch/core';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite, replaceFile } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { makeFolders } from '../files/make-folders.ts';
import { readJson } from '../files/read-json.ts';
import { storageError } from '../files/storage-error.ts';
import { acquireLock, type LockRetry } from '../lock/acquire-lock.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import type { SyncCursor, SyncMark } from './sync-state.ts';

export interface FileSyncStoreOptions {
  readonly roots: RunRoots;
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** How long another sender is waited for; about a minute unless given. */
  readonly retry?: LockRetry;
  readonly onPoint?: FaultPoint | undefined;
}

const patientRetry: LockRetry = { attempts: 240, firstDelayMs: 20, maxDelayMs: 250 };
const refreshMs = 5_000;
const targetName = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * Where it is kept how far the runs are sent: one cursor for each target, and one mark for each run at
 * each target.
 *
 * I20: a cursor and marks may be lost or damaged at any time; then runs are sent again, which the
 * receiver can tell, and none is left out.
 */
export class FileSyncStore {
  readonly #options: FileSyncStoreOptions;

  constructor(options: FileSyncStoreOptions) {
    this.#options = options;
  }

  /**
   * Lets one sender work for a target while no other one does.
   *
   * @returns what `work` gave, or `busy` where another sender went on for longer than was waited
   * @throws OrchError `ORCH_STORAGE_*`, and what `work` throws
   */
  async exclusively<Result>(
    target: string,
    work: () => Promise<Result>,
  ): Promise<{ readonly kind: 'done'; readonly result: Result } | { readonly kind: 'busy' }> {
    const { clock, random = Math.random, retry = patientRetry, onPoint } = this.#options;
    const path = `${this.#file(target)}.lock`;
    try {
      makeFolders(this.#folder());
    } catch (error) {
      throw storageError(error, 'make the folder of the sync state', this.#folder());
    }
    const outcome = await acquireLock(path, {
      nowMs: () => clock.nowMs(),
      sleep: (ms, signal) => clock.sleep(ms, signal),
      random,
      retry,
      onPoint,
    });
    if (outcome.kind !== 'acquired') return { kind: 'busy' };
    const refreshing = setInterval(() => outcome.lock.refresh(clock.nowMs()), refreshMs);
    refreshing.unref();
    try {
      return { kind: 'done', result: await work() };
    } finally {
      clearInterval(refreshing);
      await outcome.lock.release();
    }
  }

  /** @returns `null` where there is none, or one that cannot be read @throws OrchError `ORCH_STORAGE_*` */
  async readCursor(target: string): Promise<SyncCursor | null> {
    return await readOrNull<SyncCursor>('sync-cursor', this.#file(target));
  }

  /** @throws OrchError `ORCH_STORAGE_*` */
  async writeCursor(target: string, cursor: SyncCursor): Promise<void> {
    makeFolders(this.#folder());
    await atomicWrite(this.#file(target), `${JSON.stringify(cursor)}\n`, {
      name: 'sync.cursor',
      onPoint: this.#options.onPoint,
    });
  }

  /** @returns `null` where there is none, or one that cannot be read @throws OrchError `ORCH_STORAGE_*` */
  async readMark(target: string, key: RunKey): Promise<SyncMark | null> {
    return await readOrNull<SyncMark>('sync-mark', this.#mark(target, key));
  }

  /** Not forced to the disk: a mark that a power cut takes back costs one request. @throws OrchError `ORCH_STORAGE_*` */
  writeMark(target: string, key: RunKey, mark: SyncMark): void {
    const name = 'sync.mark';
    const { onPoint } = this.#options;
    replaceFile(this.#mark(target, key), `${JSON.stringify(mark)}\n`, { name, onPoint });
  }

  /** Has a run sent again. */
  removeMark(target: string, key: RunKey): void {
    rmSync(this.#mark(target, key), { force: true });
  }

  #folder(): string {
    // No task id begins with a dot, so that this is no task's folder.
    return join(this.#options.roots.outDir, '.sync');
  }

  #file(target: string): string {
    if (!targetName.test(target)) throw new TypeError(`"${target}" cannot name a target.`);
    return join(this.#folder(), `${target}.json`);
  }

  #mark(target: string, key: RunKey): string {
    this.#file(target);
    return join(runPaths(this.#options.roots, key).folder, `sync.${target}.json`);
  }
}

/** A version that is not known is an error all the same: an older program must not start over. */
async function readOrNull<Value>(
  name: 'sync-cursor' | 'sync-mark',
  path: string,
): Promise<Value | null> {
  try {
    return await readJson<Value>(name, path);
  } catch (error) {
    if (error instanceof OrchError && error.code === 'ORCH_DATA_DAMAGED') return null;
    throw error;
  }
}
