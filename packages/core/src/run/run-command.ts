import type { Failure } from '../failure/failure.ts';
import type { Workspace } from '../pipeline/stage-definition.ts';
import type { Execution, Plan } from '../plan/plan.ts';
import type { GuardMoment, GuardVerdict } from '../ports/stage-guard.ts';
import type { Actor, ApprovalDecision, ApprovalRequest, Bindings } from './approval.ts';
import type { JsonValue } from './json-value.ts';
import type { Receipt } from './receipt.ts';
import type { Review } from './review.ts';
import type { AgentFact, PauseReason } from './run-event.ts';

/** How an attempt of a stage came out, after the tester has looked at it. */
export type StageOutcome =
  | { readonly kind: 'succeeded'; readonly receipt: Receipt | null }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly receipt: Receipt | null }
  | { readonly kind: 'cancelled'; readonly receipt: Receipt | null }
  /** A human must decide. The machine gives the request its id, stage and attempt. */
  | {
      readonly kind: 'ask';
      readonly request: Omit<ApprovalRequest, 'id' | 'stage' | 'attempt'>;
      readonly receipt: Receipt | null;
    }
  | { readonly kind: 'child_paused'; readonly childRunId: string; readonly reason: PauseReason };

/** What the outside world tells a run: outcomes, decisions, time. */
export type RunCommand =
  | {
      readonly kind: 'start';
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
      readonly workspace?: Workspace;
      readonly policy?: string;
    }
  /** A new owner goes on with a run whose earlier owner is gone. What was running is orphaned. */
  | {
      readonly kind: 'resume';
      readonly by: Actor;
      readonly reason: string;
      readonly parentAttempt: number | null;
      /** What to do with lost stages that ask before they run again; `null` leaves them asking. */
      readonly orphans: 'rerun' | 'fail' | null;
    }
  /** The process that waits on a paused run goes on, because something was decided. */
  | { readonly kind: 'wake'; readonly by: Actor; readonly reason: string }
  | { readonly kind: 'accept_plan'; readonly by: Actor; readonly plan: Plan }
  | {
      readonly kind: 'spawned';
      readonly stage: string;
      readonly attempt: number;
      readonly handle: JsonValue;
    }
  | {
      readonly kind: 'guard';
      readonly stage: string;
      readonly attempt: number;
      readonly guard: string;
      readonly moment: GuardMoment;
      readonly verdict: GuardVerdict;
    }
  /** What happens in the session of an agent. */
  | { readonly kind: 'agent'; readonly fact: AgentFact }
  | {
      readonly kind: 'settle';
      readonly stage: string;
      readonly attempt: number;
      readonly outcome: StageOutcome;
    }
  /** The wait before a further attempt is over. */
  | { readonly kind: 'retry'; readonly stage: string; readonly attempt: number }
  | { readonly kind: 'cancel'; readonly by: Actor; readonly reason: string }
  | { readonly kind: 'deadline' }
  | {
      readonly kind: 'decide';
      readonly decision: ApprovalDecision;
      readonly bound: Bindings | null;
    }
  /** The bindings as they are now, for a question that was answered with yes. */
  | { readonly kind: 'confirm'; readonly requestId: string; readonly bound: Bindings }
  | { readonly kind: 'note'; readonly note: string; readonly message: string }
  /** `broken` where the review itself failed, so that the run cannot have succeeded. */
  | { readonly kind: 'complete'; readonly review: Review; readonly broken: boolean };
