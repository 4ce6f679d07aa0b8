import { chainAround } from './chain.ts';
import type { Code, Span } from './code.ts';
import { isHole, type Part } from './generalise.ts';

/** A place where code has the form of a pattern. */
export interface PatternMatch {
  readonly span: Span;
  /** For each part of the pattern, the tokens that it stands for. */
  readonly parts: readonly Span[];
}

const maxHoleTokens = 200;

/** All places where code has the form of a pattern; of those that overlap, the first one. */
export function matchPattern(code: Code, pattern: readonly Part[]): PatternMatch[] {
  const found: PatternMatch[] = [];
  const anchor = pattern.findIndex((part) => !isHole(part));
  if (anchor === -1 || anchor > 1) return found;
  for (let at = 0; at < code.tokens.length; at += 1) {
    if (code.textAt(at) !== pattern[anchor]) continue;
    const from = anchor === 0 ? at : (chainAround(code, at - 1)?.[0] ?? at);
    if (from < (found.at(-1)?.span[1] ?? 0) || (anchor === 1 && from === at)) continue;
    const head: Span[] = anchor === 0 ? [] : [[from, at]];
    const parts = matchFrom(code, pattern, at, head);
    const span: Span = [from, parts?.at(-1)?.[1] ?? from];
    if (parts !== null && isWhole(code, span)) found.push({ span, parts });
  }
  return found;
}

/** Matches what follows the parts that are matched; the first way that leads to the end. */
function matchFrom(
  code: Code,
  pattern: readonly Part[],
  at: number,
  matched: readonly Span[],
): Span[] | null {
  const part = pattern[matched.length];
  if (part === undefined) return [...matched];
  const next = (end: number) => matchFrom(code, pattern, end, [...matched, [at, end]]);
  if (!isHole(part)) return code.textAt(at) === part ? next(at + 1) : null;
  const before = pattern.findIndex((each) => isHole(each) && each.hole === part.hole);
  const bound = before < matched.length ? matched[before] : undefined;
  for (const end of holeEnds(code, at, part.rest)) {
    if (bound !== undefined && code.key(bound) !== code.key([at, end])) continue;
    const result = next(end);
    if (result !== null) return result;
  }
  return null;
}

/** Where a hole that begins at a token could end. */
function* holeEnds(code: Code, from: number, rest: boolean): Generator<number> {
  if (code.isCloser(from)) return;
  const open = code.openerOf(from);
  const close = open === -1 ? code.tokens.length : code.partnerOf(open);
  if (rest) {
    yield close;
    return;
  }
  for (let at = from; at < Math.min(close, from + maxHoleTokens); at += 1) {
    if (at > from && code.openerOf(at) === -1 && code.startsLine(at) && !code.isDot(at)) return;
    if ([',', ';'].includes(code.textAt(at))) return;
    if (code.isOpener(at)) at = code.partnerOf(at);
    yield at + 1;
  }
}

/** Whether a stretch is no part of a longer chain, and declares nothing. */
function isWhole(code: Code, [from, to]: Span): boolean {
  if (to <= from) return false;
  const chain = chainAround(code, from);
  const starts = chain === null || chain[0] === from;
  const ends = !code.isDot(to) || chainAround(code, to)?.[0] === from;
  const isDeclared = /^(?:function|class|def|fn|func|fun)$/u.test(code.textAt(from - 1));
  const isBody = code.textAt(to) === '{' && code.isCloser(to - 1);
  return starts && ends && !isDeclared && !isBody;
}
