import { OrchError, describeThrown, type RunKey } from '@orch/core';
import { RunIndex, TaskStateStore } from '@orch/persistence';
import { composeRuns } from '../compose/compose-runs.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { namedTask } from '../task/choose-task.ts';
import { allRuns, requireRun } from './find-run.ts';

/** What became of one run. */
interface RepairedRun {
  readonly task_id: string;
  readonly run_id: string;
  /** `busy`: a live process writes it, which keeps it whole by itself. */
  readonly outcome: 'repaired' | 'busy' | 'never_began' | 'damaged' | 'failed';
  readonly removed: readonly string[];
  readonly problem: string | null;
}

/** `orch runs repair` (wire shape). */
export interface RepairDocument {
  readonly runs: readonly RepairedRun[];
  readonly index: { readonly runs: number; readonly problems: readonly string[] };
  readonly tasks: readonly {
    readonly task_id: string;
    readonly runs: number;
    readonly set_aside: string | null;
    readonly problems: readonly string[];
  }[];
}

/** `orch runs repair [--run <id>]`: everything that follows from the journals is made again. */
export async function runsRepair(session: RepositorySession): Promise<number> {
  const { args, clock, format, logger, roots } = session;
  const task = namedTask(args.value('task'), {});
  const keys =
    args.value('run') === undefined
      ? allRuns(roots).filter(({ taskId }) => task === null || taskId === task.taskId)
      : [requireRun(session)];
  const { store } = await composeRuns(session);
  const runs: RepairedRun[] = [];
  for (const key of keys) runs.push(await repairOne(key, () => store.repair(key)));
  const states = new TaskStateStore({ roots, clock, logger });
  const tasks: RepairDocument['tasks'][number][] = [];
  for (const taskId of new Set(keys.map((key) => key.taskId))) {
    const { runs: count, setAside, problems } = await states.rebuild(taskId);
    tasks.push({ task_id: taskId, runs: count, set_aside: setAside, problems });
  }
  const index = await new RunIndex(roots, clock).rebuild();
  const document: RepairDocument = { runs, index, tasks };
  writeResult(format, document, () => repairText(document));
  const worst = runs.map(({ outcome }) => outcome);
  if (worst.includes('damaged')) return exitStatus.damaged;
  return worst.includes('failed') ? exitStatus.failed : exitStatus.ok;
}

async function repairOne(
  { taskId, runId }: RunKey,
  repair: () => Promise<readonly string[]>,
): Promise<RepairedRun> {
  const ids = { task_id: taskId, run_id: runId };
  try {
    return { ...ids, outcome: 'repaired', removed: await repair(), problem: null };
  } catch (error) {
    const code = error instanceof OrchError ? error.code : 'ORCH_INTERNAL';
    const place =
      error instanceof OrchError && error.place !== undefined ? ` (${error.place})` : '';
    const problem = `${describeThrown(error)}${place}`;
    return { ...ids, outcome: outcomeOf(code), removed: [], problem };
  }
}

function outcomeOf(code: OrchError['code']): RepairedRun['outcome'] {
  switch (code) {
    case 'ORCH_LEASE_HELD':
      return 'busy';
    case 'ORCH_RUN_UNKNOWN':
      return 'never_began';
    case 'ORCH_DATA_DAMAGED':
    case 'ORCH_DATA_VERSION':
      return 'damaged';
    default:
      return 'failed';
  }
}

function repairText({ runs, index, tasks }: RepairDocument): string {
  const count = (outcome: RepairedRun['outcome']): number =>
    runs.filter((run) => run.outcome === outcome).length;
  const troubled = runs.filter(({ outcome }) => outcome === 'damaged' || outcome === 'failed');
  const lines = [
    `${count('repaired')} runs made again from their journals, ${count('busy')} left to their owners, ${count('never_began')} never began.`,
    ...troubled.map(
      ({ run_id: id, outcome, problem }) => `${outcome}: ${id}: ${plainLine(problem ?? '')}`,
    ),
    ...tasks.flatMap(({ task_id: id, set_aside: aside, problems }) => [
      ...(aside === null ? [] : [`task ${id}: its damaged state was put aside: ${aside}`]),
      ...problems.map((problem) => `task ${id}: ${plainLine(problem)}`),
    ]),
    `The index lists ${index.runs} runs.`,
    ...index.problems.map((problem) => `index: ${plainLine(problem)}`),
  ];
  return `${lines.join('\n')}\n`;
}
