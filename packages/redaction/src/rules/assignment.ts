import {
  BLANK,
  DASH,
  DIGIT,
  ENV_VALUE,
  LOWER,
  QUOTE,
  QUOTED,
  UNQUOTED,
  UPPER,
  WORD,
  code,
  isIn,
} from '../bytes.ts';
import type { Match, Rule } from '../rule.ts';
import { isSecretAt, JUDGED_BYTES, type Trust } from '../secret-value.ts';
import type { View } from '../view.ts';

/** Names under which secrets are kept; each is found anywhere in a longer name. */
const PASSWORD_NAMES = ['password', 'passwd', 'passphrase', 'passwort', '_pass', 'pwd'];
const SECRET_NAMES = [
  'secret',
  'token',
  'api_key',
  'api-key',
  'apikey',
  'access_key',
  'access-key',
  'accesskey',
  'account_key',
  'accountkey',
  'auth_key',
  'auth-key',
  'authkey',
  'private_key',
  'private-key',
  'privatekey',
  'encryption_key',
  'encryptionkey',
  'signing_key',
  'signing-key',
  'signingkey',
  'master_key',
  'master-key',
  'masterkey',
  'service_key',
  'storage_key',
  'license_key',
  'deploy_key',
  'shared_key',
  'webhook_key',
  'app_key',
  'session_key',
  'credential',
  'credentials',
  '_auth',
];

/** What may follow the name before it ends; anything else (`_id`, `_url`, `izer`) makes it another name. */
const SUFFIXES = [
  '_access_key',
  'accesskey',
  '_key_base',
  '_key',
  '-key',
  'key',
  '_base64',
  '_value',
  '_string',
];

/** Names that hold a position in a list, or a public part, and not a secret. */
const HARMLESS =
  /(?:next|prev|previous|page|continuation|cursor|resume|cancellation|public|csrf|xsrf|sync)[-_]?$/i;

/** Bytes of the longest such word and its separator. */
const HARMLESS_BYTES = 13;

/** Bytes between the name and the value at most, so that a column of blanks cannot be followed far. */
const MAX_BLANKS = 64;

function skipBlanks(view: View, from: number): number {
  return view.runEnd(from, BLANK, MAX_BLANKS);
}

function nameEnd(view: View, from: number): number | null {
  let end = from;
  if (!view.is(end, WORD | DASH)) return end;
  const suffix = SUFFIXES.find(
    (text) => view.folded(end, text) && !view.is(end + text.length, WORD),
  );
  if (suffix !== undefined) end += suffix.length;
  if (view.at(end) === code('_') && view.is(end + 1, DIGIT)) end += 1;
  end = view.runEnd(end, DIGIT, 4);
  return view.is(end, WORD) ? null : end;
}

/** Skips an escaped or plain quote; `\\\"` of nested JSON counts as one. */
function skipQuote(view: View, from: number): number {
  let at = from;
  while (at - from < 8 && view.at(at) === code('\\')) at += 1;
  return view.is(at, QUOTE) ? at + 1 : from;
}

interface Place {
  /** First byte of the value, after an opening quote. */
  value: number;
  /** The quote that opened it with its backslashes, or '' where it is unquoted. */
  quote: string;
  /** The content of an XML element. */
  element: boolean;
  /** `=` without blanks around it. */
  tight: boolean;
}

/** Finds where the value stands: after `=`, `:`, `=>`, `:=`, `?=`, in an XML element, after a CLI flag. */
function findPlace(view: View, nameStart: number, end: number): Place | null {
  let at = skipQuote(view, end);
  if (view.at(at) === code(']')) at += 1;
  const blanks = skipBlanks(view, at);
  const sign = view.at(blanks);
  let next: number;
  let tight = false;
  const element = sign === code('>') && view.at(nameStart - 1) === code('<');
  if (element) next = blanks + 1;
  else if (sign === code('=') || sign === code(':') || sign === code('?') || sign === code('+')) {
    next = blanks + 1;
    if ((sign === code('?') || sign === code('+')) && view.at(next) !== code('=')) return null;
    if (view.at(next) === code('=')) {
      if (sign === code('=')) return null; // a comparison
      next += 1;
    } else if (sign === code('=') && view.at(next) === code('>')) next += 1;
    tight = sign === code('=') && blanks === at && !view.is(next, BLANK);
  } else if (sign === code('%') && view.folded(blanks, '%3d')) {
    next = blanks + 3;
    tight = true;
  } else if (blanks > at && at === end && view.exact(nameStart - 2, '--')) next = blanks;
  else return null;
  next = skipBlanks(view, next);
  const opened = skipQuote(view, next);
  return { value: opened, quote: view.text(next, opened), element, tight };
}

