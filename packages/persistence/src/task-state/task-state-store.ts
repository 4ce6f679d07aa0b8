import { describeThrown, OrchError, type BegunRun, type Clock, type Logger } from '@orch/core';
import { renameSync } from 'node:fs';
import { atomicWrite } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { readJson } from '../files/read-json.ts';
import { acquireLock, defaultLockRetry, type LockRetry } from '../lock/acquire-lock.ts';
import { OwnedLock, type LockOptions } from '../lock/owned-lock.ts';
import { taskPaths, type RunRoots, type TaskPaths } from '../paths/run-paths.ts';
import { runIdsOf } from '../store/list-runs.ts';
import { readRun } from '../store/run-snapshot.ts';
import { PendingEntries } from './pending-entries.ts';
import { mergeRuns, taskRunEntry, type TaskRunEntry, type TaskState } from './task-run-entry.ts';
import { TaskStateStoreLockError } from './task-state-store-lock-error.ts';

export interface TaskStateStoreOptions {
  readonly roots: RunRoots;
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>;
  readonly logger: Logger;
  readonly retry?: LockRetry;
  /** Spreads the retries of many processes; from 0 to 1. */
  readonly random?: () => number;
  readonly onPoint?: FaultPoint;
}

/** What {@link TaskStateStore.rebuild} found. */
export interface RebuiltTaskState {
  readonly runs: number;
  /** Where a state that could not be read was put aside; `null` where it could. */
  readonly setAside: string | null;
  /** Runs that could not be read, in words. */
  readonly problems: readonly string[];
}

/**
 * The snapshot of a task's runs, `out/<task-id>/state.json`.
 *
 * I13: no run is lost. An entry waits on the disk before the lock is tried; whoever holds the lock
 * folds in all that wait, and looks once more after giving it back, so that an entry whose owner
 * gave up while the lock was held is folded in by the holder.
 */
export class TaskStateStore {
  readonly #options: TaskStateStoreOptions;

  constructor(options: TaskStateStoreOptions) {
    this.#options = options;
  }

