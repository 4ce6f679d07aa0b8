import { choosePipeline, readCatalog } from '../config/read-catalog.ts';
import { goalRoles } from '../goals/goal-roles.ts';
import { originOf, workspaceOf } from '../goals/run-origin.ts';
import { chooseExecution } from '../task/choose-execution.ts';
import { chooseTask } from '../task/choose-task.ts';
import { composeRuns } from '../compose/compose-runs.ts';
import { whoActs } from '../session/who.ts';
import type { RepositorySession } from '../session/session.ts';
import { driveRun } from './drive-run.ts';

/** `orch start [pipeline]` */
export async function start(session: RepositorySession): Promise<number> {
  const { args, env, logger, roots, workRoot, goal } = session;
  const task = chooseTask(workRoot, args.value('task'), env);
  const pipelineId = choosePipeline(await readCatalog(workRoot), args.operand);
  const execution = await chooseExecution(args, task);
  const startedBy = await whoActs(args.value('as'), roots.root, env);
  if (task.remark !== null) logger.info(task.remark);
  const origin = await originOf(session);
  const runs = await composeRuns(session, goalRoles(session, origin.runId));
  await runs.prepare();
  return await driveRun(session, runs, startedBy, (options) =>
    runs.manager.start({
      ...options,
      ...origin,
      ...(goal && { workspace: workspaceOf(goal) }),
      taskId: task.taskId,
      pipelineId,
      execution,
      startedBy,
    }),
  );
}
