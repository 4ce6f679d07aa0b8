/**
 * Stable codes of the errors that orch throws. A code never changes its meaning; messages may be
 * reworded. The command line maps each to an exit status.
 */
export type ErrorCode =
  | 'ORCH_USAGE'
  | 'ORCH_CONFIG_INVALID'
  | 'ORCH_CONFIG_UNREADABLE'
  | 'ORCH_INVALID_TASK_ID'
  | 'ORCH_INVALID_RUN_ID'
  | 'ORCH_ID_COLLISION'
  | 'ORCH_PIPELINE_UNKNOWN'
  | 'ORCH_PIPELINE_EMPTY'
  | 'ORCH_STAGE_UNKNOWN'
  | 'ORCH_STAGE_UNAVAILABLE'
  | 'ORCH_AGENT_UNAVAILABLE'
  | 'ORCH_TASK_UNKNOWN'
  | 'ORCH_RUN_UNKNOWN'
  | 'ORCH_RUN_EXISTS'
  | 'ORCH_RUN_FINISHED'
  | 'ORCH_LEASE_HELD'
  | 'ORCH_LEASE_LOST'
  | 'ORCH_PLAN_CHANGED'
  | 'ORCH_APPROVAL_REFUSED'
  | 'ORCH_POLICY_DENIED'
  | 'ORCH_GUARD_FAILED'
  | 'ORCH_PHASE_CLOSED'
  | 'ORCH_CREDENTIAL_UNAVAILABLE'
  | 'ORCH_SYNC_REFUSED'
  | 'ORCH_WORKTREE_DIRTY'
  | 'ORCH_WORKTREE_MISSING'
  | 'ORCH_PACK_UNKNOWN'
  | 'ORCH_PACK_INVALID'
  | 'ORCH_DATA_DAMAGED'
  | 'ORCH_DATA_VERSION'
  | 'ORCH_TASK_STATE_LOCK'
  | 'ORCH_STORAGE_FULL'
  | 'ORCH_STORAGE_DENIED'
  | 'ORCH_STORAGE_FAILED'
  | 'ORCH_INVALID_TRANSITION'
  | 'ORCH_INTERNAL';

/** What an {@link OrchError} carries besides its code and message. */
export interface OrchErrorDetails {
  /** Where: a file with a JSON pointer, a file with a line, a run id. */
  readonly place?: string;
  /** What to do next, as a sentence. */
  readonly hint?: string;
  /** Facts for programs, such as the pid that holds a lease. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly cause?: unknown;
}

/** An error that says what happened, where, and what to do next, with a code that stays. */
export class OrchError extends Error {
  override readonly name: string = 'OrchError';
  readonly code: ErrorCode;
  readonly place: string | undefined;
  readonly hint: string | undefined;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;

  constructor(code: ErrorCode, message: string, details: OrchErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.place = details.place;
    this.hint = details.hint;
    this.data = details.data ?? {};
  }
}

/** The text of anything that was thrown. */
export function describeThrown(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === '' ? thrown.name : thrown.message;
  return typeof thrown === 'string' ? thrown : String(thrown);
}
