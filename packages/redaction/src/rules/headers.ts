import { BASE64_ANY, BLANK, DOT, LINE, QUOTE, TILDE, WORD, code } from '../bytes.ts';
import type { Match, Rule } from '../rule.ts';
import { isPlaceholderAt, isSecretAt } from '../secret-value.ts';
import type { View } from '../view.ts';

/** The characters of a token68 (RFC 7235), and the underscore. */
const CREDENTIAL = BASE64_ANY | DOT | TILDE;

function skipSeparators(view: View, from: number): number {
  let at = from;
  while (at - from < 16 && (view.is(at, QUOTE | BLANK) || view.at(at) === code('\\'))) at += 1;
  return at;
}

function credential(view: View, from: number, minBytes: number): Match | null {
  const end = view.runEnd(from, CREDENTIAL);
  if (end - from < minBytes || isPlaceholderAt(view, from, end)) return null;
  return { start: from, end, tail: CREDENTIAL };
}

const SCHEMES = ['bearer ', 'basic ', 'token ', 'bot ', 'apikey ', 'api-key ', 'key ', 'digest '];

function matchAuthorization(view: View, at: number, length: number): Match | null {
  let next = skipSeparators(view, at + length);
  if (view.at(next) !== code(':') && view.at(next) !== code('=')) return null;
  next = skipSeparators(view, next + 1);
  const scheme = SCHEMES.find((text) => view.folded(next, text));
  if (scheme !== undefined) return credential(view, skipSeparators(view, next + scheme.length), 6);
  const end = view.runEnd(next, CREDENTIAL);
  return isSecretAt(view, next, end, 'named', false) && end - next >= 16
    ? { start: next, end, tail: CREDENTIAL }
    : null;
}

function matchScheme(view: View, at: number, length: number): Match | null {
  if (!view.startsToken(at)) return null;
  const from = at + length;
  const end = view.runEnd(from, CREDENTIAL);
  if (end - from < 16 || !isSecretAt(view, from, end, 'named', false)) return null;
  return { start: from, end, tail: CREDENTIAL };
}

function matchCookie(view: View, at: number, length: number): Match | null {
  if (view.is(at - 1, WORD)) return null;
  const from = skipSeparators(view, at + length);
  const name = view.runEnd(from, WORD | DOT | BASE64_ANY, 128);
  const closed = view.text(from, name).indexOf('=');
  if (closed < 1) return null;
  const start = from + closed + 1;
  const end = view.runEnd(start, CREDENTIAL);
  if (end - start < 12 || isPlaceholderAt(view, start, end)) return null;
  // A request header carries several cookies; all of them go.
  const rest = view.text(end, end + 2) === '; ' && !view.folded(at - 4, 'set-');
  return rest ? { start, end: lineEnd(view, end), tail: LINE } : { start, end, tail: CREDENTIAL };
}

/** End of a header's text: the line's end, or the quote that closes the string which holds it. */
function lineEnd(view: View, from: number): number {
  let at = from;
  while (view.is(at, LINE) && !view.is(at, QUOTE) && view.at(at) !== code('\\')) at += 1;
  return at;
}

/** Credentials in HTTP headers. */
export const HEADER_RULES: readonly Rule[] = [
  {
    id: 'authorization-header',
    kind: 'context',
    description: 'The credentials of an Authorization or Proxy-Authorization header.',
    source: 'RFC 9110 section 11.6.2, RFC 6750, RFC 7617',
    anchors: ['authorization'],
    anyCase: true,
    match: matchAuthorization,
  },
  {
    id: 'bearer-token',
    kind: 'context',
    description: 'A generated-looking value after the word Bearer or Basic.',
    source: 'RFC 6750 section 2.1, RFC 7617',
    anchors: ['bearer ', 'basic '],
    anyCase: true,
    match: matchScheme,
  },
  {
    id: 'cookie-header',
    kind: 'context',
    description: 'The values of a Cookie or Set-Cookie header.',
    source: 'RFC 6265 section 4',
    anchors: ['cookie:', 'cookie":', "cookie':"],
    anyCase: true,
    match: matchCookie,
  },
];
