import {
  OrchError,
  type Clock,
  type InboxRequest,
  type Logger,
  type RunKey,
  type RunStore,
} from '@orch/core';
import { closeSync, openSync, readSync, truncateSync } from 'node:fs';
import type { AuditStanding } from '../audit/run-audit.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { keepAll, redactRecord, type Redact } from '../files/redact-record.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { everyByTimer, type Every } from '../heartbeat/heartbeat-queue.ts';
import type { Vouch } from '../inbox/file-inbox.ts';
import { cutTornTail } from '../journal/cut-torn-tail.ts';
import { emptyHead } from '../journal/journal-line.ts';
import { damagedJournal, readJournal } from '../journal/read-journal.ts';
import { takeLease } from '../lease/run-lease.ts';
import type { OwnedLock } from '../lock/owned-lock.ts';
import { confineRunFolder, makeRunFolder } from '../paths/make-run-folder.ts';
import { runPaths, type RunPaths, type RunRoots } from '../paths/run-paths.ts';
import { FileRunWriter, type OpenedRun, type WriterParts } from './file-run-writer.ts';
import { foldJournal } from './fold-journal.ts';
import { readRun, unknownRun, type RunSnapshot } from './run-snapshot.ts';

export interface FileRunStoreOptions {
  readonly roots: RunRoots;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly logger: Logger;
  /** Where ticks come from; timers of the platform unless given. */
  readonly every?: Every;
  /** Replaces secrets in everything before it is written; nothing is replaced unless given. */
  readonly redact?: Redact;
  /** Told of everything that is on the disk; nobody unless given. */
  readonly audit?: Pick<AuditTrail, 'record'>;
  /** Looks at who left an answer in the inbox of a run; everybody may answer unless given. */
  readonly vouch?: Vouch;
  /** For crash tests. */
  readonly onPoint?: FaultPoint;
}

/** Runs as files: a journal, its projection and a lease per run (DESIGN §4, §5). No server. */
export class FileRunStore implements RunStore {
  readonly #parts: WriterParts;
  readonly #open = new Map<string, FileRunWriter>();

  constructor(options: FileRunStoreOptions) {
    const { roots, clock, logger, every = everyByTimer, redact = keepAll } = options;
    const { audit, onPoint, vouch } = options;
    this.#parts = { roots, clock, logger, every, redact, audit, onPoint, vouch };
  }

  async create(key: RunKey): Promise<FileRunWriter> {
    const paths = this.#paths(key);
    const made = makeRunFolder(this.#parts.roots, paths, key);
    const lease = await this.#leaseOfNewRun(paths, key);
    return await this.#begin(
      paths,
      lease,
      async () => {
        // A process that died before its first event left a folder in which no run began.
        if (!made.fresh) await emptyNeverBegun(paths, key);
        const { changedFolders } = made;
        return { history: [], state: { status: 'queued' }, head: emptyHead, changedFolders };
      },
      key,
    );
  }

