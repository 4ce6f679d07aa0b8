import {
  describeThrown,
  evolve,
  queuedRun,
  type BegunRun,
  type Clock,
  type JournalEntry,
  type Logger,
  type RunEvent,
  type RunInbox,
  type RunKey,
  type RunState,
  type RunStatus,
  type RunWriter,
  type TimedEvent,
} from '@orch/core';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { RunAudit, type AuditStanding } from '../audit/run-audit.ts';
import { appendJsonLine } from '../files/append-line.ts';
import { atomicWrite } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { redactRecord, type Redact } from '../files/redact-record.ts';
import { writeHeartbeat } from '../heartbeat/heartbeat-file.ts';
import { HeartbeatQueue, type Every } from '../heartbeat/heartbeat-queue.ts';
import { FileInbox, type Vouch } from '../inbox/file-inbox.ts';
import { indexLineOf } from '../index/index-line.ts';
import { Journal } from '../journal/journal.ts';
import type { JournalHead } from '../journal/journal-line.ts';
import { damagedJournal } from '../journal/read-journal.ts';
import { leaseLost } from '../lease/run-lease.ts';
import type { OwnedLock } from '../lock/owned-lock.ts';
import { projectManifest } from '../manifest/project-manifest.ts';
import { writeRunPointers } from '../manifest/run-pointers.ts';
import { sharedPaths, type RunPaths, type RunRoots } from '../paths/run-paths.ts';
import { foldJournal } from './fold-journal.ts';

/** What a writer works with; the same for all runs of a store. */
export interface WriterParts {
  readonly roots: RunRoots;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly logger: Logger;
  readonly every: Every;
  readonly redact: Redact;
  readonly audit?: Pick<AuditTrail, 'record'> | undefined;
  readonly onPoint?: FaultPoint | undefined;
  readonly vouch?: Vouch | undefined;
}

/** One run that was opened for writing. */
export interface OpenedRun {
  readonly key: RunKey;
  readonly paths: RunPaths;
  readonly lease: OwnedLock;
  readonly history: readonly JournalEntry[];
  /** What the history folds to. */
  readonly state: RunState;
  readonly head: JournalHead;
  readonly changedFolders: readonly string[];
  readonly onClosed: () => void;
}

/** The file store's writer of one run. Made by the store alone. */
export class FileRunWriter implements RunWriter {
  readonly key: RunKey;
  readonly history: readonly JournalEntry[];
  readonly #parts: WriterParts;
  readonly #run: OpenedRun;
  readonly #journal: Journal;
  readonly #queue: HeartbeatQueue;
  readonly #inbox: FileInbox;
  readonly #audit: RunAudit;
  #state: RunState;
  /** Entries that are written and not yet folded into `#state`; folded when a manifest is due. */
  #unfolded: JournalEntry[] = [];
  #shownHead: JournalHead | undefined;
  /** A manifest that is being written, and up to where it will show the journal at least. */
  #flush: { readonly head: JournalHead; readonly done: Promise<void> } | undefined;
  #pointersWritten = false;
  #indexed = '';
  #status: RunStatus;
  #lost = false;
  #closing: Promise<void> | undefined;

