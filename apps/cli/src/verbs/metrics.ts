import {
  durationText,
  managedTasks,
  metricsSvg,
  shareText,
  sopMetrics,
  type Readiness,
  type SopMetrics,
} from '@orch/sop';
import { resolve } from 'node:path';
import { readCatalog } from '../config/read-catalog.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { cut, plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { writePicture } from '../output/write-picture.ts';
import type { RepositorySession } from '../session/session.ts';
import { openSop } from '../sop/open-sop.ts';
import { belongsToImplementation } from '../task/implementation-pipeline.ts';
import { runFacts } from '../task/run-facts.ts';

/** `orch metrics` (wire shape). */
export interface MetricsDocument extends SopMetrics {
  /** Where the picture was written; `null` where none was asked for. */
  readonly svg: string | null;
  /** Lines of the records that could not be read, and so were not counted. */
  readonly damaged_lines: number;
}

const maxTitleChars = 40;

/** `orch metrics [--task <id>] [--svg <file>]`: computed from the register and the records of runs. */
export async function metrics(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, format, roots } = session;
  const { catalog } = await readCatalog(roots.root);
  const sop = await openSop(session);
  const facts = await runFacts(roots, clock, (id) => belongsToImplementation(catalog, id));
  const only = args.value('task');
  if (only !== undefined) sop.task(only);
  const isMeant = (id: string): boolean => only === undefined || id === only;
  const measured = sopMetrics(
    managedTasks(sop.register()).filter(({ id }) => isMeant(id)),
    facts.runs.filter(({ task_id }) => isMeant(task_id)),
  );
  const svg = args.value('svg') ?? null;
  if (svg !== null) writePicture(resolve(cwd, svg), metricsSvg(measured));
  const document: MetricsDocument = { ...measured, svg, damaged_lines: facts.damagedLines };
  writeResult(format, document, () => metricsText(document));
  return exitStatus.ok;
}

function metricsText({
  totals,
  tasks,
  weeks,
  svg,
  damaged_lines: damaged,
}: MetricsDocument): string {
  const width = Math.max(0, ...tasks.map(({ id }) => id.length));
  const rows = tasks.map((task) => {
    const ready =
      task.began_at === null
        ? 'not begun'
        : `PRD ${mark(task.prd)}  list ${mark(task.list)}  spec ${mark(task.spec)}`;
    return `  ${task.id.padEnd(width)}  ${ready.padEnd(26)}  plan after ${durationText(task.plan_ms)}, runs ${shareText(task.runs_without_fixup)}  ${cut(plainLine(task.title), maxTitleChars)}`;
  });
  const lines = [
    'Tasks that had, approved before Implementation began:',
    `  PRD        ${shareText(totals.prd)}`,
    `  task list  ${shareText(totals.list)}`,
    `  spec       ${shareText(totals.spec)}  (of those that need one)`,
    `Runs without manual fix-up: ${shareText(totals.runs_without_fixup)}`,
    `From registration to an approved plan: ${durationText(totals.plan_ms_median)} (median)`,
    ...(rows.length === 0 ? [] : ['', 'Tasks:', ...rows]),
    ...(weeks.length === 0
      ? []
      : [
          '',
          'Weeks:',
          ...weeks.map(
            (week) =>
              `  ${week.week}  ready ${shareText(week.ready).padEnd(16)} runs ${shareText(week.runs_without_fixup)}`,
          ),
        ]),
    ...(damaged === 0
      ? []
      : ['', `${damaged} lines of the records could not be read and are not in it.`]),
    ...(svg === null ? [] : ['', `Wrote ${svg}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function mark(readiness: Readiness | null): string {
  switch (readiness) {
    case 'before':
      return '✓';
    case 'not_needed':
    case null:
      return '–';
    case 'not_before':
      return '✗';
  }
}
