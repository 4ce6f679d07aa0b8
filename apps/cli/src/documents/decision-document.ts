import type { Actor, Approval, ApprovalDecision, RunStatus } from '@orch/core';

/** What `approve` and `reject` print (wire shape). */
export interface DecisionDocument {
  readonly task_id: string;
  readonly run_id: string;
  readonly stage: string;
  readonly request_id: string;
  readonly decision: ApprovalDecision['decision'];
  readonly actor: Actor;
  readonly reason: string;
  /** Who recorded it: the process that owns the run, or this command, as nobody did. */
  readonly taken_by: 'owner' | 'command';
  readonly approval_status: Approval['status'];
  readonly approvals_needed: number;
  readonly approvals_given: number;
  readonly run_status: RunStatus;
  readonly next: readonly string[];
}
