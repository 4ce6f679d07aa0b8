import { isFinished, type FinishedRun, type RunKey } from '@orch/core';
import { readRun, RunIndex, runPaths, TaskStateStore, type FileRunStore } from '@orch/persistence';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { composeRuns } from '../compose/compose-runs.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { timeText } from '../output/time-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { namedTask } from '../task/choose-task.ts';
import { allRuns } from './find-run.ts';

/** `orch runs gc` (wire shape). */
export interface GcDocument {
  readonly applied: boolean;
  readonly keep_days: number;
  /** What would be removed, or was. */
  readonly runs: readonly {
    readonly task_id: string;
    readonly run_id: string;
    readonly status: FinishedRun['status'];
    readonly completed_at: string;
    readonly bytes: number;
  }[];
  readonly bytes: number;
  readonly kept: number;
}

const defaultKeepDays = 30;
const msPerDay = 24 * 60 * 60 * 1000;

/**
 * `orch runs gc`: removes finished runs that are old enough. A run that is live, paused, unfinished
 * or damaged stays, and so does a child run whose parent stays.
 */
export async function runsGc(session: RepositorySession): Promise<number> {
  const { args, clock, format, logger, roots } = session;
  const keepDays = wholeNumber(args, 'keep-days', 0, 100_000) ?? defaultKeepDays;
  const task = namedTask(args.value('task'), {});
  const keys = allRuns(roots).filter(({ taskId }) => task === null || taskId === task.taskId);
  const old = await findOld(session, keys, clock.nowMs() - keepDays * msPerDay);
  const runs = old.map((run) => ({
    task_id: run.taskId,
    run_id: run.runId,
    status: run.status,
    completed_at: run.completedAt,
    bytes: folderBytes(runPaths(roots, run).folder),
  }));
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  const applied = args.has('apply');
  if (applied) {
    const { store } = await composeRuns(session);
    for (const run of old) await remove(session, store, run);
    const states = new TaskStateStore({ roots, clock, logger });
    for (const taskId of new Set(old.map((run) => run.taskId))) await states.rebuild(taskId);
    if (old.length > 0) await new RunIndex(roots, clock).rebuild();
  }
  const kept = keys.length - runs.length;
  const document: GcDocument = { applied, keep_days: keepDays, runs, bytes, kept };
  writeResult(format, document, () => gcText(document));
  return exitStatus.ok;
}

async function findOld(
  { clock, roots }: RepositorySession,
  keys: readonly RunKey[],
  beforeMs: number,
): Promise<FinishedRun[]> {
  const finished = new Map<string, FinishedRun>();
  for (const key of keys) {
    const { state, damage, liveness } = await readRun(roots, key, clock.nowMs());
    if (damage === null && !liveness.alive && isFinished(state)) finished.set(name(state), state);
  }
  const isOld = (run: FinishedRun): boolean => Date.parse(run.completedAt) < beforeMs;
  const everyRun = allRuns(roots);
  const mayGo = (run: FinishedRun): boolean => {
    if (!isOld(run)) return false;
    // The run of a goal is filed under another task than its parent.
    const parent = everyRun.find(({ runId }) => runId === run.parentRunId);
    if (parent === undefined) return true;
    const ended = finished.get(name(parent));
    return ended !== undefined && mayGo(ended);
  };
  return [...finished.values()].filter(mayGo);
}

/** Takes the lease first, so that nobody resumes the run while it goes; the folder goes in one step. */
async function remove(
  { roots }: RepositorySession,
  store: FileRunStore,
  run: FinishedRun,
): Promise<void> {
  const paths = runPaths(roots, run);
  const trash = join(roots.runsDir, '.trash', `${run.taskId}-${run.runId}-${process.pid}`);
  const writer = await store.open(run);
  try {
    await writer.flushManifest();
    mkdirSync(dirname(trash), { recursive: true });
    renameSync(paths.folder, trash);
  } finally {
    await writer.close();
  }
  for (const path of [trash, dirname(paths.mcpPointer), dirname(paths.compatPointer)]) {
    rmSync(path, { recursive: true, force: true });
  }
}

function name({ taskId, runId }: RunKey): string {
  return `${taskId}/${runId}`;
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function gcText({ applied, keep_days: days, runs, bytes, kept }: GcDocument): string {
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const rule = `finished more than ${days} days ago`;
  if (runs.length === 0) return `No run ${rule}. ${kept} runs are kept.\n`;
  const lines = [
    ...runs.map(
      (run) => `  ${run.run_id}  ${run.status}  ${run.task_id}  ${timeText(run.completed_at)}`,
    ),
    applied
      ? `Removed ${runs.length} runs that ${rule} (${size}); ${kept} are kept.`
      : `Would remove ${runs.length} runs that ${rule} (${size}), and keep ${kept}. Remove them with: orch runs gc --apply${days === defaultKeepDays ? '' : ` --keep-days ${days}`}`,
  ];
  return `${lines.join('\n')}\n`;
}
