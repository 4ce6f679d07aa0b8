import jsTokens from 'js-tokens';
import type { Language } from './language.ts';

/** A piece of code: what is left of a text without blanks and comments. */
export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign';
  /** As it is compared: the quotes of a text are always double ones. */
  readonly text: string;
  /** Offsets into the text that it is from, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a text, which may be a fragment and need not be valid: whatever is none becomes a
 * sign. What a formatter alone may add or take away is left out: blanks, comments, the kind of
 * quotes, semicolons at the end of a line, and a comma before a closing bracket.
 */
export function tokenise(text: string, language: Language): Token[] {
  const raw = language === 'script' ? scriptTokens(text) : plainTokens(text, language);
  return withoutFormatting(raw, text);
}

function scriptTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { type, value } of jsTokens(text)) {
    const start = at;
    at += value.length;
    const kind = scriptKind(type);
    if (kind !== null) tokens.push(token(kind, value, start));
  }
  return tokens;
}

function scriptKind(type: string): Token['kind'] | null {
  switch (type) {
    case 'WhiteSpace':
    case 'LineTerminatorSequence':
    case 'MultiLineComment':
    case 'SingleLineComment':
    case 'HashbangComment':
      return null;
    case 'IdentifierName':
    case 'PrivateIdentifier':
      return 'word';
    case 'NumericLiteral':
      return 'number';
    case 'Punctuator':
    case 'Invalid':
      return 'sign';
    default:
      return 'text';
  }
}

const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /\d[\w.]*/uy;
const quoted = /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`[^`]*`?/uy;
const tripleQuoted = /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)/uy;
const blank = /\s+/uy;
const hashComment = /#[^\n]*/uy;
const slashComment = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/uy;

function plainTokens(text: string, language: 'slash' | 'hash'): Token[] {
  const kinds: readonly (readonly [RegExp, Token['kind'] | null])[] = [
    [blank, null],
    [language === 'hash' ? hashComment : slashComment, null],
    ...(language === 'hash' ? ([[tripleQuoted, 'text']] as const) : []),
    [quoted, 'text'],
    [word, 'word'],
    [number, 'number'],
  ];
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const [value, kind] = matchAt(text, at, kinds) ?? [text[at] ?? '', 'sign' as const];
    if (kind !== null) tokens.push(token(kind, value, at));
    at += value.length;
  }
  return tokens;
}

function matchAt(
  text: string,
  at: number,
  kinds: readonly (readonly [RegExp, Token['kind'] | null])[],
): readonly [string, Token['kind'] | null] | null {
  for (const [pattern, kind] of kinds) {
    pattern.lastIndex = at;
    const value = pattern.exec(text)?.[0];
    if (value !== undefined && value !== '') return [value, kind];
  }
  return null;
}

function token(kind: Token['kind'], value: string, start: number): Token {
  const text = kind === 'text' ? value.replace(/^'(.*)'$/su, '"$1"') : value;
  return { kind, text, start, end: start + value.length };
}

function withoutFormatting(tokens: readonly Token[], text: string): Token[] {
  return tokens.filter(({ text: own, kind, end }, at) => {
    if (kind !== 'sign') return true;
    const next = tokens[at + 1];
    if (own === ';') return next !== undefined && !text.slice(end, next.start).includes('\n');
    return own !== ',' || next === undefined || !')]}'.includes(next.text);
  });
}
