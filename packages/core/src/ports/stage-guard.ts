import type { Requirement } from '../run/approval.ts';
import type { JsonValue } from '../run/json-value.ts';
import type { PlannedStage } from '../plan/plan.ts';
import type { Profile } from '../pipeline/stage-definition.ts';
import type { DiffReceipt } from '../run/receipt.ts';
import type { AgentAsk } from './agent-runner.ts';
import type { RunKey } from './run-store.ts';

/** When a guard looks: before a stage runs, at what it changed, or at what its agent asks for. */
export type GuardMoment = 'before' | 'after' | 'ask';

/** What a guard looks at before a stage runs. */
export interface GuardQuestion {
  readonly run: RunKey;
  readonly pipelineId: string;
  readonly stage: PlannedStage;
  readonly attempt: number;
  /** Digest of the one policy that may grant something ahead for this run; `null` where none may. */
  readonly grantingPolicy: string | null;
}

/**
 * What a guard says, with the rules that decided. `facts` is what it looked at, as it is kept in the
 * journal, so that another policy can be tried on it later.
 */
export type GuardVerdict = { readonly facts: JsonValue } & GuardEffect;

export type GuardEffect =
  | {
      readonly effect: 'allow';
      readonly profile: Profile;
      readonly grantedBy: string;
      readonly rules: readonly string[];
    }
  | {
      readonly effect: 'ask';
      readonly profile: Profile;
      readonly reason: string;
      readonly rules: readonly string[];
      readonly approvers: number;
      readonly from: readonly string[];
      readonly also?: readonly Requirement[];
      readonly expiresAfterMs: number | null;
    }
  | { readonly effect: 'deny'; readonly reason: string; readonly rules: readonly string[] };

/**
 * Stands before and behind every stage. A guard that cannot run throws, and the stage fails: it is
 * never a pass (DESIGN §7).
 */
export interface StageGuard {
  readonly id: string;
  before(question: GuardQuestion): Promise<GuardVerdict>;
  /**
   * Looks at what the stage really changed.
   * @param granted what the stage ran with, where that is known
   */
  after(
    question: GuardQuestion,
    change: WorktreeChange | null,
    granted?: Profile,
  ): Promise<GuardVerdict>;
  /**
   * Looks at what the agent of a stage asks for beyond its profile. `deny` is told to the agent;
   * `allow` means no objection: a person is asked all the same.
   */
  ask(question: GuardQuestion, ask: AgentAsk): Promise<GuardVerdict>;
}

/** What happened in the worktree while a stage ran. */
export interface WorktreeChange {
  readonly before: string | null;
  readonly after: string | null;
  readonly diff: DiffReceipt | null;
  readonly files: readonly ChangedFile[];
}

export interface ChangedFile {
  readonly path: string;
  /** Where a renamed file was. */
  readonly oldPath: string | null;
  readonly added: number;
  readonly deleted: number;
  readonly bytes: number;
  readonly symlink: boolean;
}
