import { describeThrown, type Logger } from '@orch/core';
import { existsSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { readJson } from '../files/read-json.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { makeFolders } from '../files/make-folders.ts';
import { syncFolder } from '../files/sync-folder.ts';
import type { TaskRunEntry } from './task-run-entry.ts';

/** What waits in `out/<task-id>/pending/<run-id>.json` (wire shape). */
interface PendingFile {
  readonly v: 1;
  readonly task_id: string;
  readonly at: string;
  readonly run: TaskRunEntry;
}

const waitingSuffix = '.json';
/** Only the holder of the lock makes, reads and removes these. */
const takenSuffix = '.taken';

/**
 * The entries of runs that wait to be folded into a task's state.
 *
 * I12: an entry is on the disk before the lock is tried, and goes away only after a state that
 * holds it is on the disk. The holder renames an entry before it reads it, so that a newer entry of
 * the same run that comes meanwhile is not deleted with the older one.
 */
export class PendingEntries {
  readonly #folder: string;
  readonly #logger: Logger;
  readonly #onPoint: FaultPoint | undefined;

  constructor(folder: string, logger: Logger, onPoint: FaultPoint | undefined) {
    this.#folder = folder;
    this.#logger = logger;
    this.#onPoint = onPoint;
  }

  /** @throws OrchError `ORCH_STORAGE_*` */
  async put(taskId: string, run: TaskRunEntry, at: string): Promise<void> {
    this.prepare();
    const file: PendingFile = { v: 1, task_id: taskId, at, run };
    await atomicWrite(join(this.#folder, run.run_id + waitingSuffix), `${JSON.stringify(file)}\n`, {
      name: 'pending',
      onPoint: this.#onPoint,
    });
  }

  /**
   * Makes the folder, and with it the one that the state and its lock are in.
   *
   * @throws OrchError `ORCH_STORAGE_*`
   */
  prepare(): void {
    try {
      makeFolders(this.#folder);
    } catch (error) {
      throw storageError(error, "make the folder of the task's state", this.#folder);
    }
  }

  /** Whether an entry of this run is not folded in yet. */
  has(runId: string): boolean {
    return [waitingSuffix, takenSuffix].some((suffix) =>
      existsSync(join(this.#folder, runId + suffix)),
    );
  }

  /** Whether an entry waits. */
  any(): boolean {
    return this.#names(waitingSuffix).length > 0;
  }

  /** All entries, oldest first, without touching them. Those that cannot be read are logged. */
  async peek(): Promise<readonly TaskRunEntry[]> {
    const names = [...this.#names(takenSuffix), ...this.#names(waitingSuffix)];
    const runs = await Promise.all(names.map((name) => this.#read(name)));
    return runs.filter((run) => run !== null);
  }

  /**
   * Takes all entries for the holder of the lock, those that a dead holder had taken included.
   *
   * @returns what was taken; `drop` removes it once it is folded in
   */
  async take(): Promise<{ readonly runs: readonly TaskRunEntry[]; drop(): Promise<void> }> {
    const older = await this.#readAll(this.#names(takenSuffix));
    for (const name of this.#names(waitingSuffix)) {
      const taken = name.slice(0, -waitingSuffix.length) + takenSuffix;
      renameSync(join(this.#folder, name), join(this.#folder, taken));
    }
    const newer = await this.#readAll(this.#names(takenSuffix));
    return {
      runs: [...older, ...newer].map(({ run }) => run),
      drop: async () => {
        for (const { name } of newer) unlinkSync(join(this.#folder, name));
        if (newer.length > 0) await syncFolder(this.#folder);
      },
    };
  }

  async #readAll(
    names: readonly string[],
  ): Promise<readonly { readonly name: string; readonly run: TaskRunEntry }[]> {
    const found = await Promise.all(
      names.map(async (name) => {
        const run = await this.#read(name);
        return run && { name, run };
      }),
    );
    return found.filter((entry) => entry !== null);
  }

  async #read(name: string): Promise<TaskRunEntry | null> {
    try {
      const file: PendingFile | null = await readJson('pending-entry', join(this.#folder, name));
      return file?.run ?? null;
    } catch (error) {
      this.#logger.warn(`An entry of the task's state stays aside: ${describeThrown(error)}`);
      return null;
    }
  }

  #names(suffix: string): string[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => name.endsWith(suffix))
        .sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw storageError(error, "read the folder of the task's state", this.#folder);
    }
  }
}
