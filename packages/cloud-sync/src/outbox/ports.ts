import type { JsonValue, RunKey } from '@orch/core';

/** Up to where an archive's list of changes was read. Opaque to the worker, kept in the cursor. */
export interface ArchivePosition {
  readonly offset: number;
  readonly anchor_sha256: string;
}

/** Runs that changed after a position; each once, in the order of its newest change. */
export interface ArchiveChanges {
  readonly runs: readonly {
    readonly key: RunKey;
    /** ISO time; `null` for a run that had not ended when it was listed. */
    readonly endedAt: string | null;
  }[];
  readonly position: ArchivePosition | null;
}

/** A run as it is read for sending. */
export type ArchivedRun =
  | { readonly kind: 'absent' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'damaged'; readonly reason: string }
  | {
      readonly kind: 'present';
      readonly endedAt: string | null;
      /** ISO time of its newest fact where the run waits for somebody, and has not ended. */
      readonly pausedAt: string | null;
      /** How much of the journal this is. A journal only grows, so this tells states of a run apart. */
      readonly bytes: number;
      readonly manifest: object;
      /** The journal's whole lines; `null` where they are withheld. */
      readonly journal: Uint8Array | null;
      readonly withheld: 'too_large' | 'holds_secrets' | null;
    };

/** Where runs are read from. What it gives is redacted. */
export interface RunArchive {
  changesSince(position: ArchivePosition | null): Promise<ArchiveChanges>;
  /** Size of the journal in bytes; `null` where there is none. */
  journalBytes(key: RunKey): number | null;
  read(key: RunKey): Promise<ArchivedRun>;
}

/** How far the runs are sent to one target. */
export interface SyncCursor {
  readonly v: 1;
  readonly position: ArchivePosition | null;
  readonly open: readonly OpenRun[];
  readonly dead: readonly DeadLetter[];
  readonly hold: Hold | null;
}

/** A run that is not settled: it has not ended, or is not sent. */
export interface OpenRun {
  readonly task_id: string;
  readonly run_id: string;
  readonly ended_at: string | null;
  /** The journal's size when it was last found not to have ended. */
  readonly seen_bytes: number | null;
}

/** A run that the target will not take. */
export interface DeadLetter {
  readonly task_id: string;
  readonly run_id: string;
  readonly at: string;
  readonly status: number | null;
  readonly reason: string;
}

/** Why and until when the target is left alone. */
export interface Hold {
  readonly until: string;
  readonly since: string;
  /** Failures in a row. */
  readonly failures: number;
  readonly reason: string;
}

/** What became of one run at one target. */
export interface SyncMark {
  readonly v: 1;
  readonly state: 'sending' | 'waiting' | 'sent' | 'dead';
  /** Attempts so far, over all processes. */
  readonly attempt: number;
  readonly bytes: number;
  readonly attempt_id?: string;
  /** Where the audit log stood before the attempt. */
  readonly audit_seq?: number;
  readonly manifest_sha256?: string;
  readonly at?: string;
  readonly status?: number | null;
  readonly reason?: string;
}

/** Where it is kept how far the runs are sent. May lose anything at any time; runs are then sent again. */
export interface SyncStore {
  exclusively<Result>(
    target: string,
    work: () => Promise<Result>,
  ): Promise<{ readonly kind: 'done'; readonly result: Result } | { readonly kind: 'busy' }>;
  readCursor(target: string): Promise<SyncCursor | null>;
  writeCursor(target: string, cursor: SyncCursor): Promise<void>;
  readMark(target: string, key: RunKey): Promise<SyncMark | null>;
  writeMark(target: string, key: RunKey, mark: SyncMark): void;
  removeMark(target: string, key: RunKey): void;
}

/** The audit log, as far as sending needs it. */
export interface SyncAudit {
  /** The number of its newest line. */
  seq(): Promise<number>;
  /** Whether a line after `afterSeq` is about this attempt. */
  has(attemptId: string, afterSeq: number): Promise<boolean>;
  append(type: 'sync.attempt', data: Readonly<Record<string, JsonValue>>): Promise<void>;
}
