import { OrchError, type Clock } from '@orch/core';
import { RunIndex, type RunRoots } from '@orch/persistence';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { choosePipeline, readCatalog } from '../config/read-catalog.ts';
import { readTasksIndex } from '../task/read-tasks-index.ts';
import { fail, ok, warn, type Check } from './check.ts';

/** Whether there is something to run, and it is written down without mistakes. */
export async function checkConfig({ root }: RunRoots): Promise<Check> {
  const title = 'Configuration';
  try {
    const pipelines = await readCatalog(root);
    const id = choosePipeline(pipelines, undefined);
    const count = pipelines.catalog.get(id)?.stages.length ?? 0;
    const source = pipelines.configured.includes(id) ? 'configured' : 'detected';
    return ok('config', title, `${id}: ${count} stages, ${source}`);
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    return fail('config', title, error.message, error.hint ?? 'Correct it.');
  }
}

export function checkTasks({ root }: RunRoots): Check {
  const title = 'Tasks';
  try {
    const tasks = readTasksIndex(root);
    return ok(
      'tasks',
      title,
      tasks.length === 0 ? 'none registered' : `${tasks.length} registered`,
    );
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    return fail('tasks', title, error.message, 'Correct tasks/index.json.');
  }
}

/** Among the newest runs, those whose process died and nobody went on with. */
export async function checkRuns(roots: RunRoots, clock: Clock): Promise<Check> {
  const title = 'Runs';
  const { runs, damagedLines } = await new RunIndex(roots, clock).list({ limit: newestRuns });
  const interrupted = runs.filter(({ status }) => status === 'interrupted');
  const [first] = interrupted;
  if (first !== undefined) {
    const detail = `${interrupted.length} interrupted: ${interrupted.map(({ run_id: id }) => id).join(', ')}`;
    const next = `Go on with \`orch resume --run ${first.run_id}\`, or end it with \`orch cancel --run ${first.run_id}\`.`;
    return warn('runs', title, detail, next);
  }
  if (damagedLines > 0) {
    return warn('runs', title, `${damagedLines} damaged lines in the index`, 'orch runs repair');
  }
  return ok('runs', title, runs.length === 0 ? 'none yet' : 'none interrupted');
}

const newestRuns = 200;

/** What a crash in the middle of `runs gc` leaves behind. */
export function checkLeftovers({ runsDir }: RunRoots): Check {
  const trash = join(runsDir, '.trash');
  const left = existsSync(trash) ? readdirSync(trash) : [];
  const title = 'Leftovers';
  if (left.length === 0) return ok('leftovers', title, 'none');
  return warn('leftovers', title, `${left.length} removed runs in ${trash}`, `Delete ${trash}.`);
}
