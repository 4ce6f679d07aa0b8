import { OrchError } from '@orch/core';
import type { Overlap, OverlapComparison } from '@orch/learning-library';
import { RunIndex, type RunListing } from '@orch/persistence';
import { resolve } from 'node:path';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { writePicture } from '../output/write-picture.ts';
import { inOrder, measureOverlap, type MeasuredOverlap } from '../overlap/measure-overlap.ts';
import { overlapText } from '../overlap/overlap-text.ts';
import { withLibrary, type LearningLibrary } from '../patterns/with-library.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch metrics overlap` (wire shape). */
export interface MetricsOverlapDocument
  extends Omit<Overlap, 'runs'>, Pick<MeasuredOverlap, 'patches' | 'problems'> {
  readonly runs: MeasuredOverlap['runs'] & {
    /** Runs that added something to code, of those that were asked for. */
    readonly counted: number;
  };
  /** `problems` has the first of them. */
  readonly problems_total: number;
  readonly comparison: ({ readonly at: string } & OverlapComparison) | null;
  /** Lines of the run index that could not be read. */
  readonly damaged_lines: number;
  /** Where the picture was written; `null` where none was asked for. */
  readonly svg: string | null;
}

const maxProblems = 50;

/** `orch metrics overlap`: computed from the patches that the receipts of runs cite. */
export async function metricsOverlap(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, format, roots } = session;
  const task = args.value('task');
  const since = day(args, 'since');
  const split = day(args, 'split');
  const listed = await new RunIndex(roots, clock).list({ limit: Infinity });
  const runs = inOrder(listed.runs);
  const isMeant = ({ task_id, started_at }: RunListing): boolean =>
    (task === undefined || task_id === task) && (since === null || started_at >= since);
  const svg = args.value('svg') ?? null;
  const document = await withLibrary(async (library): Promise<MetricsOverlapDocument> => {
    const measured = await measureOverlap(library, session, runs, isMeant);
    const { overlap, problems } = measured;
    if (svg !== null) writePicture(resolve(cwd, svg), library.overlapSvg(overlap));
    return {
      ...overlap,
      runs: { ...measured.runs, counted: overlap.runs.length },
      patches: measured.patches,
      problems: problems.slice(0, maxProblems),
      problems_total: problems.length,
      comparison: split === null ? null : await compare(library, session, runs, overlap, split),
      damaged_lines: listed.damagedLines,
      svg,
    };
  });
  writeResult(format, document, () => overlapText(document));
  return exitStatus.ok;
}

/** Measures the last runs before a day and as many from it on, each group by itself. */
async function compare(
  library: LearningLibrary,
  session: RepositorySession,
  runs: readonly RunListing[],
  { runs: counted }: Overlap,
  at: string,
): Promise<MetricsOverlapDocument['comparison']> {
  const [before, after] = [
    counted.filter(({ run }) => run.started_at < at),
    counted.filter(({ run }) => run.started_at >= at),
  ];
  const size = Math.min(before.length, after.length);
  const tokensOf = async (group: Overlap['runs']) => {
    const names = new Set(group.map(({ run }) => `${run.task_id}\0${run.run_id}`));
    const own = runs.filter(({ task_id, run_id }) => names.has(`${task_id}\0${run_id}`));
    const { overlap } = await measureOverlap(library, session, own, () => true);
    return overlap.runs.map(({ tokens }) => tokens);
  };
  const old = await tokensOf(size === 0 ? [] : before.slice(-size));
  const next = await tokensOf(after.slice(0, size));
  return { at: at.slice(0, 10), ...library.compareOverlap(old, next) };
}

/** The beginning of a day in UTC, as runs write their times. @throws OrchError `ORCH_USAGE` */
function day(args: Arguments, flag: string): string | null {
  const text = args.value(flag);
  if (text === undefined) return null;
  const ms = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  throw new OrchError('ORCH_USAGE', `--${flag} is a day such as 2026-01-31, not "${text}".`);
}
