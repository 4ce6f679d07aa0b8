import { chainAround } from './chain.ts';
import { Code, type Span } from './code.ts';
import { isBlock } from './unit.ts';
import type { Language } from './language.ts';

/** A part of a pattern: a token as it stands, or a hole. */
export type Part = string | Hole;

/** What differs from place to place. The same number stands for the same code on both sides. */
export interface Hole {
  readonly hole: number;
  /** It takes all the rest of a list, several elements perhaps, and not one expression. */
  readonly rest: boolean;
}

/** An edit with holes for what both sides have in common. */
export interface GeneralEdit {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** What fills the holes here, by number: the elements of a list, or one expression; as tokens. */
  readonly filled: readonly (readonly string[])[];
  /** Where the parts stand in the texts, in UTF-16 units. */
  readonly ranges: { readonly before: readonly Span[]; readonly after: readonly Span[] };
}

interface Candidate {
  readonly span: Span;
  /** How many elements up to the closing bracket; 0 for what is no end of a list. */
  readonly rest: number;
}

interface Chosen {
  readonly span: Span;
  readonly hole: Hole;
}

/**
 * The most general form of an edit: arguments, operands and receivers that both sides have become
 * holes, the largest ones first. What is called, and what both sides do not share, stays as it is.
 */
export function generalise(before: string, after: string, language: Language): GeneralEdit {
  const [old, next] = [new Code(before, language), new Code(after, language)];
  const chosen: Record<'before' | 'after', Chosen[]> = { before: [], after: [] };
  const found = candidates(old)
    .filter(({ span: [from, to] }) => to - from < old.tokens.length)
    .sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]) || b.rest - a.rest);
  const others = candidates(next);
  const filled: string[][] = [];
  for (const candidate of found) {
    if (overlaps(chosen.before, candidate.span)) continue;
    const key = old.key(candidate.span);
    const rest = candidate.rest > 1;
    const same = (code: Code, list: Candidate[], taken: Chosen[]) =>
      list.filter(
        (each) =>
          code.key(each.span) === key &&
          (!rest || each.rest === candidate.rest) &&
          !overlaps(taken, each.span),
      );
    const there = same(next, others, chosen.after);
    if (there.length === 0) continue;
    const here = same(old, found, chosen.before);
    const isRest = candidate.rest > 0 && [...here, ...there].every(({ rest: each }) => each > 0);
    const hole = { hole: filled.length + 1, rest: isRest };
    take(chosen.before, here, hole);
    take(chosen.after, there, hole);
    filled.push(isRest ? lastElements(old, candidate) : [key]);
  }
  for (const span of droppedArguments(old, next, chosen)) {
    chosen.before.push({ span, hole: { hole: filled.length + 1, rest: false } });
    filled.push([old.key(span)]);
  }
  return inOrder(old, next, chosen, filled);
}

function take(chosen: Chosen[], candidates: readonly Candidate[], hole: Hole): void {
  for (const { span } of candidates) if (!overlaps(chosen, span)) chosen.push({ span, hole });
}

function overlaps(chosen: readonly Chosen[], [from, to]: Span): boolean {
  return chosen.some(({ span }) => span[0] < to && from < span[1]);
}

function lastElements(code: Code, { span, rest }: Candidate): string[] {
  return code
    .elements(code.openerOf(span[0]))
    .slice(-rest)
    .map((each) => code.key(each));
}

/**
 * Arguments that the edit takes away, whatever they are. Where it brings others, those may be what
 * became of them, and they stay as they are.
 */
function droppedArguments(
  old: Code,
  next: Code,
  chosen: Readonly<Record<'before' | 'after', readonly Chosen[]>>,
): Span[] {
  const own = (code: Code, taken: readonly Chosen[]) =>
    code.tokens
      .flatMap((_, at) => (code.isOpener(at) && code.textAt(at) === '(' ? code.elements(at) : []))
      .filter((span) => !overlaps(taken, span));
  if (own(next, chosen.after).length > 0) return [];
  return own(old, chosen.before).filter(
    ([from, to], at, all) =>
      !all.some((each, other) => other !== at && each[0] <= from && to <= each[1]),
  );
}