  constructor(parts: WriterParts, run: OpenedRun) {
    this.key = run.key;
    this.history = run.history;
    this.#parts = parts;
    this.#run = run;
    this.#state = run.state;
    this.#status = run.state.status;
    this.#journal = new Journal(run.paths.journal, {
      head: run.head,
      changedFolders: [...run.changedFolders, run.paths.folder],
      assertOwned: () => {
        if (this.#lost) throw leaseLost(run.paths.lease, run.key);
      },
      onPoint: parts.onPoint,
    });
    this.#audit = new RunAudit(parts.audit, run.key, parts.logger);
    this.#inbox = new FileInbox(run.paths.inbox, parts.logger, parts.vouch);
    this.#queue = new HeartbeatQueue({
      clock: parts.clock,
      logger: parts.logger,
      every: parts.every,
      beat: () => this.#beat(),
      writeManifest: () => this.#writeManifest(),
    });
  }

  get inbox(): RunInbox {
    return this.#inbox;
  }

  /** Shows that the run is owned, and goes on showing it. */
  async begin(): Promise<void> {
    await this.#queue.tick();
    this.#queue.start();
    this.#audit.add(this.history);
  }

  async append(events: readonly TimedEvent[]): Promise<readonly JournalEntry[]> {
    // I17: the manifest is folded from what stands in the journal; the caller's own state is not.
    const recorded = events.map((timed) => redacted(timed, this.#parts.redact));
    this.#announce(recorded);
    const { entries, durable } = this.#journal.write(recorded);
    this.#unfolded.push(...entries);
    await durable;
    this.#audit.add(entries);
    if (entries.some(isMilestone)) {
      this.flushManifest().catch((error: unknown) => {
        this.#parts.logger.warn(
          `Could not write the manifest: ${describeThrown(error)}. It is tried again in 5 s.`,
        );
      });
    }
    return entries;
  }

  /**
   * I15: a run is in the index before its first fact is in the journal, so that no crash hides it
   * from `orch runs list`. A line whose run never began is passed over by the readers.
   */
  #announce(events: readonly TimedEvent[]): void {
    const [first] = events;
    if (first?.event.type !== 'run.started') return;
    const state = evolve(queuedRun, first);
    if (state.status !== 'queued') this.#index(state);
  }

  #index(state: BegunRun): void {
    const line = indexLineOf(state);
    const changed = JSON.stringify([line.status, line.completed_at]);
    if (changed === this.#indexed) return;
    appendJsonLine(sharedPaths(this.#parts.roots).runIndex, line, 'run index');
    this.#indexed = changed;
  }

  observe(state: RunState): void {
    this.#status = state.status;
  }

  /**
   * Resolves once the manifest on the disk shows everything that was appended before the call.
   *
   * @throws OrchError `ORCH_LEASE_LOST`, `ORCH_STORAGE_*`
   */
  async flushManifest(): Promise<void> {
    const { head } = this.#journal;
    if (this.#shownHead === head) return;
    const flush =
      this.#flush?.head === head ? this.#flush : { head, done: this.#queue.forceManifest() };
    this.#flush = flush;
    try {
      await flush.done;
    } finally {
      if (this.#flush === flush) this.#flush = undefined;
    }
  }

  /** Resolves once the audit log has what was appended before the call, or cannot be written. */
  audited(): Promise<AuditStanding> {
    return this.#audit.settle();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      await this.#inbox.close();
      await this.#audit.settle();
      await this.#attempt('write the manifest', () => this.flushManifest());
      await this.#queue.stop();
      await this.#attempt('close the journal', () => this.#journal.close());
    } finally {
      await this.#run.lease.release();
      this.#run.onClosed();
    }
  }

  async #attempt(what: string, job: () => Promise<void> | void): Promise<void> {
    try {
      await job();
    } catch (error) {
      this.#parts.logger.warn(
        `Could not ${what} of run ${this.key.runId}: ${describeThrown(error)}`,
      );
    }
  }

  #beat(): Promise<void> {
    const { paths, lease } = this.#run;
    if (!lease.isOurs()) {
      this.#lost = true;
      this.#queue.endTicks();
      return Promise.reject(leaseLost(paths.lease, this.key));
    }
    const nowMs = this.#parts.clock.nowMs();
    lease.refresh(nowMs);
    writeHeartbeat(paths.heartbeat, this.key, this.#status, nowMs, this.#parts.onPoint);
    this.#inbox.look();
    return Promise.resolve();
  }

  async #writeManifest(): Promise<void> {
    const { paths } = this.#run;
    if (this.#lost) throw leaseLost(paths.lease, this.key);
    const head = this.#journal.head;
    const { state, damage } = foldJournal(this.#unfolded, this.#state);
    if (damage !== null) throw damagedJournal(paths.journal, damage);
    this.#unfolded = [];
    this.#state = state;
    if (state.status === 'queued') return;
    await this.#journal.flush(); // The manifest never shows what a power cut could take back.
    const manifest = projectManifest(state, head, this.#parts.roots);
    await atomicWrite(paths.manifest, `${JSON.stringify(manifest, null, 2)}\n`, {
      name: 'manifest',
      onPoint: this.#parts.onPoint,
    });
    this.#shownHead = head;
    await this.#attempt('point to the manifest', () => this.#writeReferences(state));
  }

  /** What leads to a manifest; made again with the next one where it fails. */
  #writeReferences(state: BegunRun): void {
    if (!this.#pointersWritten) {
      writeRunPointers(this.#run.paths, state, this.#parts.onPoint);
      this.#pointersWritten = true;
    }
    const line = indexLineOf(state);
    const changed = JSON.stringify([line.status, line.completed_at]);
    if (changed !== this.#indexed) {
      appendJsonLine(sharedPaths(this.#parts.roots).runIndex, line, 'run index');
      this.#indexed = changed;
    }
  }
}

function redacted({ at, event }: TimedEvent, redact: Redact): TimedEvent {
  const data = redactRecord(event.data, redact);
  // The type of the data is that of the event's, which a copy with one member replaced loses.
  return data === event.data ? { at, event } : { at, event: { ...event, data } as RunEvent };
}

/** Events after which somebody will look at the manifest. */
function isMilestone({ event }: JournalEntry): boolean {
  switch (event.type) {
    case 'run.started':
    case 'run.resumed':
    case 'run.reopened':
    case 'run.paused':
    case 'run.completed':
    case 'plan.changed':
      return true;
    default:
      return false;
  }
}
