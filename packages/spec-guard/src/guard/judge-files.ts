import { compileGlobs } from '../spec/path-globs.ts';
import type { TouchedPath } from '../triggers/touched-paths.ts';
import type { GuardSettings } from './guard-config.ts';
import type { JudgedSpec } from './judge-spec.ts';
import {
  specStandings,
  type FileStanding,
  type FileVerdict,
  type Finding,
  type Trigger,
} from './verdict.ts';

/** One touched path with how it stands. */
export interface JudgedFile {
  readonly verdict: FileVerdict;
  /** Paths of the specs that hold it up; none where it has none at all. */
  readonly blockedBy: readonly string[];
  /** Said of the file itself: that it has no spec. What is wrong with a spec is said of the spec. */
  readonly finding: Finding | null;
}

type Triggers = ReadonlyMap<TouchedPath, readonly Trigger[]>;

/** Judges every path that a change touches by the best spec that covers it. Pure. */
export function judgeFiles(
  touched: readonly TouchedPath[],
  triggers: Triggers,
  specs: readonly JudgedSpec[],
  settings: GuardSettings,
): readonly JudgedFile[] {
  const exempt = compileGlobs(settings.exempt);
  const specFiles = compileGlobs(settings.specs);
  return touched.map((each) => {
    const { path, change } = each;
    const isExempt = exempt.match(path) !== null || specFiles.match(path) !== null;
    const reasons = triggers.get(each) ?? [];
    const covering = isExempt ? [] : specs.filter(({ covers }) => covers.match(path) !== null);
    const open = covering.filter(({ standing }) => standing !== 'exempt').sort(fromBest);
    const standing = isExempt ? 'exempt' : standingOf(open, reasons);
    const blocks = standing !== 'ok' && standing !== 'not_required' && standing !== 'exempt';
    const verdict: FileVerdict = {
      path,
      change,
      triggers: reasons,
      standing,
      specs: covering.map(({ spec }) => spec.path),
      blocks,
    };
    const [best] = open;
    return {
      verdict,
      blockedBy: blocks && best !== undefined ? [best.spec.path] : [],
      finding: standing === 'missing' ? missing(verdict, covering) : null,
    };
  });
}

/**
 * A path that nothing asks a spec for is held up only by a spec that was approved and no longer
 * holds: a draft forbids nothing.
 */
function standingOf(open: readonly JudgedSpec[], reasons: readonly Trigger[]): FileStanding {
  if (reasons.length > 0) return bestOf(open) ?? 'missing';
  return bestOf(open.filter(({ spec }) => spec.status !== 'draft')) ?? 'not_required';
}

function bestOf([best]: readonly JudgedSpec[]): Exclude<JudgedSpec['standing'], 'exempt'> | null {
  return best === undefined || best.standing === 'exempt' ? null : best.standing;
}

function fromBest(a: JudgedSpec, b: JudgedSpec): number {
  return specStandings.indexOf(a.standing) - specStandings.indexOf(b.standing);
}

function missing({ path, triggers }: FileVerdict, closed: readonly JudgedSpec[]): Finding {
  const [past] = closed;
  const also =
    past === undefined ? '' : `; ${past.spec.path} covers it, but is ${past.spec.statusText}`;
  return {
    code: 'missing',
    severity: 'block',
    path,
    line: 1,
    message: `needs a spec: ${triggers.map(({ reason }) => reason).join('; ')}${also}`,
    next: 'Begin one with: orch spec new "<title>" --covers <path>; or add the path to the "covers" of a spec that is about it.',
  };
}