/** The end of a quoted value: the same quote with no more backslashes before it than the opening one. */
function quotedEnd(view: View, from: number, quote: string, max = Infinity): number {
  const mark = code(quote.at(-1) ?? '"');
  const depth = quote.length - 1;
  let slashes = 0;
  for (let at = from; ; at += 1) {
    if (at - from >= max) return at;
    const byte = view.at(at);
    if (byte === -1 || byte === 0x0a || byte === 0x0d) return at;
    if (byte === mark && slashes <= depth) return at - slashes;
    slashes = byte === 0x5c ? slashes + 1 : 0;
  }
}

/** First byte after an authorization scheme (`Bearer `), where one stands before the value. */
function skipScheme(view: View, from: number): number {
  if (!view.is(from, LOWER | UPPER)) return from;
  for (const scheme of ['bearer ', 'basic ', 'token ']) {
    if (view.folded(from, scheme)) return from + scheme.length;
  }
  return from;
}

/** First byte of the whole name (`DB_ADMIN_PASSWORD`, `x-auth-token`) that ends in the anchor. */
function nameStartOf(view: View, at: number): number {
  let start = at;
  while (
    at - start < 48 &&
    (view.is(start - 1, WORD) || (view.at(start - 1) === code('-') && view.is(start - 2, WORD)))
  )
    start -= 1;
  return start;
}

function isCapitals(view: View, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = view.at(at);
    if (!isIn(byte, UPPER | DIGIT) && byte !== code('_')) return false;
  }
  return true;
}

/** Shortest value of a variable of which the name only ends in KEY. */
const MIN_KEY_BYTES = 16;

/** How much a name says: a password, a secret, or (`STRIPE_KEY=`, `pass=`) only perhaps one. */
type NameKind = 'password' | 'secret' | 'key' | 'pass';

function trustOf(kind: NameKind, env: boolean): Trust {
  switch (kind) {
    case 'password':
      return 'password';
    case 'secret':
      return env ? 'assigned' : 'named';
    case 'key':
    case 'pass':
      return 'named';
  }
}

function matchAssignment(view: View, at: number, length: number, kind: NameKind): Match | null {
  const nameTo = nameEnd(view, at + length);
  if (nameTo === null) return null;
  const nameStart = nameStartOf(view, at);
  const place = findPlace(view, nameStart, nameTo);
  if (place === null) return null;
  if (kind !== 'password' && nameStart < at) {
    const before = view.text(Math.max(nameStart, at - HARMLESS_BYTES), at);
    if (HARMLESS.test(before)) return null;
  }
  const env = place.tight && isCapitals(view, nameStart, nameTo);
  if (kind === 'key' && !env) return null;
  const quoted = place.quote !== '';
  const body = quoted ? QUOTED : env ? ENV_VALUE : UNQUOTED;
  const from = skipScheme(view, place.value);
  const to = quoted ? quotedEnd(view, from, place.quote, JUDGED_BYTES) : view.runEnd(from, body);
  if (kind === 'key' && to - from < MIN_KEY_BYTES) return null;
  if (!quoted && isCall(view, to)) return null;
  if (place.element && !view.exact(to, '</')) return null;
  const trust = trustOf(kind, env);
  if (!isSecretAt(view, from, to, trust, quoted || env)) return null;
  const end = quoted ? quotedEnd(view, from, place.quote) : to;
  return { start: from, end, tail: body };
}

/** True where the run of an unquoted value goes on as code: a call, an index, a template, a type. */
function isCall(view: View, at: number): boolean {
  const byte = view.at(at);
  return byte === code('(') || byte === code('[') || byte === code('{');
}

const SOURCE =
  'Names that gitleaks (generic-api-key) and secretlint look for, and the syntaxes of env files, YAML, JSON, XML, URLs and flags.';

/** A value assigned to a name that says it is a password. */
export const passwordAssignment: Rule = {
  id: 'password',
  kind: 'context',
  description: 'A value assigned to a name such as password, passwd, pwd or passphrase.',
  source: SOURCE,
  anchors: PASSWORD_NAMES,
  anyCase: true,
  match: (view, at, length) => matchAssignment(view, at, length, 'password'),
};

/** A generated-looking value assigned to a name that says it is a secret. */
export const secretAssignment: Rule = {
  id: 'secret',
  kind: 'context',
  description:
    'A generated-looking value assigned to a name such as secret, token, api_key or credentials.',
  source: SOURCE,
  anchors: SECRET_NAMES,
  anyCase: true,
  match: (view, at, length) => matchAssignment(view, at, length, 'secret'),
};

/** A generated value in a variable of which the name only ends in KEY, or is pass. */
export const weakAssignment: Rule = {
  id: 'key',
  kind: 'context',
  description:
    'A generated-looking value in an environment variable that ends in _KEY, or in pass=.',
  source: SOURCE,
  anchors: ['_KEY=', 'pass=', 'pass"', "pass'"],
  match: (view, at, length) => {
    if (view.at(at) === code('_')) return matchAssignment(view, at, length - 1, 'key');
    return view.is(at - 1, WORD) ? null : matchAssignment(view, at, length - 1, 'pass');
  },
};
