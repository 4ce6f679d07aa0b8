import type {
  Actor,
  AfterApproval,
  AgentQuestion,
  AgentReceipt,
  AgentStageDefinition,
  AgentUsage,
  Approval,
  ApprovalDecision,
  ApprovalRequest,
  Bindings,
  CriterionReceipt,
  DiffReceipt,
  EvaluationReceipt,
  Execution,
  Failure,
  ProfileReceipt,
  Requirement,
  RunStatus,
  SkipReason,
  StageKind,
  StageStatus,
  Workspace,
} from '@orch/core';

/** One stage in a manifest (wire shape). */
export interface ManifestStage {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly kind: StageKind;
  /** `ready` is derived: a pending stage that could begin now. */
  readonly status: StageStatus | 'ready';
  readonly attempts: number;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly duration_ms: number | null;
  readonly exit_code: number | null;
  readonly signal: string | null;
  /** The whole output, relative to the run's folder. */
  readonly log: string | null;
  readonly log_sha256: string | null;
  readonly output: {
    readonly stdout_bytes: number;
    readonly stderr_bytes: number;
    readonly redactions: number;
  } | null;
  readonly failure: Failure | null;
  readonly skip_reason: SkipReason | null;
  readonly child_run_id: string | null;
  readonly profile: ProfileReceipt | null;
  readonly criteria: readonly CriterionReceipt[];
  readonly tree_before: string | null;
  readonly tree_after: string | null;
  readonly diff: DiffReceipt | null;
  readonly notes: readonly string[];
  /** Of an agent stage that has begun. */
  readonly agent?: ManifestAgent;
}

/** How the agent of a stage stands (wire shape). */
export interface ManifestAgent {
  readonly role: AgentStageDefinition['role'];
  /** Name and version of the agent's program; its id before the end of its first turn. */
  readonly agent: string | null;
  readonly session: string | null;
  /** Spent in all turns of all attempts. */
  readonly usage: AgentUsage;
  /** How many further budgets were approved. */
  readonly budgets: number;
  /** The agent's last words: a claim, never evidence. */
  readonly asserted: string | null;
  /** Commands that the agent ran in its last turn. */
  readonly commands: AgentReceipt['commands'];
}

/** A report of an evaluation that a stage left (wire shape). */
export interface ManifestEvaluation extends EvaluationReceipt {
  readonly stage: string;
  readonly attempt: number;
}

/** One question to a human with its answers (wire shape). */
export interface ManifestApproval {
  /** `<path to the manifest, relative to the root>#approvals[<n>]`. */
  readonly ref: string;
  readonly id: string;
  readonly stage: string;
  readonly attempt: number;
  readonly reason: ApprovalRequest['reason'];
  readonly title: string;
  readonly instructions: string;
  readonly approvers: number;
  readonly from: readonly string[];
  /** Further requirements, each to be met by its own approvers. */
  readonly also: readonly Requirement[];
  readonly status: Approval['status'];
  readonly requested_at: string;
  readonly expires_at: string | null;
  readonly bound: Bindings;
  readonly after: AfterApproval;
  readonly rules: readonly string[];
  /** What an agent wants to do, for a question that an agent asks. */
  readonly ask?: AgentQuestion;
  readonly note: string | null;
  readonly decisions: readonly (ApprovalDecision & { readonly at: string })[];
}

/** The readable projection of a run's journal (wire shape of `manifest.json`). */
export interface Manifest {
  readonly v: 1;
  readonly task_id: string;
  readonly run_id: string;
  readonly parent_run_id: string | null;
  readonly parent_stage: string | null;
  readonly pipeline: { readonly id: string; readonly title: string };
  readonly status: RunStatus;
  /** Why it waits, or why it was stopped. */
  readonly reason: string | null;
  readonly execution: Execution;
  readonly started_by: Actor;
  readonly orch_version: string;
  /** Where the run works, where that is not the repository's own worktree. */
  readonly workspace?: Workspace;
  readonly started_at: string;
  readonly updated_at: string;
  readonly completed_at: string | null;
  readonly resumes: number;
  readonly plan_digest: string;
  readonly summary: string | null;
  readonly stages: readonly ManifestStage[];
  readonly approvals: readonly ManifestApproval[];
  readonly child_runs: readonly {
    readonly stage: string;
    readonly run_id: string;
    readonly task_id: string;
    /** The child's manifest, relative to the root. */
    readonly manifest: string;
  }[];
  /** Of the last attempt of each stage; `report` is relative to the run's folder. */
  readonly evaluations: readonly ManifestEvaluation[];
  readonly notes: readonly {
    readonly at: string;
    readonly kind: string;
    readonly message: string;
  }[];
  /** The part of the journal that this is the projection of. */
  readonly journal: {
    readonly path: string;
    readonly entries: number;
    readonly head_sha256: string;
  };
  /** For a human: what was required, what ran, what it proved. */
  readonly guardrail_summary: readonly string[];
}
