import type { CodemodPlan, FileChange, FileFailure } from '@orch/learning-library';
import { plainLine } from '../output/plain-text.ts';

/** What `orch patterns plan` and `apply` print (wire shape). */
export interface PatternsPlanDocument {
  /** The pack; `null` for a transform that is none. */
  readonly pack: { readonly id: string; readonly version: string } | null;
  readonly transform: string | null;
  readonly applied: boolean;
  readonly changes: readonly {
    readonly path: string;
    readonly kind: FileChange['kind'];
    readonly by: 'result' | 'side_effect';
    readonly diff: string;
  }[];
  readonly failures: readonly FileFailure[];
  readonly skipped: Readonly<Record<'no_needle' | 'not_utf8' | 'link', number>>;
  readonly transformed: number;
  readonly unstable: readonly string[];
  readonly reports: readonly { readonly path: string; readonly message: string }[];
  /** Why the pack is not made for this repository. */
  readonly mismatches: readonly string[];
}

/** The document of a plan. */
export function planDocument(
  plan: CodemodPlan,
  applied: boolean,
  mismatches: readonly string[],
): PatternsPlanDocument {
  const { codemod, changes, failures, skipped, transformed, unstable, reports } = plan;
  const count = (reason: string) => skipped.filter((each) => each.reason === reason).length;
  return {
    pack:
      codemod.kind === 'pack'
        ? { id: codemod.pack.manifest.id, version: codemod.pack.manifest.version }
        : null,
    transform: codemod.kind === 'foreign' ? codemod.file : null,
    applied,
    changes: changes.map(({ path, kind, by, diff }) => ({
      path,
      kind,
      by: by === 'result' ? 'result' : 'side_effect',
      diff,
    })),
    failures,
    skipped: { no_needle: count('no-needle'), not_utf8: count('not-utf8'), link: count('link') },
    transformed,
    unstable,
    reports,
    mismatches,
  };
}

/** The text of a plan: the diff alone on top, so that it can be piped into a pager or `git apply`. */
export function planText(document: PatternsPlanDocument): string {
  const { changes, failures, unstable, reports, skipped, transformed, applied } = document;
  const files = `${changes.length} ${changes.length === 1 ? 'file' : 'files'}`;
  return [
    ...(applied ? changes.map(({ kind, path }) => `${kind} ${plainLine(path)}\n`) : []),
    ...(applied ? [] : changes.map(({ diff }) => diff)),
    ...failures.map(
      ({ path, reason, message }) => `# ${reason}: ${plainLine(path)}: ${plainLine(message)}\n`,
    ),
    ...unstable.map(
      (path) => `# does not stay as it is when it runs a second time: ${plainLine(path)}\n`,
    ),
    ...reports.map(({ path, message }) => `# ${plainLine(path)}: ${plainLine(message)}\n`),
    `# ${applied ? 'changed' : 'would change'} ${files}; looked at ${transformed}, passed over ${skipped.no_needle + skipped.not_utf8 + skipped.link}, failed on ${failures.length}\n`,
  ].join('');
}
