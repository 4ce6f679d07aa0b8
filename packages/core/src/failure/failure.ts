/**
 * Why an attempt of a stage did not succeed. A closed union: it travels in the journal, so a member
 * is only ever added. `stderr` is the redacted end of the stream, at most 8 KiB.
 */
export type Failure =
  | { code: 'ORCH_STAGE_EXIT'; message: string; exit_code: number; stderr: string }
  | { code: 'ORCH_STAGE_SIGNAL'; message: string; signal: string; stderr: string }
  | { code: 'ORCH_STAGE_TIMEOUT'; message: string; timeout_ms: number; stderr: string }
  | { code: 'ORCH_STAGE_SPAWN'; message: string; os_code: string | null }
  | { code: 'ORCH_STAGE_LOG'; message: string; os_code: string | null }
  | { code: 'ORCH_STAGE_BACKGROUND'; message: string; stderr: string }
  | { code: 'ORCH_CHILD_RUN'; message: string; child_run_id: string; child_status: string }
  | { code: 'ORCH_APPROVAL_REJECTED'; message: string; actor: string; reason: string }
  | { code: 'ORCH_GUARD_DENIED'; message: string; guard: string; rules: string[] }
  | { code: 'ORCH_GUARD_BROKEN'; message: string; guard: string }
  | { code: 'ORCH_AGENT_FAILED'; message: string; agent: string; session: string | null }
  | { code: 'ORCH_EVIDENCE_MISMATCH'; message: string; expected: string; found: string }
  | { code: 'ORCH_CRITERION_UNMET'; message: string; criteria: string[] }
  | { code: 'ORCH_ORPHANED'; message: string }
  | { code: 'ORCH_BUILDER_THREW'; message: string }
  | { code: 'ORCH_TESTER_THREW'; message: string }
  | { code: 'ORCH_REVIEWER_THREW'; message: string }
  | { code: 'ORCH_RUN_TIMEOUT'; message: string; max_duration_ms: number };

export type FailureCode = Failure['code'];

/** A failure that a further attempt may turn into a success; the others repeat themselves. */
export function isRetryable(failure: Failure): boolean {
  switch (failure.code) {
    case 'ORCH_STAGE_EXIT':
    case 'ORCH_STAGE_SIGNAL':
    case 'ORCH_STAGE_TIMEOUT':
    case 'ORCH_STAGE_SPAWN':
    case 'ORCH_STAGE_LOG':
    case 'ORCH_STAGE_BACKGROUND':
    case 'ORCH_AGENT_FAILED':
    case 'ORCH_CRITERION_UNMET':
    case 'ORCH_BUILDER_THREW':
    case 'ORCH_TESTER_THREW':
      return true;
    case 'ORCH_CHILD_RUN':
    case 'ORCH_APPROVAL_REJECTED':
    case 'ORCH_GUARD_DENIED':
    case 'ORCH_GUARD_BROKEN':
    case 'ORCH_EVIDENCE_MISMATCH':
    case 'ORCH_ORPHANED':
    case 'ORCH_REVIEWER_THREW':
    case 'ORCH_RUN_TIMEOUT':
      return false;
  }
}

/** A failure that `allow_failure` covers: what a guard refused is not the stage's to forgive (I10). */
export function isForgivable(failure: Failure): boolean {
  return failure.code !== 'ORCH_GUARD_DENIED' && failure.code !== 'ORCH_GUARD_BROKEN';
}
