import { composeRuns } from '../compose/compose-runs.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoActs } from '../session/who.ts';
import { driveRun } from './drive-run.ts';
import { requireRun } from './find-run.ts';

/** `orch resume --run <id>` */
export async function resume(session: RepositorySession): Promise<number> {
  const { args, env, roots } = session;
  const key = requireRun(session);
  const by = await whoActs(args.value('as'), roots.root, env);
  const orphans = args.value('orphans');
  const runs = await composeRuns(session);
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
