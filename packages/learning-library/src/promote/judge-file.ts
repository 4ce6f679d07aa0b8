import type { Span } from '../edits/code.ts';
import { compareTexts, editAt, lineOf, type Comparison } from '../edits/edits-of.ts';
import type { Language } from '../edits/language.ts';
import { keyOf } from '../edits/repeated-edits.ts';

/**
 * What a commit did where the pack changes something: `right`, the same; `other`, something else;
 * `left`, nothing; `gone`, it took the code away.
 */
export type Verdict = 'right' | 'other' | 'left' | 'gone';

/** A place that the pack changes. */
export interface JudgedPlace {
  readonly verdict: Verdict;
  /** In the file as it was before the commit. */
  readonly line: number;
  readonly before: string;
}

/** What a commit and the pack did to one file, compared. */
export interface JudgedFile {
  readonly places: readonly JudgedPlace[];
  /** Edits of the wanted kind that the commit made and the pack did not. */
  readonly missed: number;
}

/** A file three times. */
export interface Versions {
  readonly before: string;
  /** After the commit. */
  readonly committed: string;
  /** After the pack. */
  readonly transformed: string;
  readonly language: Language;
}

const limits = { maxTokens: 60_000, maxDifferences: 2000 };

/** Compares, place by place; `null` where the texts are too different to be compared (P2). */
export function judgeFile(versions: Versions, wanted: ReadonlySet<string>): JudgedFile | null {
  const { before, committed, transformed, language } = versions;
  const ours = compareTexts(before, transformed, language, limits);
  const theirs = compareTexts(before, committed, language, limits);
  if (ours === null || theirs === null) return null;
  const judged = ours.units.map((unit) => judge(ours, theirs, unit));
  const right = judged.filter(({ verdict }) => verdict === 'right').map(({ span }) => span);
  const missed = theirs.units.filter((unit) => {
    const edit = editAt(theirs, unit);
    if (edit === null || right.some(([from, to]) => from < edit.before[1] && edit.before[0] < to)) {
      return false;
    }
    const [old, next] = [theirs.old.source(edit.before), theirs.next.source(edit.after)];
    return old.length + next.length < 2000 && wanted.has(keyOf(old, next, language));
  });
  return {
    places: judged.map(({ verdict, span }) => ({
      verdict,
      line: lineOf(ours.old, span) + 1,
      before: ours.old.source(span).slice(0, 200),
    })),
    missed: missed.length,
  };
}

/** What the commit did to the code that a unit of the pack's changes begins with. */
function judge(
  ours: Comparison,
  theirs: Comparison,
  unit: Span,
): { readonly verdict: Verdict; readonly span: Span } {
  let span = ours.steps.span(unit, 'before');
  // Grown until neither side changes anything across its borders.
  for (;;) {
    const [from, to] = span;
    const stretch = whole(theirs, span);
    const next = theirs.steps.span(stretch, 'before');
    const again = ours.steps.span(whole(ours, next), 'before');
    span = [Math.min(from, next[0], again[0]), Math.max(to, next[1], again[1])];
    if (span[0] === from && span[1] === to) break;
  }
  const committed = textsOf(theirs, whole(theirs, span), 'next');
  const transformed = textsOf(ours, whole(ours, span), 'next');
  const before = textsOf(ours, whole(ours, span), 'old');
  const own = ours.steps.span(unit, 'before');
  if (committed === transformed) return { verdict: 'right', span: own };
  if (committed === '') return { verdict: 'gone', span: own };
  return { verdict: committed === before ? 'left' : 'other', span: own };
}

/** The steps of some tokens of the old text, with changes that touch them from within. */
function whole({ steps }: Comparison, [from, to]: Span): Span {
  let [start, end] = [steps.stepOf('before', from), steps.stepOf('before', to - 1) + 1];
  while (steps.isChange(start) && steps.isChange(start - 1)) start -= 1;
  if (steps.isChange(end - 1)) end = steps.runEnd(end - 1);
  return [start, end];
}

function textsOf(comparison: Comparison, stretch: Span, which: 'old' | 'next'): string {
  const span = comparison.steps.span(stretch, which === 'old' ? 'before' : 'after');
  return comparison[which].key(span);
}
