import type { LogReference, StreamReceipt } from '@orch/core';

/** What `runs logs --format json` prints (wire shape): of each stage the end of its output. */
export interface LogsDocument {
  readonly task_id: string;
  readonly run_id: string;
  readonly stages: readonly StageLog[];
}

export interface StageLog {
  readonly stage: string;
  readonly attempts: number;
  /** Where the newest attempt that ended stands, relative to the run's folder. */
  readonly log: LogReference | null;
  readonly log_sha256: string | null;
  readonly stdout: StreamReceipt | null;
  readonly stderr: StreamReceipt | null;
  /** Logs of the agents that a manager has its work done by, relative to the run's folder. No receipt cites them. */
  readonly agent_logs: readonly {
    readonly agent: 'codex';
    readonly path: string;
    readonly bytes: number;
  }[];
}