  async open(key: RunKey): Promise<FileRunWriter> {
    const paths = this.#paths(key);
    if (!(await this.exists(key))) throw unknownRun(key, paths.folder);
    confineRunFolder(this.#parts.roots, paths, key);
    const lease = await takeLease(paths, key, this.#lockOptions());
    return await this.#begin(paths, lease, () => this.#history(paths, key), key);
  }

  /** Whether a run began there: its journal has a whole line. */
  exists(key: RunKey): Promise<boolean> {
    return Promise.resolve(hasWholeLine(this.#paths(key).journal));
  }

  /**
   * Reads a run without its lease and without writing.
   *
   * @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_STORAGE_*`
   */
  async read(key: RunKey): Promise<RunSnapshot> {
    return await readRun(this.#parts.roots, key, this.#parts.clock.nowMs());
  }

  /**
   * Leaves a request for whoever owns the run.
   *
   * @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_STORAGE_*`
   */
  async leaveRequest(key: RunKey, request: InboxRequest): Promise<void> {
    const paths = this.#paths(key);
    if (!(await this.exists(key))) throw unknownRun(key, paths.folder);
    const { leaveRequestIn } = await import('../inbox/leave-request.ts');
    const clean = redactRecord(request, this.#parts.redact);
    await leaveRequestIn(paths.inbox, clean, this.#parts.clock.nowMs());
  }

  /**
   * Makes the manifest, the pointers and the index entry again from the journal, and removes what
   * dead processes left half-written. Takes the lease, so that it never works beside an owner.
   *
   * @returns the names of the files that were removed
   * @throws OrchError as {@link open} does; a damaged journal is never repaired
   */
  async repair(key: RunKey): Promise<readonly string[]> {
    const writer = await this.open(key);
    try {
      const { removeLeftovers } = await import('./remove-leftovers.ts');
      const removed = removeLeftovers(this.#paths(key));
      await writer.flushManifest();
      return removed;
    } finally {
      await writer.close();
    }
  }

  /**
   * Resolves once the manifest of a run that this store has open shows everything appended so far.
   *
   * @throws OrchError `ORCH_RUN_UNKNOWN` where it is not open here, `ORCH_LEASE_LOST`, `ORCH_STORAGE_*`
   */
  async flushManifest(key: RunKey): Promise<void> {
    const paths = this.#paths(key);
    const writer = this.#open.get(paths.folder);
    if (writer === undefined) throw unknownRun(key, paths.folder);
    await writer.flushManifest();
  }

  /**
   * How the audit log stands to a run that this store has open.
   *
   * @throws OrchError `ORCH_RUN_UNKNOWN` where it is not open here
   */
  async audited(key: RunKey): Promise<AuditStanding> {
    const paths = this.#paths(key);
    const writer = this.#open.get(paths.folder);
    if (writer === undefined) throw unknownRun(key, paths.folder);
    return await writer.audited();
  }

  async #begin(
    paths: RunPaths,
    lease: OwnedLock,
    look: () => Promise<Pick<OpenedRun, 'history' | 'state' | 'head' | 'changedFolders'>>,
    key: RunKey,
  ): Promise<FileRunWriter> {
    try {
      const writer = new FileRunWriter(this.#parts, {
        key,
        paths,
        lease,
        ...(await look()),
        onClosed: () => this.#open.delete(paths.folder),
      });
      this.#open.set(paths.folder, writer);
      await writer.begin();
      return writer;
    } catch (error) {
      await lease.release();
      throw error;
    }
  }

  async #history(
    paths: RunPaths,
    key: RunKey,
  ): Promise<Pick<OpenedRun, 'history' | 'state' | 'head' | 'changedFolders'>> {
    const reading = await readJournal(paths.journal);
    if (reading === null) throw unknownRun(key, paths.folder);
    if (reading.damage !== null) throw damagedJournal(paths.journal, reading.damage);
    let { entries: history, head } = reading;
    if (reading.torn !== null) {
      const at = new Date(this.#parts.clock.nowMs()).toISOString();
      const cut = cutTornTail(paths.journal, reading.torn, head, at);
      history = [...history, ...cut.entries];
      head = cut.head;
    }
    const { state, damage } = foldJournal(history);
    if (damage !== null) throw damagedJournal(paths.journal, damage);
    return { history, state, head, changedFolders: [] };
  }

  async #leaseOfNewRun(paths: RunPaths, key: RunKey): Promise<OwnedLock> {
    try {
      return await takeLease(paths, key, this.#lockOptions());
    } catch (error) {
      if (error instanceof OrchError && error.code === 'ORCH_LEASE_HELD')
        throw runExists(key, paths);
      throw error;
    }
  }

  #lockOptions(): { nowMs: () => number; onPoint: FaultPoint | undefined } {
    return { nowMs: () => this.#parts.clock.nowMs(), onPoint: this.#parts.onPoint };
  }

  #paths(key: RunKey): RunPaths {
    return runPaths(this.#parts.roots, key);
  }
}

async function emptyNeverBegun(paths: RunPaths, key: RunKey): Promise<void> {
  const reading = await readJournal(paths.journal);
  if (reading === null) return;
  if (reading.entries.length > 0 || reading.damage !== null) throw runExists(key, paths);
  truncateSync(paths.journal);
}

function runExists(key: RunKey, paths: RunPaths): OrchError {
  return new OrchError('ORCH_RUN_EXISTS', `Run ${key.runId} of task ${key.taskId} exists.`, {
    place: paths.folder,
    hint: 'Choose another run id, or go on with `orch resume --run <id>`.',
  });
}

function hasWholeLine(path: string): boolean {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return false;
    throw storageError(error, 'look for the run', path);
  }
  try {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    for (;;) {
      const count = readSync(fd, chunk);
      if (count === 0) return false;
      if (chunk.subarray(0, count).includes(0x0a)) return true;
    }
  } finally {
    closeSync(fd);
  }
}
