import type { Actor } from '@orch/core';
import type { Phase, TaskPath, WrittenPhase } from '../phase/phases.ts';

export const taskStatuses = ['planned', 'in_progress', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const taskRisks = ['low', 'medium', 'high'] as const;
export type TaskRisk = (typeof taskRisks)[number];

/** A task in `tasks/index.json` (wire shape). Keys of others beside these are kept as they are. */
export interface Task {
  /** `<number>-<slug>`, as in `.runs/<id>/`. */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly path: TaskPath;
  /** The phase that was open when the register was last written; what binds is worked out anew. */
  readonly phase: Phase;
  readonly risk: TaskRisk;
  /** How many lines the change was expected to have; `null` where nobody said. */
  readonly lines: number | null;
  readonly created_at: string;
  readonly created_by: Actor;
  /** What the Scaffold Check found. */
  readonly scaffold: { readonly at: string; readonly checks: readonly ScaffoldCheck[] };
  /** Where the artifact of each phase stands, from the root. */
  readonly artifacts: Readonly<Partial<Record<WrittenPhase, string>>>;
  /** Every decision that was ever taken about a phase, oldest first; the newest of a phase counts. */
  readonly approvals: readonly PhaseApproval[];
  /** Finished runs of the task, with what their manifests prove. */
  readonly runs: readonly RunEvidence[];
  /** Specs of the task, from the root. */
  readonly specs: readonly string[];
  /** The folder that the task was imported from; its files are never written. */
  readonly source: ImportedFrom | null;
  readonly history: readonly StatusChange[];
}

/** One thing that the Scaffold Check looked at. */
export interface ScaffoldCheck {
  readonly id: string;
  readonly ok: boolean;
  /** What was found; what to do where it is not ok. */
  readonly detail: string;
}

export interface PhaseApproval {
  readonly phase: WrittenPhase;
  /** `not_needed`: somebody decided that the task does without this phase. */
  readonly decision: 'approved' | 'not_needed';
  /** What was approved; both are `null` for a phase that is not needed. */
  readonly artifact: string | null;
  /** SHA-256 (hex) of the artifact's meaning: see `artifactDigest`. */
  readonly sha256: string | null;
  readonly actor: Actor;
  readonly reason: string;
  readonly at: string;
}

/** What is known of a finished run from its checked journal. */
export interface RunEvidence {
  readonly run_id: string;
  readonly pipeline: string;
  /** Whether the pipeline was one of the Implementation phase. */
  readonly implementation: boolean;
  readonly status: 'succeeded' | 'failed' | 'cancelled';
  readonly started_at: string;
  readonly completed_at: string;
  /** From the root. */
  readonly manifest: string;
  /** SHA-256 (hex) of the head of the run's journal. */
  readonly journal_sha256: string;
  readonly succeeded_stages: readonly string[];
  /** Lines that its stages changed in the worktree. */
  readonly changed_lines: number;
}

export interface ImportedFrom {
  readonly kind: 'spec-kit' | 'openspec';
  /** The folder, from the root. */
  readonly path: string;
}

export interface StatusChange {
  readonly status: TaskStatus;
  readonly actor: Actor;
  readonly reason: string;
  readonly at: string;
}
