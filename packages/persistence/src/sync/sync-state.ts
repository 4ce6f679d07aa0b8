/** Up to where the run index was read, with a digest of what stands before that place. */
export interface IndexPosition {
  readonly offset: number;
  readonly anchor_sha256: string;
}

/** How far the runs are sent to one target (wire shape of `out/.sync/<target>.json`). */
export interface SyncCursor {
  readonly v: 1;
  readonly position: IndexPosition | null;
  /** Runs before the position that are not settled. */
  readonly open: readonly {
    readonly task_id: string;
    readonly run_id: string;
    readonly ended_at: string | null;
    /** The size of the journal when it was last found not to have ended; `null` where it was not looked at. */
    readonly seen_bytes: number | null;
  }[];
  readonly dead: readonly {
    readonly task_id: string;
    readonly run_id: string;
    readonly at: string;
    readonly status: number | null;
    readonly reason: string;
  }[];
  readonly hold: {
    readonly until: string;
    readonly since: string;
    readonly failures: number;
    readonly reason: string;
  } | null;
}

/** What became of one run at one target (wire shape of `sync.<target>.json` in its folder). */
export interface SyncMark {
  readonly v: 1;
  readonly state: 'sending' | 'waiting' | 'sent' | 'dead';
  readonly attempt: number;
  readonly bytes: number;
  readonly attempt_id?: string;
  readonly audit_seq?: number;
  readonly manifest_sha256?: string;
  readonly at?: string;
  /** Of a run that was refused. */
  readonly status?: number | null;
  readonly reason?: string;
}
