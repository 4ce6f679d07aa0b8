import { ALNUM, BASE64_ANY, DASH, DIGIT, DOT, HEX, TOKEN, UNDERSCORE, WORD } from './bytes.ts';
import { isMasked } from './placeholder.ts';
import type { Match, Rule } from './rule.ts';
import type { View } from './view.ts';

/** The shape of most tokens: a fixed prefix, then a run of one class with a known length. */
export interface TokenShape {
  id: string;
  description: string;
  source: string;
  prefixes: readonly string[];
  /** Class of the body's bytes. */
  body: number;
  /** Least number of body bytes. */
  min: number;
  /** Most body bytes; without it the whole run belongs to the token. */
  max?: number;
  /** Further runs joined by dots belong to the token (routable and stateless token formats). */
  dotted?: boolean;
  /** No dash may stand before the prefix (`cache-key-…` is no `key-…`). */
  notAfterDash?: boolean;
  /** The body must have a digit: tells a token from words joined by dashes. */
  digit?: boolean;
}

/** The end of runs joined by single dots; a dot that ends a sentence is not taken. */
function dottedEnd(view: View, from: number, body: number): number {
  let end = from;
  while (view.at(end) === 0x2e && view.is(end + 1, body)) end = view.runEnd(end + 1, body);
  return end;
}

function matchToken(shape: TokenShape, view: View, at: number, length: number): Match | null {
  if (!view.startsToken(at)) return null;
  if (shape.notAfterDash === true && view.at(at - 1) === 0x2d) return null;
  const from = at + length;
  const run =
    shape.max === undefined
      ? view.runEnd(from, shape.body)
      : view.fixedRunEnd(from, shape.body, shape.min, shape.max);
  if (run - from < shape.min) return null;
  if (shape.max !== undefined && !view.endsToken(run)) return null;
  const traits = view.traits(from, Math.min(run, from + 64));
  if (isMasked(traits) || (shape.digit === true && traits.digits === 0)) return null;
  const end = shape.dotted === true ? dottedEnd(view, run, shape.body) : run;
  const tail = shape.dotted === true ? shape.body | DOT : shape.body;
  return { start: at, end, ...(shape.max === undefined && { tail }) };
}

/** Makes a rule of a token shape. */
export function tokenRule(shape: TokenShape): Rule {
  return {
    id: shape.id,
    kind: 'format',
    description: shape.description,
    source: shape.source,
    anchors: shape.prefixes,
    match: (view, at, length) => matchToken(shape, view, at, length),
  };
}

/** Class names for the tables of token shapes. */
export const BODY = {
  alnum: ALNUM,
  word: WORD,
  token: TOKEN,
  hex: HEX,
  digits: DIGIT,
  dashed: ALNUM | DASH,
  snake: ALNUM | UNDERSCORE,
  base64: BASE64_ANY,
} as const;
