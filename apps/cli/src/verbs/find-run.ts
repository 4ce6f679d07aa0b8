import { explainBadId, OrchError, sanitizeRunId, type RunKey } from '@orch/core';
import { RunIndex, type RunListing } from '@orch/persistence';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositorySession } from '../session/session.ts';
import { namedTask } from '../task/choose-task.ts';
import { osCode } from '../errors/os-code.ts';

/**
 * The run that `--run` names, in `--task` or whichever task has it.
 *
 * @throws OrchError `ORCH_USAGE`, `ORCH_INVALID_RUN_ID`, `ORCH_INVALID_TASK_ID`, `ORCH_RUN_UNKNOWN`
 */
export function requireRun(session: RepositorySession): RunKey {
  const typed = session.args.value('run');
  if (typed !== undefined) return findRun(session, typed);
  throw new OrchError('ORCH_USAGE', '--run <id> is missing.', {
    hint: 'List the runs with: orch runs list',
  });
}

/**
 * The run that `--run` names, else the newest run (of the task that is named, where one is).
 *
 * @throws OrchError as {@link requireRun}
 */
export async function runOrLatest(session: RepositorySession): Promise<RunKey> {
  const typed = session.args.value('run');
  if (typed !== undefined) return findRun(session, typed);
  const task = namedTask(session.args.value('task'), session.env);
  const latest = await latestRun(session, task?.taskId);
  if (latest !== null) return { taskId: latest.task_id, runId: latest.run_id };
  const whose = task === null ? 'this repository' : `task ${task.taskId}`;
  throw new OrchError('ORCH_RUN_UNKNOWN', `There is no run of ${whose} yet.`, {
    place: session.roots.runsDir,
    hint: 'Start one with: orch start',
  });
}

/** The newest run; of a child run, the run that it works for. */
async function latestRun(
  { roots, clock }: RepositorySession,
  taskId: string | undefined,
): Promise<RunListing | null> {
  const index = new RunIndex(roots, clock);
  const { runs } = await index.list({ limit: 1, ...(taskId !== undefined && { taskId }) });
  let [latest] = runs;
  while (latest !== undefined && latest.parent_run_id !== null) {
    const parent = await index.find(latest.parent_run_id);
    if (parent === null) break;
    latest = parent;
  }
  return latest ?? null;
}

function findRun({ args, roots }: RepositorySession, typed: string): RunKey {
  const runId = sanitizeRunId(typed);
  // Only a flag narrows the search: the variable says what new runs are for, not whose id this is.
  const task = namedTask(args.value('task'), {});
  const candidates = task === null ? listFolders(roots.runsDir) : [task.taskId];
  const found = candidates.filter((taskId) =>
    existsSync(join(roots.runsDir, taskId, 'cli', runId)),
  );
  const [taskId, ...others] = found;
  if (taskId === undefined) {
    const where = task === null ? '' : ` of task ${task.taskId}`;
    throw new OrchError('ORCH_RUN_UNKNOWN', `There is no run ${runId}${where}.`, {
      place: roots.runsDir,
      hint: 'List the runs with: orch runs list',
      data: { run_id: runId },
    });
  }
  if (others.length > 0) {
    throw new OrchError('ORCH_USAGE', `Several tasks have a run ${runId}: ${found.join(', ')}.`, {
      hint: 'Say which with --task <id>.',
    });
  }
  return { taskId, runId };
}

function listFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch (error) {
    if (osCode(error) === 'ENOENT') return [];
    throw new OrchError('ORCH_STORAGE_DENIED', `Cannot look into ${folder}: ${String(error)}`, {
      place: folder,
      hint: 'Make it readable.',
      cause: error,
    });
  }
}

/** Every run that has a folder, whether or not the index knows it. */
export function allRuns({ runsDir }: RepositorySession['roots']): RunKey[] {
  return listFolders(runsDir)
    .filter((taskId) => explainBadId(taskId) === undefined)
    .flatMap((taskId) =>
      listFolders(join(runsDir, taskId, 'cli'))
        .filter((runId) => explainBadId(runId) === undefined)
        .map((runId) => ({ taskId, runId })),
    );
}
