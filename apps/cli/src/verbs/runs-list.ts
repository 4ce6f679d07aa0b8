import { RunIndex, type RunListing } from '@orch/persistence';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { durationText, timeText } from '../output/time-text.ts';
import type { RepositorySession } from '../session/session.ts';
import { namedTask } from '../task/choose-task.ts';

/** `orch runs list` (wire shape). */
export interface RunsListDocument {
  /** The runs that changed last come first. */
  readonly runs: readonly Omit<RunListing, 'v' | 'at'>[];
  /** Lines of the index that could not be read; `orch runs repair` makes it again. */
  readonly damaged_lines: number;
}

const defaultLimit = 20;

/** `orch runs list [--limit <n>]` */
export async function runsList(session: RepositorySession): Promise<number> {
  const { args, format, logger } = session;
  const limit = wholeNumber(args, 'limit', 0, 999_999_999) ?? defaultLimit;
  const document = await listRuns(session, limit);
  const { damaged_lines: damagedLines } = document;
  if (damagedLines > 0) {
    logger.warn(`${damagedLines} lines of the run index are damaged. Next: orch runs repair`);
  }
  writeResult(format, document, () => listText(document, limit));
  return exitStatus.ok;
}

/**
 * The runs that changed last, of the task that `--task` names or of all.
 *
 * @param limit how many; 0 for all
 * @throws OrchError `ORCH_INVALID_TASK_ID`, `ORCH_STORAGE_*`
 */
export async function listRuns(
  { args, clock, roots }: RepositorySession,
  limit: number,
): Promise<RunsListDocument> {
  const task = namedTask(args.value('task'), {});
  const { runs, damagedLines } = await new RunIndex(roots, clock).list({
    limit: limit === 0 ? Infinity : limit,
    ...(task !== null && { taskId: task.taskId }),
  });
  return {
    runs: runs.map(({ v: _version, at: _changed, ...run }) => run),
    damaged_lines: damagedLines,
  };
}

function listText({ runs }: RunsListDocument, limit: number): string {
  if (runs.length === 0) return 'No runs yet. Start one with: orch start\n';
  const rows = runs.map((run) => [
    run.run_id,
    run.status,
    run.task_id,
    run.pipeline_id,
    timeText(run.started_at),
    run.completed_at === null
      ? ''
      : durationText(Math.max(0, Date.parse(run.completed_at) - Date.parse(run.started_at))),
    run.parent_run_id === null ? '' : `child of ${run.parent_run_id}`,
  ]);
  const head = ['RUN', 'STATUS', 'TASK', 'PIPELINE', 'STARTED', 'TOOK', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const more =
    runs.length === limit ? `\nThe newest ${limit}. All of them: orch runs list --limit 0` : '';
  return `${lines.join('\n')}${more}\n`;
}
