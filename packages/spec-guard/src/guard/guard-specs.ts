import type { SpecGuardConfig } from '@orch/core';
import type { SpecProblem } from '../front-matter/parse-front-matter.ts';
import { parseSpecFile } from '../spec/parse-spec.ts';
import type { Spec } from '../spec/spec.ts';
import { findTriggers } from '../triggers/find-triggers.ts';
import { touchedPaths } from '../triggers/touched-paths.ts';
import { historyByPath } from './code-drift.ts';
import { reviewsIn } from './date-only-review.ts';
import { resolveSettings } from './guard-config.ts';
import {
  expiryOf,
  judgeSpec,
  linesOf,
  type Bench,
  type JudgedSpec,
  type Remark,
} from './judge-spec.ts';
import { judgeFiles, type JudgedFile } from './judge-files.ts';
import { notCounted } from './not-counted.ts';
import { PathIndex } from './path-index.ts';
import { settingsFinding } from './settings-change.ts';
import type { Change, Snapshot, SpecFile } from './snapshot.ts';
import type { FileVerdict, Finding, SpecVerdict, Verdict } from './verdict.ts';

interface BrokenSpec {
  readonly path: string;
  readonly problems: readonly SpecProblem[];
}

/**
 * Decides about the specs of a repository, and about a change where there is one.
 *
 * Without a change, every open spec must hold. With one, the specs that the changed files need must hold, and those that
 * the change itself edits. Pure: no clock, no file, and the order of its inputs changes nothing (I5).
 *
 * @param now the instant to decide for, in milliseconds since 1970 or as a `Date`
 */
export function guardSpecs(
  snapshot: Snapshot,
  change: Change | null,
  now: Date | number,
  config: SpecGuardConfig = {},
): Verdict {
  const settings = resolveSettings(config);
  const nowMs = Number(now);
  const { specs, broken } = readSpecs(snapshot.specs);
  const isLeftOut = notCounted(settings);
  const reviews = change === null ? new Map<string, boolean>() : reviewsIn(change);
  const dateOnlyReviews = [
    ...[...snapshot.dateOnlyReviews].filter((path) => !reviews.has(path)),
    ...[...reviews].flatMap(([path, dateOnly]) => (dateOnly ? path : [])),
  ];
  const bench: Bench = {
    nowMs,
    settings,
    files: new PathIndex(snapshot.files),
    history: historyByPath(snapshot.history, (path) => !isLeftOut(path)),
    dateOnlyReviews: new Set(dateOnlyReviews),
    coveredCode: snapshot.coveredCode,
    twins: findTwins(specs),
  };
  const judged = specs.map((spec) => judgeSpec(spec, bench));
  const touched = touchedPaths(change?.files ?? []);
  const triggers =
    change === null ? new Map<never, never>() : findTriggers(touched, change, settings);
  const files = judgeFiles(touched, triggers, judged, settings);
  const blocking = blockingSpecs(judged, files, change);
  const findings = [
    ...broken.flatMap(({ path, problems }) => problems.map((each) => unreadable(path, each))),
    ...judged.flatMap((each) => findingsOf(each, blocking.has(each.spec.path), change)),
    ...files.flatMap(({ finding }) => finding ?? []),
    ...(change?.files ?? []).flatMap(settingsFinding),
  ].sort(byWeight);
  const blocks = findings.some(({ severity }) => severity === 'block');
  return {
    status: broken.length > 0 ? 'failed' : blocks ? 'blocked' : 'passed',
    at: new Date(nowMs).toISOString(),
    specs: [
      ...judged.map((each) => specVerdict(each, blocking.has(each.spec.path), bench)),
      ...broken.map(({ path }) => brokenVerdict(path)),
    ].sort(byPath),
    files: files.map(({ verdict }) => verdict).sort(byPath),
    findings,
  };
}

