import { isDurable, OrchError, type JournalEntry, type TimedEvent } from '@orch/core';
import { closeSync, constants, fdatasync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import type { FaultPoint } from '../files/fault-point.ts';
import { storageError } from '../files/storage-error.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { writeAll } from '../files/write-all.ts';
import { encodeLines, type JournalHead } from './journal-line.ts';

export interface JournalOptions {
  /** Where the chain stands in the file. */
  readonly head: JournalHead;
  /** Folders whose names must be made durable together with the first line. */
  readonly changedFolders?: readonly string[];
  /** Throws where the right to write is gone; asked before each write. */
  readonly assertOwned?: () => void;
  readonly onPoint?: FaultPoint | undefined;
}

/** Events that are in the file, and the promise that they are on the disk. */
export interface WrittenEvents {
  readonly entries: readonly JournalEntry[];
  readonly durable: Promise<void>;
}

/**
 * Appends to a run's journal.
 *
 * I2: a durable event is acknowledged only after `fdatasync`. Appends that come while a sync is
 * under way share the next one (group commit); events that need not be durable wait for none.
 *
 * I3: after a failed write or sync the journal takes nothing more. What the disk then holds is
 * unknown, and a second `fsync` would report success for bytes that the first one lost.
 */
export class Journal {
  readonly path: string;
  readonly #fd: number;
  readonly #assertOwned: (() => void) | undefined;
  readonly #onPoint: FaultPoint | undefined;
  #changedFolders: readonly string[];
  #head: JournalHead;
  #bytes: number;
  #unsynced = false;
  #poison: OrchError | undefined;
  #inFlight: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #closed = false;

  /**
   * Opens the file for appending and makes it where it is missing. The caller holds the lease.
   *
   * @throws OrchError `ORCH_STORAGE_*`
   */
  constructor(path: string, options: JournalOptions) {
    this.path = path;
    this.#head = options.head;
    this.#changedFolders = options.changedFolders ?? [];
    this.#assertOwned = options.assertOwned;
    this.#onPoint = options.onPoint;
    try {
      this.#onPoint?.('journal.open.before');
      this.#fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o666);
      this.#bytes = fstatSync(this.#fd).size;
    } catch (error) {
      throw storageError(error, 'open the journal', path);
    }
  }

  /** Where the chain stands, lines that are not yet synced included. */
  get head(): JournalHead {
    return this.#head;
  }

  /**
   * Writes the events at once, in order, with one `write`. Nobody may act on them before `durable`
   * has resolved; it rejects with an `OrchError` where the disk refused.
   *
   * @throws OrchError `ORCH_LEASE_LOST`, `ORCH_STORAGE_*`
   */
  write(events: readonly TimedEvent[]): WrittenEvents {
    this.#refuseIfPoisoned();
    if (events.length === 0) return { entries: [], durable: Promise.resolve() };
    const { bytes, head, entries } = encodeLines(events, this.#head);
    this.#writeBytes(bytes);
    this.#head = head;
    const waits = events.some(({ event }) => isDurable(event));
    return { entries, durable: waits ? this.#sync() : Promise.resolve() };
  }

  /** Resolves once everything that was written is on the disk. */
  async flush(): Promise<void> {
    this.#refuseIfPoisoned();
    if (this.#unsynced) await this.#sync();
  }

  /** Syncs what is left and closes the file. Safe to call twice. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      if (this.#poison === undefined && this.#unsynced) await this.#sync();
    } finally {
      this.#poison ??= new OrchError('ORCH_INTERNAL', 'The journal is closed.', {
        place: this.path,
      });
      closeSync(this.#fd);
    }
  }

  #refuseIfPoisoned(): void {
    if (this.#poison !== undefined) throw this.#poison;
  }

  #writeBytes(bytes: Buffer): void {
    let begun = false;
    try {
      this.#assertOwned?.();
      const { size, nlink } = fstatSync(this.#fd);
      // Without a name, what is written here would be gone with this process.
      if (size !== this.#bytes || nlink === 0) throw this.#changedByOthers();
      this.#onPoint?.('journal.write.before');
      begun = true;
      writeAll(this.#fd, bytes);
      this.#onPoint?.('journal.write.after');
      this.#bytes += bytes.byteLength;
      this.#unsynced = true;
    } catch (error) {
      this.#poison = storageError(error, 'write the journal', this.path);
      if (begun) this.#takeBack();
      throw this.#poison;
    }
  }

  /** Cuts a line that could not be written whole; the cut on open is there for when this fails too. */
  #takeBack(): void {
    try {
      ftruncateSync(this.#fd, this.#bytes);
    } catch (error) {
      this.#poison = storageError(error, 'take back an unfinished line of the journal', this.path);
    }
  }

  #sync(): Promise<void> {
    if (this.#inFlight === undefined) return this.#startSync();
    this.#next ??= this.#inFlight.then(() => {
      this.#next = undefined;
      return this.#startSync();
    });
    return this.#next;
  }

  #startSync(): Promise<void> {
    this.#unsynced = false;
    this.#inFlight = this.#syncNow().finally(() => {
      this.#inFlight = undefined;
    });
    return this.#inFlight;
  }

  async #syncNow(): Promise<void> {
    try {
      this.#refuseIfPoisoned();
      this.#onPoint?.('journal.sync.before');
      const folders = this.#changedFolders;
      this.#changedFolders = [];
      await Promise.all([syncData(this.#fd), ...folders.map((folder) => syncFolder(folder))]);
      this.#onPoint?.('journal.sync.after');
    } catch (error) {
      this.#poison ??= storageError(error, 'make the journal durable', this.path);
      throw this.#poison;
    }
  }

  #changedByOthers(): OrchError {
    return new OrchError(
      'ORCH_LEASE_LOST',
      'Another process wrote to the journal of this run, or replaced it.',
      {
        place: this.path,
        hint: 'Look at the run with `orch status`; only the holder of its lease may write to it.',
      },
    );
  }
}

function syncData(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(fd, (error) => (error === null ? resolve() : reject(error)));
  });
}
