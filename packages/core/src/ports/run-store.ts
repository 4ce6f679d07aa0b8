import type { Actor, ApprovalDecision } from '../run/approval.ts';
import type { JournalEntry, TimedEvent } from '../run/journal-entry.ts';
import type { RunState } from '../run/run-state.ts';

/** Names one run. Both ids have passed `sanitizeTaskId` and `sanitizeRunId`. */
export interface RunKey {
  readonly taskId: string;
  readonly runId: string;
}

/** Where runs are kept. The embedded default is the file store. */
export interface RunStore {
  /**
   * Makes a new run and takes its lease.
   * @throws OrchError `ORCH_RUN_EXISTS`, `ORCH_ID_COLLISION`, `ORCH_STORAGE_*`
   */
  create(key: RunKey): Promise<RunWriter>;
  /**
   * Takes the lease of an existing run and gives back its history; a torn last line is cut off and
   * the cut recorded.
   * @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_LEASE_HELD`, `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*`
   */
  open(key: RunKey): Promise<RunWriter>;
  /** Whether the run exists, without its lease. */
  exists(key: RunKey): Promise<boolean>;
}

/** The right to write one run, held by one live process. */
export interface RunWriter {
  readonly key: RunKey;
  /** What the journal held when the writer was opened; empty for a new run. */
  readonly history: readonly JournalEntry[];
  /**
   * Appends in order. Resolves once every durable event among them is on the disk; calls may
   * overlap, and are then made durable together (group commit).
   * @throws OrchError `ORCH_LEASE_LOST`, `ORCH_STORAGE_*`; after a throw the writer takes nothing more
   */
  append(events: readonly TimedEvent[]): Promise<readonly JournalEntry[]>;
  /** Tells the writer the newest state, for the manifest and the heartbeat. Never blocks, never throws. */
  observe(state: RunState): void;
  /** Decisions that other processes left for the lease's holder. */
  readonly inbox: RunInbox;
  /** Writes what is due, ends the heartbeat, gives the lease back. Safe to call twice. */
  close(): Promise<void>;
}

/** Requests of other processes to the process that owns a run. */
export interface RunInbox {
  /** Calls back for each request, those that already wait included, until the writer is closed. */
  onRequest(listener: (request: InboxRequest) => Promise<void>): void;
}

/** What another process may ask of the owner of a run. */
export type InboxRequest =
  | {
      readonly kind: 'cancel';
      readonly by: Actor;
      readonly reason: string;
    }
  | {
      readonly kind: 'decide';
      readonly decision: ApprovalDecision;
      /** Why the answer may not count, where the store found that its writer may not give one. */
      readonly refused?: string;
    };
