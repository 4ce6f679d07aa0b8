import type { PlannedStage } from '../plan/plan.ts';
import type { ExecutionResult, Observed } from '../ports/stage-executor.ts';
import type { WorktreeChange } from '../ports/stage-guard.ts';
import type { Receipt } from '../run/receipt.ts';
import { seenReceipt } from './seen-receipt.ts';

/** The receipt of an attempt, as far as the executor saw one; the tester completes it. */
export function receiptOf(
  stage: PlannedStage,
  attempt: number,
  result: ExecutionResult,
  change: WorktreeChange | null,
): Receipt | null {
  const observed = observedIn(result);
  if (observed === null) return null;
  return {
    ...seenReceipt(stage, attempt, observed, change),
    exit_code: result.kind === 'exited' ? result.exitCode : null,
    signal: result.kind === 'signalled' ? result.signal : null,
    stdout: observed.stdout,
    stderr: observed.stderr,
    profile: observed.profile,
    ...(observed.evaluations && { evaluations: observed.evaluations }),
    notes: observed.notes,
  };
}

function observedIn(result: ExecutionResult): Observed | null {
  switch (result.kind) {
    case 'exited':
    case 'signalled':
    case 'timed_out':
    case 'left_behind':
    case 'cancelled':
      return result.observed;
    case 'spawn_failed':
    case 'log_failed':
      return null;
  }
}
