import type { ErrorCode, RunStatus } from '@orch/core';

/** How the program ends (DESIGN §6). */
export const exitStatus = {
  ok: 0,
  failed: 1,
  usage: 2,
  waiting: 3,
  refused: 4,
  damaged: 5,
  interrupted: 130,
} as const;

/** The exit status of an error. */
export function statusOfError(code: ErrorCode): number {
  switch (code) {
    case 'ORCH_USAGE':
    case 'ORCH_CONFIG_INVALID':
    case 'ORCH_CONFIG_UNREADABLE':
    case 'ORCH_INVALID_TASK_ID':
    case 'ORCH_INVALID_RUN_ID':
    case 'ORCH_ID_COLLISION':
    case 'ORCH_PIPELINE_UNKNOWN':
    case 'ORCH_PIPELINE_EMPTY':
    case 'ORCH_STAGE_UNKNOWN':
    case 'ORCH_STAGE_UNAVAILABLE':
    case 'ORCH_AGENT_UNAVAILABLE':
    case 'ORCH_TASK_UNKNOWN':
    case 'ORCH_PACK_UNKNOWN':
    case 'ORCH_PACK_INVALID':
    case 'ORCH_RUN_UNKNOWN':
      return exitStatus.usage;
    case 'ORCH_RUN_EXISTS':
    case 'ORCH_RUN_FINISHED':
    case 'ORCH_LEASE_HELD':
    case 'ORCH_LEASE_LOST':
    case 'ORCH_PLAN_CHANGED':
    case 'ORCH_APPROVAL_REFUSED':
    case 'ORCH_POLICY_DENIED':
    case 'ORCH_GUARD_FAILED':
    case 'ORCH_PHASE_CLOSED':
    case 'ORCH_CREDENTIAL_UNAVAILABLE':
    case 'ORCH_SYNC_REFUSED':
    case 'ORCH_WORKTREE_DIRTY':
    case 'ORCH_WORKTREE_MISSING':
      return exitStatus.refused;
    case 'ORCH_DATA_DAMAGED':
    case 'ORCH_DATA_VERSION':
      return exitStatus.damaged;
    case 'ORCH_TASK_STATE_LOCK':
    case 'ORCH_STORAGE_FULL':
    case 'ORCH_STORAGE_DENIED':
    case 'ORCH_STORAGE_FAILED':
    case 'ORCH_INVALID_TRANSITION':
    case 'ORCH_INTERNAL':
      return exitStatus.failed;
  }
}

/** The exit status of `start` and `resume`, from how the run stands when they give it back. */
export function statusOfRun(status: RunStatus): number {
  switch (status) {
    case 'succeeded':
      return exitStatus.ok;
    case 'paused':
      return exitStatus.waiting;
    case 'cancelled':
      return exitStatus.interrupted;
    case 'failed':
    case 'queued':
    case 'running':
      return exitStatus.failed;
  }
}
