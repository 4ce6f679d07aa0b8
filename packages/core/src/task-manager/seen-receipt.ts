import type { PlannedStage } from '../plan/plan.ts';
import type { Observed } from '../ports/stage-executor.ts';
import type { WorktreeChange } from '../ports/stage-guard.ts';
import type { Receipt } from '../run/receipt.ts';

type Seen = Pick<
  Observed,
  'argv' | 'cwd' | 'envNames' | 'startedAt' | 'durationMs' | 'log' | 'redactions'
>;

/** What the receipts of commands and of agents have in common; the tester completes it. */
export function seenReceipt(
  stage: PlannedStage,
  attempt: number,
  seen: Seen,
  change: WorktreeChange | null,
) {
  return {
    stage: stage.id,
    attempt,
    argv: seen.argv,
    cwd: seen.cwd,
    env_names: seen.envNames,
    started_at: seen.startedAt,
    duration_ms: seen.durationMs,
    log: seen.log,
    log_sha256: null,
    redactions: seen.redactions,
    tree_before: change?.before ?? null,
    tree_after: change?.after ?? null,
    diff: change?.diff ?? null,
    criteria: [],
    child_run_id: null,
  } satisfies Partial<Receipt>;
}
