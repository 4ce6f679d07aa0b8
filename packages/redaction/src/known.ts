import { ALNUM, TOKEN, code, isIn, lower, utf8 } from './bytes.ts';
import type { View } from './view.ts';

/** A secret whose value is known. The name stands in the replacement: `[redacted:<name>]`. */
export interface KnownSecret {
  name: string;
  value: string;
}

/** Shorter values are not searched: they would be found everywhere. In UTF-8 bytes. */
export const MIN_KNOWN_BYTES = 6;

/** Longer values are searched in pieces of at most this size, which bounds what is held back. */
const MAX_PIECE_BYTES = 512;

/** Least length at which one line of a multi-line value is searched by itself. */
const MIN_LINE_BYTES = 16;

/** One spelling of a known value, or of a piece of it. */
export interface KnownForm {
  name: string;
  bytes: Uint8Array;
  encoding: 'plain' | 'base64' | 'hex';
  /** Bits of the value in the base64 characters before and after those that it fully determines. */
  partialBefore: boolean;
  partialAfter: boolean;
}

function evenPieces(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / MAX_PIECE_BYTES);
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

/**
 * What is searched for of a value: the whole, and of several lines each that is long and has no
 * blank in it (a key body). A short last line goes with the one before it.
 */
function piecesOf(value: string): Uint8Array[] {
  const pieces = evenPieces(utf8(value));
  const lines = value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return pieces;
  lines.forEach((line, i) => {
    if (/\s/.test(line) || line.startsWith('-----')) return;
    if (line.length >= MIN_LINE_BYTES) pieces.push(...evenPieces(utf8(line)));
    else {
      const before = lines[i - 1];
      if (
        before !== undefined &&
        before.length >= MIN_LINE_BYTES &&
        before.length < MAX_PIECE_BYTES
      ) {
        pieces.push(utf8(`${before}\n${line}`));
      }
    }
  });
  return pieces;
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The characters that a value fully determines when it begins at this offset in a group of three. */
function base64Form(name: string, bytes: Uint8Array, offset: number): KnownForm {
  const padded = new Uint8Array(offset + bytes.length);
  padded.set(bytes, offset);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor((padded.length * 8) / 6);
  return {
    name,
    bytes: utf8(base64(padded).slice(first, last)),
    encoding: 'base64',
    partialBefore: offset !== 0,
    partialAfter: (padded.length * 8) % 6 !== 0,
  };
}

function asciiJson(value: string, upperHex: boolean): string {
  return value.replace(/[\u0080-\uffff]/g, (char) => {
    const hex = char.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${upperHex ? hex.toUpperCase() : hex}`;
  });
}

/** A name that is safe inside of `[redacted:…]`. */
export function markerName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 64) || 'known';
}

/** All spellings under which a known secret is searched; none for a value that is too short. */
export function formsOf(secret: KnownSecret): KnownForm[] {
  const value = secret.value.replaceAll('\r\n', '\n').trim();
  if (utf8(value).length < MIN_KNOWN_BYTES) return [];
  const name = markerName(secret.name);
  const plain = (bytes: Uint8Array): KnownForm => ({
    name,
    // A run of backslashes matches any longer one: each level of escaping doubles it.
    bytes: bytes.filter((byte, i) => byte !== 0x5c || bytes[i - 1] !== 0x5c),
    encoding: 'plain',
    partialBefore: false,
    partialAfter: false,
  });
  const forms = piecesOf(value).flatMap((piece): KnownForm[] => [
    plain(piece),
    ...[0, 1, 2].map((offset) => base64Form(name, piece, offset)),
    {
      ...plain(utf8(Array.from(piece, (byte) => byte.toString(16).padStart(2, '0')).join(''))),
      encoding: 'hex',
    },
  ]);
  if (/[\u0080-\uffff]/.test(value)) {
    for (const upperHex of [false, true]) {
      forms.push(...evenPieces(utf8(asciiJson(value, upperHex))).map(plain));
    }
  }
  return forms.filter((form) => form.bytes.length >= MIN_KNOWN_BYTES);
}

const ESCAPES = new Map([
  [0x0a, 'n'],
  [0x0d, 'r'],
  [0x09, 't'],
]);

const ENTITIES = new Map([
  [code('&'), ['&amp;', '&#38;', '&#x26;']],
  [code('<'), ['&lt;', '&#60;', '&#x3c;']],
  [code('>'), ['&gt;', '&#62;', '&#x3e;']],
  [code('"'), ['&quot;', '&#34;', '&#x22;']],
  [code("'"), ['&#39;', '&apos;', '&#x27;']],
]);

function hexValue(view: View, from: number, digits: number): number {
  const text = view.text(from, from + digits);
  return /^[0-9a-f]+$/i.test(text) && text.length === digits ? Number.parseInt(text, 16) : -1;
}

/** After the escape of one byte that begins with backslashes at `at`, or -1. */
function escapeEnd(view: View, at: number, want: number): number {
  let i = at;
  while (i - at < 16 && view.at(i) === 0x5c) i += 1;
  const next = view.at(i);
  const letter = ESCAPES.get(want);
  if (letter !== undefined && next === code(letter)) return i + 1;
  if (next === want && !isIn(want, ALNUM)) return i + 1;
  if (next === code('u') && want < 0x80 && hexValue(view, i + 1, 4) === want) return i + 5;
  return next === code('x') && hexValue(view, i + 1, 2) === want ? i + 3 : -1;
}

/** After the percent encoding (once or more) of one byte, or -1. */
function percentEnd(view: View, at: number, want: number): number {
  let i = at + 1;
  while (i - at < 16 && view.at(i) === 0x32 && view.at(i + 1) === 0x35) i += 2;
  return hexValue(view, i, 2) === want ? i + 2 : -1;
}

/** After the HTML or XML entity of one byte, or undefined. */
function entityEnd(view: View, at: number, want: number): number | undefined {
  const entity = ENTITIES.get(want)?.find((text) => view.folded(at, text));
  return entity === undefined ? undefined : at + entity.length;
}

/** After the line break of wrapped base64 (also one written as `\n`), or the same position. */
function skipWrap(view: View, at: number): number {
  let i = at;
  if (view.at(i) === 0x0d) i += 1;
  if (view.at(i) === 0x0a) return i + 1;
  return view.at(at) === 0x5c && view.at(at + 1) === code('n') ? at + 2 : at;
}

const URL_ALPHABET = new Map([
  [code('+'), code('-')],
  [code('/'), code('_')],
]);

/** After one byte of the value in any of its encodings, or -1. */
function byteEnd(view: View, from: number, want: number, form: KnownForm): number {
  let at = from;
  if (view.at(at) === 0 && want !== 0) at += 1; // UTF-16 text
  let byte = view.at(at);
  if (byte === want) {
    if (want === 0x26) return entityEnd(view, at, want) ?? at + 1;
    if (want === 0x25) while (view.exact(at + 1, '25')) at += 2;
    if (want === 0x5c) while (view.at(at + 1) === 0x5c) at += 1;
    return at + 1;
  }
  if (form.encoding === 'hex') return lower(byte) === want ? at + 1 : -1;
  if (form.encoding === 'base64') {
    at = skipWrap(view, at);
    byte = view.at(at);
    if (byte === want || byte === URL_ALPHABET.get(want)) return at + 1;
  }
  if (byte === 0x5c) return escapeEnd(view, at, want);
  if (byte === 0x25) return percentEnd(view, at, want);
  if (byte === 0x2b && want === 0x20) return at + 1;
  if (byte === 0x0d && want === 0x0a && view.at(at + 1) === 0x0a) return at + 2;
  if (byte === 0x26) return entityEnd(view, at, want) ?? -1;
  return -1;
}

/** Finds the known value at a position, in any encoding; `[start, end)` of what must go, or null. */
export function matchKnown(
  view: View,
  start: number,
  form: KnownForm,
): { start: number; end: number } | null {
  let at = start;
  for (const want of form.bytes) {
    at = byteEnd(view, at, want, form);
    if (at === -1) return null;
  }
  if (form.encoding !== 'base64') return { start, end: at };
  const first = form.partialBefore ? start - partialSize(view, start - 1, start - 3) : start;
  if (form.partialAfter) at += partialSize(view, at, at);
  while (at - start < 4096 && view.at(at) === code('=')) at += 1;
  return { start: first, end: at };
}

/** Bytes of a base64 character that may be percent-encoded: 1, 3, or 0 where there is none. */
function partialSize(view: View, plainAt: number, encodedAt: number): number {
  if (view.folded(encodedAt, '%2b') || view.folded(encodedAt, '%2f')) return 3;
  const byte = view.at(plainAt);
  return isIn(byte, TOKEN) || byte === code('+') || byte === code('/') ? 1 : 0;
}

/** How one byte of a value may begin in the text, at most three bytes of each. */
function beginnings(want: number, form: KnownForm, first: boolean): string[] {
  const char = String.fromCharCode(want);
  const out = [char];
  if (form.encoding === 'plain') out.push(`${char}\0`);
  if (form.encoding === 'base64' && !first) out.push(`\n${char}`, `\r\n${char}`, '\\n');
  const url = URL_ALPHABET.get(want);
  if (form.encoding === 'base64' && url !== undefined) {
    out.push(String.fromCharCode(url), `%${want.toString(16)}`, '%25', '\\/');
  }
  if (form.encoding === 'plain' && !isIn(want, ALNUM)) {
    const hex = want.toString(16).padStart(2, '0');
    out.push(
      `%${hex}`,
      '%25',
      '\\\\',
      `\\${ESCAPES.get(want) ?? char}`,
      '\\u0',
      `\\x${hex[0] ?? ''}`,
    );
    if (want === 0x20) out.push('+');
    if (want === 0x0a) out.push('\r\n');
    for (const entity of ENTITIES.get(want) ?? []) out.push(entity.slice(0, 3));
  }
  return out;
}

/** The three-byte texts with which the form may begin. */
export function triggersOf(form: KnownForm): Uint8Array[] {
  let texts = new Set(['']);
  for (let i = 0; i < 3; i += 1) {
    const want = form.bytes[i] ?? 0;
    const longer = new Set<string>();
    for (const text of texts) {
      if (text.length >= 3) longer.add(text);
      else
        for (const next of beginnings(want, form, i === 0)) longer.add((text + next).slice(0, 3));
    }
    texts = longer;
  }
  return Array.from(texts, (text) => Uint8Array.from(text, (char) => char.charCodeAt(0)));
}
