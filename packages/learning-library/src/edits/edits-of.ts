import { alignTexts, type Alignment } from './alignment.ts';
import { Code, type Span } from './code.ts';
import type { Language } from './language.ts';
import { unitAround } from './unit.ts';

/** A piece of code that became another one; both as they stand in the source. */
export interface TokenEdit {
  readonly before: string;
  readonly after: string;
  /** Lines below the first one of the old and of the new text. */
  readonly oldLine: number;
  readonly newLine: number;
}

/** How one text became another. */
export interface TextEdits {
  readonly edits: readonly TokenEdit[];
  /** Names that were changed where they are declared, `old` and `new`. */
  readonly renamed: readonly (readonly [string, string])[];
  /** Stretches that were too large or too different to be told apart. */
  readonly large: number;
}

/** Up to which size two texts are compared. */
export interface CompareLimits {
  readonly maxTokens: number;
  readonly maxDifferences: number;
}

/** Two texts side by side. */
export interface Comparison {
  readonly old: Code;
  readonly next: Code;
  readonly steps: Alignment;
  /** The units that changed, as stretches of steps. */
  readonly units: readonly Span[];
}

const hunkLimits: CompareLimits = { maxTokens: 2000, maxDifferences: 400 };
const maxUnitTokens = 80;

/** Compares two texts, token by token; `null` where they are too large or too different. */
export function compareTexts(
  before: string,
  after: string,
  language: Language,
  { maxTokens, maxDifferences }: CompareLimits,
): Comparison | null {
  const [old, next] = [new Code(before, language), new Code(after, language)];
  if (old.tokens.length > maxTokens || next.tokens.length > maxTokens) return null;
  const texts = ({ tokens }: Code) => tokens.map(({ text }) => text);
  const steps = alignTexts(texts(old), texts(next), maxDifferences);
  return steps && { old, next, steps, units: stretches(old, next, steps, runsOf(steps)) };
}

/**
 * What changed between two texts, token by token, each change taken to the smallest expression or
 * statement that holds it on both sides. Formatting is no change, and what was only added or only
 * taken away is none either.
 */
export function editsOf(before: string, after: string, language: Language): TextEdits {
  const comparison = compareTexts(before, after, language, hunkLimits);
  if (comparison === null) return { edits: [], renamed: [], large: 1 };
  const { old, next, steps } = comparison;
  const edits = comparison.units.flatMap((unit) => editAt(comparison, unit) ?? []);
  const small = edits.filter(({ before: code, after: other }) => isSmall(code) && isSmall(other));
  return {
    edits: small.map(({ before: from, after: to }) => ({
      before: old.source(from),
      after: next.source(to),
      oldLine: lineOf(old, from),
      newLine: lineOf(next, to),
    })),
    renamed: runsOf(steps)
      .map((run) => declared(old, next, steps, run))
      .filter((each) => each !== null),
    large: edits.length - small.length,
  };
}

/** The tokens of a unit on both sides; `null` where one side has none. */
export function editAt(
  { steps }: Comparison,
  unit: Span,
): { readonly before: Span; readonly after: Span } | null {
  const [before, after] = [steps.span(unit, 'before'), steps.span(unit, 'after')];
  return before[0] === before[1] || after[0] === after[1] ? null : { before, after };
}

const isSmall = ([from, to]: Span) => to - from <= maxUnitTokens;

/** Lines above the first token of a stretch. */
export function lineOf(code: Code, [from]: Span): number {
  return code.text.slice(0, code.tokens[from]?.start ?? 0).split('\n').length - 1;
}

/** The units around all changes; those that overlap are one. */
function stretches(old: Code, next: Code, steps: Alignment, runs: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const run of runs) {
    if (run[1] <= (found.at(-1)?.[1] ?? 0)) continue;
    let stretch = grow(old, next, steps, run);
    for (let last = found.at(-1); last !== undefined && last[1] > stretch[0]; last = found.at(-1)) {
      found.pop();
      stretch = grow(old, next, steps, [last[0], Math.max(stretch[1], last[1])]);
    }
    found.push(stretch);
  }
  return found;
}

function runsOf(steps: Alignment): Span[] {
  const runs: Span[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    if (!steps.isChange(at)) continue;
    const end = steps.runEnd(at);
    runs.push([at, end]);
    at = end;
  }
  return runs;
}

/** Widens a stretch of steps until it is a whole unit on both sides. */
function grow(old: Code, next: Code, steps: Alignment, stretch: Span): Span {
  let [from, to] = stretch;
  for (;;) {
    const [start, end] = [from, to];
    for (const [code, side] of [
      [old, 'before'],
      [next, 'after'],
    ] as const) {
      const span = steps.span([from, to], side);
      if (span[0] === span[1]) continue;
      const unit = unitAround(code, span);
      from = Math.min(from, steps.stepOf(side, unit[0]));
      to = Math.max(to, steps.stepOf(side, unit[1] - 1) + 1);
    }
    while (steps.isChange(from) && steps.isChange(from - 1)) from -= 1;
    if (steps.isChange(to - 1)) to = steps.runEnd(to - 1);
    if (start === from && end === to) return [from, to];
  }
}

const declaring =
  /^(?:function|class|const|let|var|interface|type|enum|def|fn|func|struct|trait|fun|val)$/u;
const modifier = /^(?:async|static|get|set|public|private|protected|readonly|export|override|\*)$/u;

/** The names, where a run is one word in place of another, and both are declared by it. */
function declared(
  old: Code,
  next: Code,
  steps: Alignment,
  run: Span,
): readonly [string, string] | null {
  const [before, after] = [steps.span(run, 'before'), steps.span(run, 'after')];
  if (before[1] - before[0] !== 1 || after[1] - after[0] !== 1) return null;
  if (!declares(old, before[0]) || !declares(next, after[0])) return null;
  return [old.textAt(before[0]), next.textAt(after[0])];
}

/** Whether a name is declared where it stands: by a keyword, as a parameter, method or member. */
function declares(code: Code, at: number): boolean {
  if (!code.isName(at)) return false;
  if (declaring.test(code.textAt(at - 1))) return true;
  const open = code.openerOf(at);
  if (code.textAt(at + 1) === '=>') return true;
  if (open !== -1 && code.textAt(open) === '(') {
    const after = code.textAt(code.partnerOf(open) + 1);
    const controls = /^(?:if|while|for|switch)$/u.test(code.textAt(open - 1));
    const isPart = '(,'.includes(code.textAt(at - 1));
    return isPart && !controls && /^(?:=>|\{|:)$/u.test(after);
  }
  let start = at;
  while (start > 0 && !code.startsLine(start) && modifier.test(code.textAt(start - 1))) start -= 1;
  if (!code.startsLine(start)) return false;
  if (code.isOpener(at + 1) && code.textAt(at + 1) === '(') {
    return /^[{:]$/u.test(code.textAt(code.partnerOf(at + 1) + 1));
  }
  return /^\s*\??:[^\n]*;\s*(?:\n|$)/u.test(code.text.slice(code.tokens[at]?.end));
}
