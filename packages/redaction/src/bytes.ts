/**
 * Byte classes as bits, so that one table answers every "is this byte one of …" question.
 * A class is a sum of bits; a byte is in it when it has one of them.
 */
export const UPPER = 1;
export const LOWER = 2;
export const DIGIT = 4;
export const UNDERSCORE = 8;
export const DASH = 16;
export const PLUS_SLASH = 32;
export const EQUALS = 64;
export const DOT = 128;
const HEX_LETTER = 256;
export const BLANK = 512;
export const NEWLINE = 1024;
export const QUOTE = 2048;
export const TILDE = 4096;
/** What an unquoted value is made of: printable, and no quote, bracket, comma or other end of it. */
export const UNQUOTED = 8192;
/** What the authority of a URL is made of before the first `/`, `?` or `#`. */
export const AUTHORITY = 16384;
/** What may stand between two quotes: everything but a quote and the end of a line. */
export const QUOTED = 32768;
export const BACKSLASH = 65536;
/** What the value of an environment assignment is made of: up to a blank, a quote or a backslash. */
export const ENV_VALUE = 131072;
/** Everything but the end of a line. */
export const LINE = 262144;

export const ALNUM = UPPER | LOWER | DIGIT;
export const WORD = ALNUM | UNDERSCORE;
export const TOKEN = WORD | DASH;
export const HEX = DIGIT | HEX_LETTER;
export const BASE64 = ALNUM | PLUS_SLASH | EQUALS;
export const BASE64_ANY = BASE64 | UNDERSCORE | DASH;
export const JWT_PART = TOKEN | DOT;

/** Bytes that end an unquoted value or a URL's authority. */
const ENDS_UNQUOTED = '"\'`,;&<>(){}[]|\\';
const ENDS_AUTHORITY = '"\'`<>(){}/?#\\';

function bitsOf(code: number): number {
  const char = String.fromCharCode(code);
  let bits = 0;
  if (char >= 'A' && char <= 'Z') bits |= UPPER;
  if (char >= 'a' && char <= 'z') bits |= LOWER;
  if (char >= '0' && char <= '9') bits |= DIGIT;
  if (/[A-Fa-f]/.test(char)) bits |= HEX_LETTER;
  if (char === '_') bits |= UNDERSCORE;
  if (char === '-') bits |= DASH;
  if (char === '+' || char === '/') bits |= PLUS_SLASH;
  if (char === '=') bits |= EQUALS;
  if (char === '.') bits |= DOT;
  if (char === ' ' || char === '\t') bits |= BLANK;
  if (char === '\r' || char === '\n') bits |= NEWLINE;
  if (char === '"' || char === "'" || char === '`') bits |= QUOTE;
  if (char === '~') bits |= TILDE;
  if (char === '\\') bits |= BACKSLASH;
  const printable = code > 0x20 && code !== 0x7f;
  if (printable && !ENDS_UNQUOTED.includes(char)) bits |= UNQUOTED;
  if (printable && !ENDS_AUTHORITY.includes(char)) bits |= AUTHORITY;
  if (printable && (bits & (QUOTE | BACKSLASH)) === 0 && char !== '<' && char !== '>') {
    bits |= ENV_VALUE;
  }
  if ((bits & (NEWLINE | QUOTE)) === 0) bits |= QUOTED;
  if ((bits & NEWLINE) === 0) bits |= LINE;
  return bits;
}

const CLASSES = Uint32Array.from({ length: 256 }, (_, code) => bitsOf(code));

/** The class bits of a byte. */
export function classOf(byte: number): number {
  return CLASSES[byte] ?? 0;
}

/** True when the byte is in the class. A negative byte (no byte there) is in none. */
export function isIn(byte: number, mask: number): boolean {
  return ((CLASSES[byte] ?? 0) & mask) !== 0;
}

/** The code of a one-character ASCII string; makes matchers readable. */
export function code(char: string): number {
  return char.charCodeAt(0);
}

const encoder = new TextEncoder();

/** UTF-8 bytes of a string. */
export function utf8(value: string): Uint8Array {
  return encoder.encode(value);
}

/** A lower-case copy of an ASCII letter; every other byte as it is. */
export function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

/** The bytes as text of one character each; for at most a few thousand bytes. */
export function latin1(bytes: Uint8Array): string {
  // Spreading a typed array goes through its iterator, which is twenty times as slow.
  return Reflect.apply(String.fromCharCode, undefined, bytes) as string;
}
