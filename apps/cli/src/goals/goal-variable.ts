import type { GoalLabel } from './goal-label.ts';

/** Says to `orch start` that it is to begin the run of the goal whose worktree it is in. */
export const goalVariable = 'ORCH_GOAL';

/** The value of {@link goalVariable}: the run, and the attempt of the parent's stage that drives it. */
export function goalValue(runId: string, attempt: number): string {
  return `${runId} ${attempt}`;
}

/** The attempt that drives the goal of this worktree; `null` where this process was not started for it. */
export function goalAttempt(env: NodeJS.ProcessEnv, goal: GoalLabel | null): number | null {
  const [runId, attempt] = (env[goalVariable] ?? '').split(' ');
  return goal !== null && runId === goal.run_id ? Number(attempt) : null;
}
