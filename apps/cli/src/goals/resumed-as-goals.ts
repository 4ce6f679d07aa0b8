import type { RunKey } from '@orch/core';
import { readRun } from '@orch/persistence';
import type { RepositorySession } from '../session/session.ts';
import { goalsTaskId } from './goals-task.ts';

/**
 * How `orch resume` goes on with a run that lists goals: with the code of `orch goals run`, which is
 * loaded for it; `null` for every other run.
 */
export async function resumedAsGoals(
  { args, clock, cwd, env, roots, format }: RepositorySession,
  key: RunKey,
): Promise<(() => Promise<number>) | null> {
  if (key.taskId !== goalsTaskId) return null;
  const { state } = await readRun(roots, key, clock.nowMs());
  const first = state.status === 'queued' ? undefined : state.plan.stages[0]?.definition;
  if (first?.kind !== 'subpipeline' || first.workspace === undefined) return null;
  const who = args.value('as');
  const argv = ['goals', 'run', '--resume', key.runId, '--format', format];
  if (who !== undefined) argv.push(`--as=${who}`);
  return async () => (await import('../bundles/goals.ts')).run(argv, env, () => cwd);
}
