import { choosePipeline, readCatalog } from '../config/read-catalog.ts';
import { chooseExecution } from '../task/choose-execution.ts';
import { chooseTask } from '../task/choose-task.ts';
import { composeRuns } from '../compose/compose-runs.ts';
import { whoActs } from '../session/who.ts';
import type { RepositorySession } from '../session/session.ts';
import { driveRun } from './drive-run.ts';

/** `orch start [pipeline]` */
export async function start(session: RepositorySession): Promise<number> {
  const { args, env, logger, roots } = session;
  const task = chooseTask(roots.root, args.value('task'), env);
  const pipelineId = choosePipeline(await readCatalog(roots.root), args.operand);
  const execution = await chooseExecution(args, task);
  const startedBy = await whoActs(args.value('as'), roots.root, env);
  if (task.remark !== null) logger.info(task.remark);
  const runs = await composeRuns(session);
  await runs.prepare();
  return await driveRun(session, runs, startedBy, (options) =>
    runs.manager.start({ ...options, taskId: task.taskId, pipelineId, execution, startedBy }),
  );
}
