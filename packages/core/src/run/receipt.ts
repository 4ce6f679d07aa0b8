import type { Profile } from '../pipeline/stage-definition.ts';
import type { AgentUsage } from '../ports/agent-runner.ts';

/** Output of one stream as orch saw it, after redaction. */
export interface StreamReceipt {
  /** Bytes in all. */
  readonly bytes: number;
  /** Bytes that are not in `tail`. */
  readonly truncated_bytes: number;
  /** The end of the stream, at most 64 KiB. */
  readonly tail: string;
}

/** Where a stage's whole output stands: a range of bytes in a file of the run. */
export interface LogReference {
  /** Relative to the run's folder, with `/`. */
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
}

/** A profile that was asked for, what was granted, and what held it up. */
export interface ProfileReceipt {
  readonly declared: Profile;
  readonly granted: Profile;
  readonly granted_by: string;
  /** The mechanism that enforced it, such as `bubblewrap`; `null` means declared, not enforced. */
  readonly mechanism: string | null;
}

/** How sure an acceptance criterion is (DESIGN §7): nothing closes on `asserted`. */
export interface CriterionReceipt {
  readonly id: string;
  readonly text: string;
  readonly standing: 'verified' | 'inferred' | 'asserted' | 'refuted';
  readonly detail: string;
}

/** What changed in the worktree while a stage ran. */
export interface DiffReceipt {
  readonly path: string | null;
  /** SHA-256 (hex) of the patch as it was written; absent where none was. */
  readonly sha256?: string;
  readonly files: number;
  readonly added: number;
  readonly deleted: number;
}

/**
 * A report that an evaluation left with the attempt. What it says is the evaluation's; that these were its bytes when
 * the attempt ended is what orch saw.
 */
export interface EvaluationReceipt {
  readonly suite: string;
  /** Id of the evaluation. */
  readonly evaluation: string;
  /** Relative to the run's folder, with `/`. */
  readonly report: string;
  /** SHA-256 (hex) of the report. */
  readonly sha256: string;
  readonly passed: boolean;
  /** How often each verdict was reached. */
  readonly verdicts: Readonly<Record<string, number>>;
}

/** What orch observed of an agent. Its own words are a claim, and stand here as one. */
export interface AgentReceipt {
  /** Name and version of the agent's program, such as `codex 0.169.0`. */
  readonly agent: string;
  readonly session: string | null;
  /** Spent in this turn. */
  readonly usage: AgentUsage;
  /** The agent's last message, at most 8 KiB: asserted, never evidence. */
  readonly asserted: string;
  /** Commands that the agent ran, with their exit codes as its events report them. */
  readonly commands: readonly { readonly command: string; readonly exit_code: number | null }[];
}

/**
 * Evidence of one attempt: what orch itself observed, never what a stage said about itself.
 * Names of environment variables are recorded, values never.
 */
export interface Receipt {
  readonly stage: string;
  readonly attempt: number;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env_names: readonly string[];
  readonly exit_code: number | null;
  readonly signal: string | null;
  readonly started_at: string;
  /** Measured with a clock that cannot jump. */
  readonly duration_ms: number;
  readonly stdout: StreamReceipt;
  readonly stderr: StreamReceipt;
  readonly log: LogReference | null;
  /** SHA-256 (hex) of the log's range, recomputed from the disk by the tester. */
  readonly log_sha256: string | null;
  readonly redactions: number;
  readonly tree_before: string | null;
  readonly tree_after: string | null;
  readonly diff: DiffReceipt | null;
  readonly profile: ProfileReceipt | null;
  readonly criteria: readonly CriterionReceipt[];
  readonly child_run_id: string | null;
  /** Of an agent stage: what is known of the agent's turn. */
  readonly agent?: AgentReceipt;
  /** Of a stage in which suites were evaluated; absent where none was. */
  readonly evaluations?: readonly EvaluationReceipt[];
  /** Remarks a reviewer should see, such as output that a background process still held open. */
  readonly notes: readonly string[];
}
