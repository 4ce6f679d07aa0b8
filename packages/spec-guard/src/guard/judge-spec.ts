import { compileGlobs, coversEverything, type GlobList } from '../spec/path-globs.ts';
import { ageInDays, isFuture, isoDay } from '../spec/review-date.ts';
import type { Spec } from '../spec/spec.ts';
import { codeDrift, type DriftedFile, type HistoryByPath } from './code-drift.ts';
import type { GuardSettings } from './guard-config.ts';
import type { PathIndex } from './path-index.ts';
import type { Finding, SpecStanding } from './verdict.ts';

/** What a spec is judged by. */
export interface Bench {
  readonly nowMs: number;
  readonly settings: GuardSettings;
  readonly files: PathIndex;
  readonly history: HistoryByPath;
  readonly dateOnlyReviews: ReadonlySet<string>;
  /** What the covered code is now, by path of the spec. */
  readonly coveredCode: ReadonlyMap<string, string>;
  /** Other specs with the same id, by path of the spec. */
  readonly twins: ReadonlyMap<string, string>;
}

/** What a problem is, before it is known whether it blocks. */
export type Remark = Omit<Finding, 'severity'>;

/** One spec with how it stands. */
export interface JudgedSpec {
  readonly spec: Spec;
  readonly covers: GlobList;
  readonly standing: Exclude<SpecStanding, 'unreadable'>;
  /** Everything that is wrong with it, the worst first; none for one that is exempt. */
  readonly faults: readonly Remark[];
  /** What is worth a look and never blocks. */
  readonly warnings: readonly Remark[];
  readonly ageDays: number | null;
  readonly expiresDay: number | null;
  readonly drift: readonly DriftedFile[];
}

/** Judges one spec at an instant. Pure. */
export function judgeSpec(spec: Spec, bench: Bench): JudgedSpec {
  const { lastReview, risk } = spec;
  const { nowMs, settings } = bench;
  const covers = compileGlobs(spec.covers);
  const ageDays = lastReview === null ? null : ageInDays(lastReview, nowMs);
  const expiresDay = lastReview === null ? null : lastReview.day + settings.maxAgeDays[risk] + 1;
  const isClosed = spec.status === 'closed';
  const isKnownSame = sawThisCode(spec, bench) === true;
  const drift =
    lastReview === null || isClosed || isKnownSame
      ? []
      : codeDrift(lastReview, covers, bench.history);
  const judged = { spec, covers, ageDays, expiresDay, drift };
  if (isClosed) return { ...judged, standing: 'exempt', faults: [], warnings: [] };
  const faults = [
    ...twinFault(spec, bench),
    ...approvalFaults(spec),
    ...futureFault(spec, nowMs),
    ...relationFaults(spec, bench),
    ...ageFault(judged, settings),
    ...driftFault(judged, settings),
  ];
  const [worst] = faults;
  const standing = worst === undefined ? 'ok' : (worst.code as JudgedSpec['standing']);
  return { ...judged, standing, faults, warnings: warningsOf(judged, bench) };
}

/**
 * Whether the last review saw the covered code as it is now; `null` where nobody knows, because the
 * review was not recorded by orch, or its date was changed afterwards.
 */
function sawThisCode(
  { path, lastReview, reviewedCode }: Spec,
  { coveredCode }: Bench,
): boolean | null {
  const now = coveredCode.get(path);
  if (reviewedCode === null || now === undefined || lastReview?.day !== reviewedCode.day)
    return null;
  return now === reviewedCode.sha256;
}

type Measured = Pick<JudgedSpec, 'spec' | 'covers' | 'ageDays' | 'expiresDay' | 'drift'>;

function remark(
  spec: Spec,
  code: Remark['code'],
  key: string,
  message: string,
  next: string,
): Remark {
  return { code, path: spec.path, line: spec.lines[key] ?? 1, message, next };
}

/** What to do, as a sentence that ends in what to type. */
function recordReview(first: string, { id }: Spec): string {
  return `${first}, and record what you found: orch spec review ${id} --reason "…"`;
}

function twinFault(spec: Spec, { twins }: Bench): Remark[] {
  const twin = twins.get(spec.path);
  if (twin === undefined) return [];
  const message = `has the id "${spec.id}" of ${twin}`;
  return [remark(spec, 'duplicate_id', 'id', message, 'Give one of them another id.')];
}

/** I1: what nobody stands for, or nobody has looked at, permits nothing. */
function approvalFaults(spec: Spec): Remark[] {
  const fault = (key: string, message: string, next: string): Remark[] => [
    remark(spec, 'unapproved', key, message, next),
  ];
  const review = recordReview('Read it', spec);
  if (spec.status === 'draft') {
    return fault('status', `is not approved: its status is ${spec.statusText}`, review);
  }
  if (spec.owners.length === 0) {
    return fault('owners', 'has no owner', 'Name who stands for it under "owners".');
  }
  if (spec.lastReview === null) return fault('last_review', 'was never reviewed', review);
  return [];
}