/** Everything that could be a hole. */
function candidates(code: Code): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (span: Span, rest = 0) => {
    const key = span.join();
    if (span[1] > span[0] && (rest > 0 || !found.has(key))) found.set(key, { span, rest });
  };
  for (let at = 0; at < code.tokens.length; at += 1) {
    if (code.isOpener(at) && !isBlock(code, at) && code.kindAt(at) === 'sign') {
      const elements = code.elements(at);
      const close = code.partnerOf(at);
      elements.forEach(([from, to], index) => {
        add([from, to]);
        add([from, elements.at(-1)?.[1] ?? close], elements.length - index);
      });
    } else if (code.isOpener(at)) {
      for (const span of code.elements(at)) if (!isBlock(code, at)) add(span);
    }
    const chain = chainAround(code, at);
    if (chain === null) continue;
    if (code.isDot(at) && code.textAt(chain[0]) !== 'new') add([chain[0], at]);
    if (chain[0] === at && !isLabel(code, chain) && !isNameList(code, at)) add(chain);
  }
  return [...found.values()];
}

/** A key of an object or a type, and other words that stand for themselves. */
function isLabel(code: Code, [from, to]: Span): boolean {
  return to - from === 1 && code.kindAt(from) === 'word' && code.textAt(to) === ':';
}

/** The braces of an import or export, which are no value. */
function isNameList(code: Code, at: number): boolean {
  const first = code.textAt(0);
  return code.textAt(at) === '{' && (first === 'import' || first === 'export');
}

/** Numbers the holes as they come in the old text, and writes both sides out. */
function inOrder(
  old: Code,
  next: Code,
  chosen: Readonly<Record<'before' | 'after', readonly Chosen[]>>,
  filled: readonly (readonly string[])[],
): GeneralEdit {
  const before = partsOf(old, chosen.before);
  const after = partsOf(next, chosen.after);
  const order = [...new Set(before.parts.filter(isHole).map(({ hole }) => hole))];
  const renumber = (part: Part): Part =>
    isHole(part) ? { ...part, hole: order.indexOf(part.hole) + 1 } : part;
  return {
    before: before.parts.map(renumber),
    after: after.parts.map(renumber),
    filled: order.map((hole) => filled[hole - 1] ?? []),
    ranges: { before: before.ranges, after: after.ranges },
  };
}

function partsOf(code: Code, chosen: readonly Chosen[]): { parts: Part[]; ranges: Span[] } {
  const parts: Part[] = [];
  const ranges: Span[] = [];
  for (let at = 0; at < code.tokens.length; at += 1) {
    const found = chosen.find(({ span }) => span[0] === at);
    const end = found?.span[1] ?? at + 1;
    parts.push(found?.hole ?? code.textAt(at));
    ranges.push([code.tokens[at]?.start ?? 0, code.tokens[end - 1]?.end ?? 0]);
    at = end - 1;
  }
  return { parts, ranges };
}

export function isHole(part: Part): part is Hole {
  return typeof part !== 'string';
}

/** What a pattern says by itself, without its holes. */
export function concrete(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (isHole(part) ? [] : [part]));
}

/** Puts code back into the holes; as tokens, one in a line. */
export function instantiate(
  parts: readonly Part[],
  filled: readonly (readonly string[])[],
): string {
  return parts
    .map((part) => (isHole(part) ? (filled[part.hole - 1] ?? []).join('\n,\n') : part))
    .join('\n');
}

/** A pattern as a person reads it: `$1` for an expression, `...$1` for the rest of a list. */
export function patternText(parts: readonly Part[]): string {
  return parts
    .map((part) => (isHole(part) ? `${part.rest ? '...' : ''}$${part.hole}` : part))
    .join(' ')
    .replaceAll(/ (?=[,;)\]]|\.|\?\.)|(?<=[([]) |(?<=[^.]\.) |(?<=[\w$)\]]) (?=[([])/gu, '');
}
