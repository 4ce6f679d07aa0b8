import { chainAround, chainEnd } from './chain.ts';
import type { Code, Span } from './code.ts';

const operator = /^(?:[-+*/%<>=!&|^?~:]+|\.{3}|in|of|instanceof|as|and|or|is)$/u;

/**
 * The smallest piece of code around a stretch of tokens that says something by itself: a chain that
 * has more than one token, an operator with its operands, or else a whole statement.
 */
export function unitAround(code: Code, span: Span): Span {
  let [from, to] = balanced(code, span);
  for (;;) {
    const found = unitWithin(code, [from, to]);
    if (found !== null) return found;
    const open = code.openerOf(from);
    if (open === -1 || isBlock(code, open)) return statementAround(code, [from, to]);
    [from, to] = [open, code.partnerOf(open) + 1];
  }
}

/** A chain, or an operator with its operands, around a stretch on one level of brackets. */
function unitWithin(code: Code, [from, to]: Span): Span | null {
  const chain = chainAround(code, from);
  if (chain !== null && chain[0] <= from && chain[1] >= to) {
    return isTelling(code, chain) ? chain : null;
  }
  if (code.isUnary(from)) {
    const operand = chainEnd(code, from + 1);
    const isOperand = chainAround(code, from + 1)?.[0] === from + 1;
    return isOperand && operand >= to ? [from, operand] : null;
  }
  // An operator alone, or one with an operand or both.
  const infix = isInfix(code, from) ? from : (chain?.[1] ?? -1);
  if (chain !== null && chain[0] !== from) return null;
  if (!isInfix(code, infix)) return null;
  const [left, right] = [chainAround(code, infix - 1), chainAround(code, infix + 1)];
  const fits = left?.[1] === infix && right?.[0] === infix + 1 && right[1] >= to;
  return fits ? [left[0], right[1]] : null;
}

/** Whether a chain is more than a value alone, and has a name or a text outside of its brackets. */
function isTelling(code: Code, [from, to]: Span): boolean {
  if (to - from === 1) return false;
  for (let at = from; at < to; at += 1) {
    if (code.isOpener(at)) at = code.partnerOf(at);
    else if (code.kindAt(at) === 'word') return true;
  }
  return false;
}

function isInfix(code: Code, at: number): boolean {
  const text = code.textAt(at);
  return operator.test(text) && !/^(?:=>|[:?]|\.{3})$/u.test(text) && code.kindAt(at) !== 'text';
}

/** Takes in the partners of brackets. */
function balanced(code: Code, span: Span): Span {
  let [from, to] = span;
  for (let at = from; at < to; at += 1) {
    const partner = code.partnerOf(at);
    if (partner === -1) continue;
    if (partner < from) [from, at] = [partner, partner];
    if (partner >= to) to = partner + 1;
  }
  // What lies in several pairs of brackets is lifted to where it is on one level.
  const level = outermost(code, from, to);
  for (let at = from; at < to; at += 1) {
    if (code.openerOf(at) === level || code.openerOf(at) >= from) continue;
    return balanced(code, [code.openerOf(at), Math.max(to, code.partnerOf(code.openerOf(at)) + 1)]);
  }
  return [from, to];
}

function outermost(code: Code, from: number, to: number): number {
  let level = code.openerOf(from);
  for (let at = from; at < to; at += 1) level = Math.min(level, code.openerOf(at));
  return level;
}

/** Whether braces hold statements and not the parts of a value. */
export function isBlock(code: Code, open: number): boolean {
  if (code.textAt(open) !== '{') return false;
  const before = code.textAt(open - 1);
  if (before === 'import' || before === 'export' || before === 'type') return false;
  return !/^(?:[(,=[:?]|\|\||&&|\?\?|return|\.\.\.|const|let|var)$/u.test(before);
}

/** The statement around a stretch, without what opens or closes a block around it. */
function statementAround(code: Code, [from, to]: Span): Span {
  const level = code.openerOf(from);
  let [start, end] = [from, to];
  while (start > 0 && !isBorder(code, start, level)) start = previous(code, start);
  while (end < code.tokens.length && !isBorder(code, end, level)) {
    end = code.isOpener(end) ? code.partnerOf(end) + 1 : end + 1;
  }
  return [start, end];
}

function previous(code: Code, at: number): number {
  return code.isCloser(at - 1) ? code.partnerOf(at - 1) : at - 1;
}

/** Whether a statement ends before a token, on a level of brackets. */
function isBorder(code: Code, at: number, level: number): boolean {
  if (code.partnerOf(level) === at || level === at - 1) return true;
  if (isWall(code, at) || isWall(code, at - 1)) return true;
  if ([code.textAt(at), code.textAt(at - 1)].includes(';')) return true;
  if (!code.startsLine(at)) return false;
  const [before, here] = [code.textAt(at - 1), code.textAt(at)];
  const goesOn = code.isDot(at) || operator.test(here) || operator.test(before);
  return !goesOn && before !== ',' && !code.isDot(at - 1);
}

function isWall(code: Code, at: number): boolean {
  return (
    code.kindAt(at) === 'sign' && '()[]{}'.includes(code.textAt(at)) && code.partnerOf(at) === -1
  );
}
