import type { Actor } from '@orch/core';
import type { ManifestApproval } from '@orch/persistence';
import type { RunDocument } from './run-document.ts';

/** How a run stands for somebody who does not own it (wire shape). */
export interface StatusDocument extends RunDocument {
  readonly updated_at: string;
  readonly resumes: number;
  readonly started_by: Actor;
  readonly orch_version: string;
  readonly owner: {
    readonly pid: number;
    readonly host: string;
    readonly since: string;
    readonly alive: boolean;
  } | null;
  readonly heartbeat: { readonly age_ms: number; readonly stale: boolean } | null;
  readonly metrics: { readonly present: boolean; readonly path: string };
  readonly approvals: readonly ManifestApproval[];
  readonly notes: readonly {
    readonly at: string;
    readonly kind: string;
    readonly message: string;
  }[];
  readonly journal: {
    readonly entries: number;
    readonly head_sha256: string | null;
    /** Bytes of an unfinished last line; ordinary while the owner writes. */
    readonly torn_bytes: number;
  };
  readonly children: readonly ChildStatus[];
}

export interface ChildStatus {
  readonly stage: string;
  readonly run_id: string;
  readonly status: string;
  readonly manifest: string;
}
