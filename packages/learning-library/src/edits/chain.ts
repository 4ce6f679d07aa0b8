import type { Code, Span } from './code.ts';

/**
 * The chain that a token belongs to: a value with what is read from it and called on it, such as
 * `new a.b(c)[d]`; `null` for an operator or a keyword. A bracket belongs to the chain around it.
 */
export function chainAround(code: Code, at: number): Span | null {
  const from = chainStart(code, at);
  if (from === null) return null;
  const isNew = code.textAt(from) === 'new' && code.kindAt(from) === 'word';
  return [from, chainEnd(code, isNew ? from + 1 : from)];
}

function chainStart(code: Code, token: number): number | null {
  let at = code.isDot(token) ? token - 1 : token;
  if (code.isOpener(at)) at = code.partnerOf(at);
  if (code.textAt(at) === 'new' && isValue(code, at + 1)) return at;
  if (!isValue(code, at)) return null;
  for (;;) {
    if (code.isCloser(at)) {
      at = code.partnerOf(at);
      const called = isValue(code, at - 1) && !code.startsLine(at);
      if (!called || code.textAt(at) === '{') break;
      at -= 1;
    } else if (code.isDot(at - 1) && isValue(code, at - 2)) {
      at -= 2;
    } else if (code.textAt(at - 1) === '!' && isValue(code, at - 2)) {
      at -= 2;
    } else {
      break;
    }
  }
  return code.textAt(at - 1) === 'new' && code.kindAt(at - 1) === 'word' ? at - 1 : at;
}

/** The end of the chain that begins with a value. */
export function chainEnd(code: Code, from: number): number {
  let at = code.isOpener(from) ? code.partnerOf(from) : from;
  for (;;) {
    const next = at + 1;
    if (code.isDot(next) && code.kindAt(next + 1) === 'word') at = next + 1;
    else if (code.isDot(next) && isCall(code, next + 1)) at = code.partnerOf(next + 1);
    else if (isCall(code, next) && !code.startsLine(next)) at = code.partnerOf(next);
    else if (isTemplate(code, next)) at = code.isOpener(next) ? code.partnerOf(next) : next;
    else if (code.textAt(next) === '!' && code.isDot(next + 1)) at = next;
    else if (code.textAt(next) === '<') {
      const call = afterTypes(code, next);
      if (call === null) break;
      at = code.partnerOf(call);
    } else break;
  }
  return at + 1;
}

function isValue(code: Code, at: number): boolean {
  const kind = code.kindAt(at);
  if (kind === null) return false;
  if (kind === 'word') return code.isName(at) || code.isDot(at - 1);
  return kind !== 'sign' || code.isCloser(at);
}

function isCall(code: Code, at: number): boolean {
  return code.isOpener(at) && '(['.includes(code.textAt(at));
}

function isTemplate(code: Code, at: number): boolean {
  return code.kindAt(at) === 'text' && code.textAt(at).startsWith('`');
}

/** For `<T, U[]>(`, where its call begins. */
function afterTypes(code: Code, open: number): number | null {
  for (let at = open + 1; at < open + 12; at += 1) {
    const text = code.textAt(at);
    if (text === '>' && code.textAt(at + 1) === '(') return code.isOpener(at + 1) ? at + 1 : null;
    if (code.kindAt(at) === 'sign' && !['.', ',', '[', ']', '|'].includes(text)) return null;
  }
  return null;
}