  /**
   * Puts what is known of a run into the state of its task.
   *
   * @throws TaskStateStoreLockError after 5 attempts; the entry then waits to be folded in
   * @throws OrchError `ORCH_DATA_DAMAGED` for a state that cannot be read (it stays as it is, and
   *   the entry waits), `ORCH_STORAGE_*`
   */
  async record(state: BegunRun): Promise<void> {
    const { roots, clock } = this.#options;
    const { taskId, runId } = state;
    const paths = taskPaths(roots, taskId);
    const pending = this.#pending(paths);
    const at = new Date(clock.nowMs()).toISOString();
    await pending.put(taskId, taskRunEntry(state, roots), at);
    const lock = await this.#acquire(taskId, paths, () => pending.has(runId));
    if (lock === null) return; // Another holder folded the entry in.
    await this.#foldAndRelease(taskId, paths, lock);
    // Those who gave up while we had the lock; whoever has it now looks for them as we do.
    while (pending.any()) {
      const next = await OwnedLock.tryAcquire(paths.stateLock, this.#lockOptions());
      if (next.kind === 'held') return;
      if (!(await this.#foldAndRelease(taskId, paths, next.lock))) return;
    }
  }

  /**
   * The runs of a task, those that wait to be folded in included. Never writes.
   *
   * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION`, `ORCH_STORAGE_*`
   */
  async read(taskId: string): Promise<readonly TaskRunEntry[]> {
    const paths = taskPaths(this.#options.roots, taskId);
    // Pending before state: what is folded in between is then seen twice, and never not at all.
    const waiting = await this.#pending(paths).peek();
    return mergeRuns((await readState(paths))?.runs ?? [], waiting);
  }

  /**
   * Makes the state again from the journals of the task's runs. A state that cannot be read is put
   * aside, not deleted.
   *
   * @throws TaskStateStoreLockError
   * @throws OrchError `ORCH_STORAGE_*`
   */
  async rebuild(taskId: string): Promise<RebuiltTaskState> {
    const paths = taskPaths(this.#options.roots, taskId);
    const pending = this.#pending(paths);
    pending.prepare();
    const lock = await this.#acquire(taskId, paths, () => true);
    try {
      const { runs, problems } = await this.#readAllRuns(taskId);
      const setAside = await this.#setDamagedAside(paths);
      const taken = await pending.take();
      await this.#write(taskId, paths, mergeRuns(taken.runs, runs));
      await taken.drop();
      return { runs: runs.length, setAside, problems };
    } finally {
      await lock?.release();
    }
  }

  /** @returns whether anything was folded in */
  async #foldAndRelease(taskId: string, paths: TaskPaths, lock: OwnedLock): Promise<boolean> {
    try {
      const taken = await this.#pending(paths).take();
      if (taken.runs.length === 0) return false;
      const state = await readState(paths);
      await this.#write(taskId, paths, mergeRuns(state?.runs ?? [], taken.runs));
      await taken.drop();
      return true;
    } finally {
      await lock.release();
    }
  }

  async #write(taskId: string, paths: TaskPaths, runs: readonly TaskRunEntry[]): Promise<void> {
    const { clock, onPoint } = this.#options;
    const updatedAt = new Date(clock.nowMs()).toISOString();
    const state: TaskState = { v: 1, task_id: taskId, updated_at: updatedAt, runs };
    await atomicWrite(paths.state, `${JSON.stringify(state, null, 2)}\n`, {
      name: 'state',
      onPoint,
    });
  }

  async #acquire(
    taskId: string,
    paths: TaskPaths,
    isStillNeeded: () => boolean,
  ): Promise<OwnedLock | null> {
    const { clock, random = Math.random, retry = defaultLockRetry } = this.#options;
    const outcome = await acquireLock(paths.stateLock, {
      ...this.#lockOptions(),
      sleep: (ms, signal) => clock.sleep(ms, signal),
      random,
      retry,
      isStillNeeded,
    });
    switch (outcome.kind) {
      case 'acquired':
        return outcome.lock;
      case 'not_needed':
        return null;
      case 'held':
        throw new TaskStateStoreLockError(taskId, paths.stateLock, retry.attempts, outcome.owner);
    }
  }

  async #readAllRuns(
    taskId: string,
  ): Promise<{ readonly runs: TaskRunEntry[]; readonly problems: string[] }> {
    const { roots, clock } = this.#options;
    const runs: TaskRunEntry[] = [];
    const problems: string[] = [];
    for (const runId of runIdsOf(roots, taskId)) {
      try {
        const { state, damage } = await readRun(roots, { taskId, runId }, clock.nowMs());
        if (damage !== null) problems.push(`${runId}: ${damage.message}`);
        if (state.status !== 'queued') runs.push(taskRunEntry(state, roots));
      } catch (error) {
        problems.push(`${runId}: ${describeThrown(error)}`);
      }
    }
    return { runs, problems };
  }

  async #setDamagedAside(paths: TaskPaths): Promise<string | null> {
    try {
      await readState(paths);
      return null;
    } catch (error) {
      if (!(error instanceof OrchError) || error.code !== 'ORCH_DATA_DAMAGED') throw error;
      const aside = `${paths.state}.damaged-${this.#options.clock.nowMs()}`;
      renameSync(paths.state, aside);
      return aside;
    }
  }

  #pending(paths: TaskPaths): PendingEntries {
    return new PendingEntries(paths.pending, this.#options.logger, this.#options.onPoint);
  }

  #lockOptions(): LockOptions {
    const { clock, onPoint } = this.#options;
    return { nowMs: () => clock.nowMs(), onPoint };
  }
}

async function readState(paths: TaskPaths): Promise<TaskState | null> {
  return await readJson('task-state', paths.state);
}
