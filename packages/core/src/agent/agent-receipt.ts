import type { AgentObserved } from '../ports/agent-runner.ts';
import type { WorktreeChange } from '../ports/stage-guard.ts';
import type { PlannedStage } from '../plan/plan.ts';
import { seenReceipt } from '../task-manager/seen-receipt.ts';
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
    ...seenReceipt(stage, attempt, observed, change),
    exit_code: null,
    signal: null,
    stdout: noStream,
    stderr: noStream,
    profile: { ...profile, mechanism: observed.mechanism },
    agent: { agent, session, usage, asserted, commands },
    notes: [...notes, ...idle],
  };
}
