import type { AgentObserved } from '../ports/agent-runner.ts';
import type { WorktreeChange } from '../ports/stage-guard.ts';
import type { PlannedStage } from '../plan/plan.ts';
import type { ProfileReceipt, Receipt, StreamReceipt } from '../run/receipt.ts';

const noStream: StreamReceipt = { bytes: 0, truncated_bytes: 0, tail: '' };

/**
 * The receipt of a turn of an agent: what orch saw of it, with the agent's own words marked as such.
 * An agent has no exit status; what counts is the change of the worktree, which is in here, and what
 * other stages find out about it.
 */
export function agentReceipt(
  stage: PlannedStage,
  attempt: number,
  observed: AgentObserved,
  change: WorktreeChange | null,
  profile: Omit<ProfileReceipt, 'mechanism'>,
): Receipt {
  const { agent, session, usage, asserted, commands, notes } = observed;
  const idle =
    change !== null && change.before === change.after ? ['The agent changed nothing.'] : [];
  return {
    stage: stage.id,
    attempt,
    argv: observed.argv,
    cwd: observed.cwd,
    env_names: observed.envNames,
    exit_code: null,
    signal: null,
    started_at: observed.startedAt,
    duration_ms: observed.durationMs,
    stdout: noStream,
    stderr: noStream,
    log: observed.log,
    log_sha256: null,
    redactions: observed.redactions,
    tree_before: change?.before ?? null,
    tree_after: change?.after ?? null,
    diff: change?.diff ?? null,
    profile: { ...profile, mechanism: observed.mechanism },
    criteria: [],
    child_run_id: null,
    agent: { agent, session, usage, asserted, commands },
    notes: [...notes, ...idle],
  };
}
