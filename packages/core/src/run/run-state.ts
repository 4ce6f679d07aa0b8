import type { Failure } from '../failure/failure.ts';
import type { Workspace } from '../pipeline/stage-definition.ts';
import type { Execution, Plan } from '../plan/plan.ts';
import type { AgentProgress } from './agent-progress.ts';
import type { Actor, Approval } from './approval.ts';
import type { JsonValue } from './json-value.ts';
import type { Receipt } from './receipt.ts';
import type { Review } from './review.ts';
import type { FinalStatus, PauseReason, SkipReason } from './run-event.ts';

/**
 * One stage in a run. What a state needs stands inside its variant, so that an impossible state
 * cannot be written.
 *
 * ```
 *              ┌────────────── backing_off ◄─────────────┐
 *              ▼                                         │ attempts left
 *  pending ─► running ─► succeeded │ failed │ cancelled ─┘
 *     │         │  ▲
 *     │         │  └── child_waiting   (the child run is paused)
 *     │         ├────► awaiting_approval ─► running │ succeeded │ failed
 *     │         └────► orphaned ─► running (rerun) │ failed
 *     └─► skipped │ cancelled
 * ```
 */
export type StageState =
  | { readonly status: 'pending' }
  | RunningStage
  | {
      readonly status: 'awaiting_approval';
      readonly attempt: number;
      readonly startedAt: string;
      readonly requestId: string;
      /** Evidence of work that was done before the question was asked. */
      readonly receipt: Receipt | null;
    }
  | {
      readonly status: 'child_waiting';
      readonly attempt: number;
      readonly startedAt: string;
      readonly childRunId: string;
      readonly reason: PauseReason;
    }
  | {
      readonly status: 'backing_off';
      readonly attempt: number;
      readonly dueAt: string;
      readonly backoffMs: number;
      readonly failure: Failure;
    }
  | {
      readonly status: 'succeeded';
      readonly attempt: number;
      readonly startedAt: string;
      readonly endedAt: string;
      readonly receipt: Receipt | null;
    }
  | {
      readonly status: 'failed';
      readonly attempt: number;
      readonly startedAt: string | null;
      readonly endedAt: string;
      readonly failure: Failure;
      readonly allowed: boolean;
      readonly receipt: Receipt | null;
    }
  | { readonly status: 'skipped'; readonly reason: SkipReason }
  | {
      readonly status: 'cancelled';
      readonly attempt: number;
      readonly receipt: Receipt | null;
    }
  | {
      readonly status: 'orphaned';
      readonly attempt: number;
      readonly startedAt: string;
    };

export interface RunningStage {
  readonly status: 'running';
  readonly attempt: number;
  readonly startedAt: string;
  readonly handle: JsonValue | null;
  readonly childRunId: string | null;
  /** The approval under which the attempt runs, where policy asked for one. */
  readonly grant: string | null;
}

export type StageStatus = StageState['status'];

/** What is known of a run from its first event on. */
export interface RunFacts {
  readonly taskId: string;
  readonly runId: string;
  readonly parentRunId: string | null;
  readonly parentStage: string | null;
  readonly parentAttempt: number | null;
  readonly depth: number;
  readonly plan: Plan;
  readonly execution: Execution;
  readonly startedBy: Actor;
  readonly orchVersion: string;
  /** `null` for the repository's own worktree. */
  readonly workspace: Workspace | null;
  /** Digests of the plan and the policy with which it began; `null` where there was no policy. */
  readonly begun: { readonly plan: string; readonly policy: string | null };
  readonly startedAt: string;
  /** Time of the newest event. */
  readonly updatedAt: string;
  /** One for each of the plan's stages, in the same order. */
  readonly stages: readonly StageState[];
  /** One for each stage, in the same order. */
  readonly counters: readonly StageCounters[];
  readonly approvals: readonly Approval[];
  /** How far the agents of agent stages are, by the stage's id. */
  readonly agents: Readonly<Record<string, AgentProgress>>;
  /** Child runs in the order in which they began. */
  readonly childRuns: readonly {
    readonly stage: string;
    readonly runId: string;
    /** The task that the child is filed under; mostly that of the run itself. */
    readonly taskId: string;
  }[];
  readonly resumes: number;
  readonly notes: readonly RunNote[];
}

/** What a stage carries through resets and further attempts. */
export interface StageCounters {
  /** Attempts begun so far. */
  readonly attempts: number;
  /** Attempts that no longer count against the retry policy: orphaned ones, and those before a reset. */
  readonly forgiven: number;
  /** How often the stage was sent back for rework; each time a subpipeline gets a new child run. */
  readonly generation: number;
}

/** Something that happened to the run which a reader of the manifest should see. */
export interface RunNote {
  readonly at: string;
  readonly kind: string;
  readonly message: string;
}

/** Why a run is being brought to an end before its stages are done. */
export type StopRequest =
  | { readonly cause: 'cancel'; readonly by: Actor; readonly reason: string; readonly at: string }
  | { readonly cause: 'max_duration'; readonly maxDurationMs: number; readonly at: string };

/** The state of a run: a fold of its journal, nothing else. */
export type RunState =
  | { readonly status: 'queued' }
  | (RunFacts & { readonly status: 'running'; readonly stop: StopRequest | null })
  | (RunFacts & { readonly status: 'paused'; readonly reason: PauseReason })
  | (RunFacts & {
      readonly status: FinalStatus;
      readonly completedAt: string;
      readonly review: Review;
      readonly stop: StopRequest | null;
    });

export type RunStatus = RunState['status'];
export type LiveRun = Extract<RunState, { status: 'running' }>;
export type PausedRun = Extract<RunState, { status: 'paused' }>;
export type FinishedRun = Extract<RunState, { status: FinalStatus }>;
/**
 * The policy whose grants hold for a run: the one under which it began, for as long as it has the plan
 * with which it began. `null` where no policy's grants hold.
 */
export function grantingPolicy({ plan, begun }: RunFacts): string | null {
  return plan.digest === begun.plan ? begun.policy : null;
}

/** Any state of a run that has begun. */
export type BegunRun = LiveRun | PausedRun | FinishedRun;

export const queuedRun: RunState = { status: 'queued' };
