import { composeRuns } from '../compose/compose-runs.ts';
import { goalRoles } from '../goals/goal-roles.ts';
import { resumedAsGoals } from '../goals/resumed-as-goals.ts';
import { inWorkspace } from '../goals/in-workspace.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoActs } from '../session/who.ts';
import { driveRun } from './drive-run.ts';
import { requireRun } from './find-run.ts';

/** `orch resume --run <id>` */
export async function resume(given: RepositorySession): Promise<number> {
  const key = requireRun(given);
  const goals = await resumedAsGoals(given, key);
  if (goals !== null) return await goals();
  const session = await inWorkspace(given, key);
  const { args, env, roots } = session;
  const by = await whoActs(args.value('as'), roots.root, env);
  const orphans = args.value('orphans');
  const runs = await composeRuns(session, goalRoles(session, key.runId));
  await runs.prepare();
  return await driveRun(session, runs, by, (options) =>
    runs.manager.resume({
      ...options,
      key,
      by,
      reason: args.value('reason') ?? 'resumed on the command line',
      acceptPlanChange: args.has('accept-plan-change'),
      ...((orphans === 'rerun' || orphans === 'fail') && { orphans }),
    }),
  );
}