function futureFault(spec: Spec, nowMs: number): Remark[] {
  const { lastReview } = spec;
  if (lastReview === null || !isFuture(lastReview, nowMs)) return [];
  const message = `has a review in the future: ${lastReview.text}`;
  const next = 'Write the day on which it was reviewed.';
  return [remark(spec, 'future_dated', 'last_review', message, next)];
}

function relationFaults(spec: Spec, { files }: Bench): Remark[] {
  return spec.relatesTo.flatMap((target) => {
    const path = target.replace(/#.*$/, '').replace(/^(?:\.\/)+/, '');
    if (/^[a-z][a-z0-9+.-]*:/i.test(target) || path === '') return [];
    if (files.has(path) || files.hasFolder(path)) return [];
    const other = files.inAnotherCase(path);
    const next =
      other === undefined ? `Write ${path}, or correct relates_to.` : `The file is ${other}.`;
    const message = `relates to ${path}, which does not exist`;
    return [remark(spec, 'prd_missing', 'relates_to', message, next)];
  });
}

function ageFault({ spec, ageDays }: Measured, { maxAgeDays }: GuardSettings): Remark[] {
  const limit = maxAgeDays[spec.risk];
  if (ageDays === null || ageDays <= limit) return [];
  const message = `is stale: reviewed ${ageDays} days ago (${spec.lastReview?.text ?? ''}), the limit is ${limit}`;
  const next = recordReview('Read it again', spec);
  return [remark(spec, 'stale_by_date', 'last_review', message, next)];
}

/** How many files a message names. */
const namedFiles = 3;

function driftText(drift: readonly DriftedFile[]): string {
  const lines = linesOf(drift);
  const named = drift.slice(0, namedFiles).map((file) => `${file.path} (${file.lines})`);
  const more = drift.length > namedFiles ? `, and ${drift.length - namedFiles} more` : '';
  return `${lines} changed ${lines === 1 ? 'line' : 'lines'} in covered files since the review: ${named.join(', ')}${more}`;
}

export function linesOf(drift: readonly DriftedFile[]): number {
  return drift.reduce((sum, { lines }) => sum + lines, 0);
}

function driftFault({ spec, drift }: Measured, { driftLines }: GuardSettings): Remark[] {
  const limit = driftLines[spec.risk];
  if (linesOf(drift) < limit) return [];
  const message = `is behind its code: ${driftText(drift)}; the limit is ${limit}`;
  const next = recordReview('Compare it with the code', spec);
  return [remark(spec, 'stale_by_code', 'last_review', message, next)];
}

function warningsOf(judged: Measured, bench: Bench): Remark[] {
  const { settings, files, dateOnlyReviews } = bench;
  const { spec, covers, drift } = judged;
  const warnings: Remark[] = [];
  const warn = (code: Remark['code'], key: string, message: string, next: string): void => {
    warnings.push(remark(spec, code, key, message, next));
  };
  if (spec.covers.length > 0 && coversEverything(covers)) {
    const next = 'Name the files that it is about, or it vouches for every change.';
    warn('covers_everything', 'covers', 'covers every file', next);
  } else if (!files.matchesAny(covers)) {
    const message =
      spec.covers.length === 0 ? 'covers no files' : 'covers files that are not there';
    warn('covers_nothing', 'covers', message, 'List the files that it is about under "covers".');
  }
  if (spec.relatesTo.length === 0) {
    warn('relates_to_nothing', 'relates_to', 'relates to nothing', 'Name its PRD in "relates_to".');
  }
  const { lastReview, reviewedCode } = spec;
  if (lastReview !== null && reviewedCode !== null && lastReview.day !== reviewedCode.day) {
    const message = `has last_review ${lastReview.text}, but its code was last compared on ${isoDay(reviewedCode.day)}`;
    warn(
      'date_only_review',
      'last_review',
      message,
      recordReview('Compare it with the code', spec),
    );
  } else if (dateOnlyReviews.has(spec.path)) {
    const next = 'A review that found nothing says so: write that into the spec.';
    warn('date_only_review', 'last_review', 'was reviewed by changing the date alone', next);
  }
  if (drift.length > 0 && linesOf(drift) < settings.driftLines[spec.risk]) {
    warn(
      'drift',
      'last_review',
      `may be behind its code: ${driftText(drift)}`,
      recordReview('Have a look', spec),
    );
  } else if (drift.length === 0 && sawThisCode(spec, bench) === false) {
    const message = 'covers files that are not as they were at its review on that day';
    warn('drift', 'last_review', message, recordReview('Have a look', spec));
  }
  return warnings;
}

/** The first day of staleness, as a date. */
export function expiryOf({ expiresDay }: JudgedSpec): string | null {
  return expiresDay === null ? null : isoDay(expiresDay);
}