function readSpecs(files: readonly SpecFile[]): { specs: Spec[]; broken: BrokenSpec[] } {
  const specs: Spec[] = [];
  const broken: BrokenSpec[] = [];
  for (const file of [...files].sort(byPath)) {
    if ('unreadable' in file) {
      const next = 'A spec is a plain text file of the repository.';
      broken.push({
        path: file.path,
        problems: [{ line: 1, message: file.unreadable, next }],
      });
      continue;
    }
    const parsed = parseSpecFile(file);
    if (parsed.ok) specs.push(parsed.spec);
    else broken.push({ path: file.path, problems: parsed.problems });
  }
  return { specs, broken };
}

/** Specs whose id another open spec has as well. */
function findTwins(specs: readonly Spec[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const { id, path, status } of specs) {
    if (status === 'closed') continue;
    const other = first.get(id);
    if (other === undefined) first.set(id, path);
    else {
      twins.set(path, other);
      twins.set(other, path);
    }
  }
  return twins;
}

/** Paths of the specs that hold something up: all that do not hold, or with a change those that it needs or edits. */
function blockingSpecs(
  judged: readonly JudgedSpec[],
  files: readonly JudgedFile[],
  change: Change | null,
): ReadonlySet<string> {
  const needed = new Set(files.flatMap(({ blockedBy }) => blockedBy));
  const edited = new Set((change?.files ?? []).map(({ path }) => path));
  const blocking = judged.filter(({ spec, standing }) => {
    if (standing === 'ok' || standing === 'exempt') return false;
    if (standing === 'duplicate_id' || needed.has(spec.path)) return true;
    // A draft permits nothing, and being a draft is no fault of its own.
    if (spec.status === 'draft') return false;
    return change === null || (edited.has(spec.path) && !standing.startsWith('stale'));
  });
  return new Set(blocking.map(({ spec }) => spec.path));
}

function findingsOf(judged: JudgedSpec, blocks: boolean, change: Change | null): Finding[] {
  const { faults, warnings, spec } = judged;
  const isConcerned =
    blocks || change === null || change.files.some(({ path }) => path === spec.path);
  const severity = blocks ? 'block' : 'warn';
  return [
    ...(isConcerned || judged.standing === 'duplicate_id' ? faults : []).map(
      (each) =>
        ({
          ...each,
          severity,
        }) as const,
    ),
    ...(isConcerned ? warnings : []).map(
      (each: Remark) => ({ ...each, severity: 'warn' }) as const,
    ),
  ];
}

function unreadable(path: string, { line, message, next }: SpecProblem): Finding {
  return { code: 'unreadable', severity: 'block', path, line, message, next };
}

function specVerdict(judged: JudgedSpec, blocks: boolean, { settings }: Bench): SpecVerdict {
  const { spec, standing, ageDays, drift } = judged;
  return {
    path: spec.path,
    id: spec.id,
    title: spec.title,
    status: spec.statusText === '' ? null : spec.statusText,
    risk: spec.risk,
    owners: spec.owners,
    covers: spec.covers,
    standing,
    last_review: spec.lastReview?.text ?? null,
    age_days: ageDays,
    expires_on: standing === 'exempt' ? null : expiryOf(judged),
    drift: { lines: linesOf(drift), limit: settings.driftLines[spec.risk], files: drift },
    blocks,
  };
}

function brokenVerdict(path: string): SpecVerdict {
  return {
    path,
    id: null,
    title: null,
    status: null,
    risk: null,
    owners: [],
    covers: [],
    standing: 'unreadable',
    last_review: null,
    age_days: null,
    expires_on: null,
    drift: null,
    blocks: true,
  };
}

function byPath(a: SpecFile | FileVerdict | SpecVerdict, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function byWeight(a: Finding, b: Finding): number {
  if (a.severity !== b.severity) return a.severity === 'block' ? -1 : 1;
  return byPath({ ...a, unreadable: '' }, b) || a.line - b.line || (a.code < b.code ? -1 : 1);
}
