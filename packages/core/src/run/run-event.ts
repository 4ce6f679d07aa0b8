import type { Failure } from '../failure/failure.ts';
import type { Workspace } from '../pipeline/stage-definition.ts';
import type { Execution, Plan } from '../plan/plan.ts';
import type { AgentSpan, AgentUsage } from '../ports/agent-runner.ts';
import type { GuardMoment } from '../ports/stage-guard.ts';
import type {
  Actor,
  AgentQuestion,
  ApprovalDecision,
  ApprovalRequest,
  Bindings,
} from './approval.ts';
import type { JsonValue } from './json-value.ts';
import type { Receipt } from './receipt.ts';
import type { Review } from './review.ts';

/** Why a paused run waits. */
export type PauseReason = 'approval' | 'input' | 'budget';

/** How a run can end. */
export type FinalStatus = 'succeeded' | 'failed' | 'cancelled';

/** Why a stage never ran. */
export type SkipReason =
  | { readonly kind: 'need_not_met'; readonly needs: readonly string[] }
  | { readonly kind: 'condition'; readonly when: string };

interface Shape<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * The facts of a run, in the form in which the journal keeps them. Closed: a member is added, never
 * changed; an older form is upcast when it is read.
 */
export type RunEvent =
  | Shape<
      'run.started',
      {
        readonly task_id: string;
        readonly run_id: string;
        readonly parent_run_id: string | null;
        readonly parent_stage: string | null;
        /** The attempt of the parent's stage that drives this run. */
        readonly parent_attempt: number | null;
        readonly depth: number;
        readonly plan: Plan;
        readonly execution: Execution;
        readonly started_by: Actor;
        readonly orch_version: string;
        /** Where the run works, where that is not the repository's own worktree. */
        readonly workspace?: Workspace;
        /** Digest of the policy under which it began; missing where there was none. */
        readonly policy?: string;
      }
    >
  | Shape<'run.resumed', { readonly by: Actor; readonly reason: string }>
  | Shape<
      'run.reopened',
      {
        readonly by: Actor;
        readonly from: FinalStatus;
        readonly parent_attempt: number | null;
      }
    >
  | Shape<
      'plan.changed',
      { readonly by: Actor; readonly previous_digest: string; readonly plan: Plan }
    >
  | Shape<
      'stage.started',
      { readonly stage: string; readonly attempt: number; readonly child_run_id: string | null }
    >
  | Shape<
      'stage.spawned',
      {
        readonly stage: string;
        readonly attempt: number;
        /** What the executor needs to find the process again; opaque to the core. */
        readonly handle: JsonValue;
      }
    >
  | Shape<
      'stage.succeeded',
      { readonly stage: string; readonly attempt: number; readonly receipt: Receipt | null }
    >
  | Shape<
      'stage.failed',
      {
        readonly stage: string;
        readonly attempt: number;
        readonly failure: Failure;
        /** The stage was allowed to fail. */
        readonly allowed: boolean;
        readonly receipt: Receipt | null;
      }
    >
  | Shape<
      'stage.retry_scheduled',
      {
        readonly stage: string;
        readonly attempt: number;
        readonly failure: Failure;
        readonly backoff_ms: number;
        readonly due_at: string;
        readonly receipt: Receipt | null;
      }
    >
  | Shape<'stage.skipped', { readonly stage: string; readonly reason: SkipReason }>
  | Shape<'stage.orphaned', { readonly stage: string; readonly attempt: number }>
  | Shape<
      'stage.cancelled',
      { readonly stage: string; readonly attempt: number; readonly receipt: Receipt | null }
    >
  | Shape<
      'stage.child_paused',
      {
        readonly stage: string;
        readonly attempt: number;
        readonly child_run_id: string;
        readonly reason: PauseReason;
      }
    >
  | Shape<
      'stage.child_resumed',
      { readonly stage: string; readonly attempt: number; readonly child_run_id: string }
    >
  /** Stages go back to `pending`, to run once more as new attempts. */
  | Shape<'stage.reset', { readonly stages: readonly string[]; readonly because: string }>
  | Shape<
      'approval.requested',
      { readonly request: ApprovalRequest; readonly receipt: Receipt | null }
    >
  | Shape<
      'guard.decided',
      {
        readonly stage: string;
        readonly attempt: number;
        readonly guard: string;
        readonly moment: GuardMoment;
        readonly effect: 'allow' | 'ask' | 'deny';
        readonly rules: readonly string[];
        readonly facts: JsonValue;
      }
    >
  | Shape<'approval.decided', ApprovalDecision>
  | Shape<'approval.granted', { readonly request_id: string; readonly bound: Bindings }>
  | Shape<'approval.voided', { readonly request_id: string; readonly changed: readonly string[] }>
  | Shape<'approval.expired', { readonly request_id: string; readonly expired_at: string }>
  /** A no to what an agent asked is told to the agent: its stage goes on instead of failing. */
  | Shape<'approval.relayed', { readonly request_id: string }>
  | Shape<
      'agent.session',
      {
        readonly stage: string;
        readonly attempt: number;
        /** Id of the agent, such as `codex`. */
        readonly agent: string;
        /** The agent's own session, in which later turns go on. */
        readonly session: string;
        /** Digest of the worktree before the agent began to work; `null` where there is no git. */
        readonly tree_before: string | null;
      }
    >
  /** What an agent spent since it was counted last. */
  | Shape<
      'agent.used',
      { readonly stage: string; readonly attempt: number; readonly usage: AgentUsage }
    >
  /** A piece of an agent's work, as the agent's own tracing tells it. */
  | Shape<
      'agent.span',
      { readonly stage: string; readonly attempt: number; readonly span: AgentSpan }
    >
  /** What an agent was told when it asked for something, before it was told. */
  | Shape<
      'agent.answered',
      {
        readonly stage: string;
        readonly attempt: number;
        readonly ask: AgentQuestion;
        readonly answer: 'accept' | 'decline';
        /** Who decided: a person, in the question `request_id`; policy, by its `rules`; or the stage's definition. */
        readonly by: 'approval' | 'policy' | 'stage';
        readonly request_id: string | null;
        readonly rules: readonly string[];
      }
    >
  | Shape<'run.paused', { readonly reason: PauseReason }>
  | Shape<
      'run.stop_requested',
      | { readonly cause: 'cancel'; readonly by: Actor; readonly reason: string }
      | { readonly cause: 'max_duration'; readonly max_duration_ms: number }
    >
  | Shape<'run.completed', { readonly status: FinalStatus; readonly review: Review }>
  | Shape<'journal.cut', { readonly bytes: number; readonly sha256: string }>
  | Shape<'note', { readonly kind: string; readonly message: string; readonly data: JsonValue }>;

export type RunEventType = RunEvent['type'];
export type EventOf<Type extends RunEventType> = Extract<RunEvent, { type: Type }>;
/** The facts that an agent stage reports while it runs. */
export type AgentFact = EventOf<'agent.session' | 'agent.used' | 'agent.span' | 'agent.answered'>;

/**
 * Whether an event must be on the disk before anybody acts on it (DESIGN §4): those that permit an
 * effect or record an outcome or a decision.
 */
export function isDurable(event: RunEvent): boolean {
  switch (event.type) {
    case 'stage.spawned':
    case 'agent.used':
    case 'agent.span':
    case 'note':
      return false;
    default:
      return true;
  }
}
