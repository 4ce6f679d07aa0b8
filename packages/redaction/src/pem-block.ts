import {
  BASE64,
  BLANK,
  EQUALS,
  NEWLINE,
  PLUS_SLASH,
  QUOTE,
  ALNUM,
  code,
  isIn,
  latin1,
} from './bytes.ts';

/** Longest stretch without a line end that is judged at once. */
const MAX_UNIT_BYTES = 1024;

/** Bytes after a unit that may have to be seen to recognise the end marker that begins in it. */
const END_MARKER_BYTES = 80;

/** How far a decision about one unit looks. */
const PEM_LOOK_AHEAD_BYTES = MAX_UNIT_BYTES + END_MARKER_BYTES;

/** Foreign lines in a row after which a key whose end marker never came is given up. */
const MAX_FOREIGN_LINES = 8;

/** The same before the first line of a body: the marker alone stands in documentation too. */
const MAX_LINES_BEFORE_BODY = 2;

/** A run in a line that has something before or after it, such as the prefix of a log. */
const MIN_PREFIXED_RUN_BYTES = 40;

/** A whole line that may open a body. */
const MIN_BODY_BYTES = 16;

/** Blank bytes between the opening marker and the body that go with them. */
const MAX_BLANK_BYTES = 64;

/** Where the block stands: between the opening marker and its end. */
export interface PemBlock {
  /** Where the opening marker ended. */
  start: number;
  /** Position of the next unit (a line, real or escaped). */
  at: number;
  /** A line of the body was seen. */
  inBody: boolean;
  /** Foreign lines in a row. */
  foreign: number;
  /** Column at which prefixed body lines begin, or -1. */
  column: number;
}

/** What one unit holds: ranges to redact, and whether the block goes on. */
export interface PemStep {
  ranges: readonly (readonly [start: number, end: number])[];
  end: number;
  open: boolean;
}

/** A block whose opening marker ends at the position. */
export function openPem(at: number): PemBlock {
  return { start: at, at, inBody: false, foreign: 0, column: -1 };
}

/** First position after the unit that begins at `from`: after `\n`, real or escaped, at most 1 KiB on. */
function unitEnd(bytes: Uint8Array, from: number): number {
  const stop = Math.min(from + MAX_UNIT_BYTES, bytes.length);
  for (let i = from; i < stop; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x0a) return i + 1;
    if (byte === 0x5c && (bytes[i + 1] === code('n') || bytes[i + 1] === code('r'))) return i + 2;
  }
  return stop;
}

/** After the end marker that begins in `[from, to)`, or -1. */
function endMarker(bytes: Uint8Array, from: number, to: number): number {
  for (let i = bytes.indexOf(0x2d, from); i !== -1 && i < to; i = bytes.indexOf(0x2d, i + 1)) {
    if (bytes[i + 4] !== 0x2d || bytes[i + 5] !== code('E')) continue;
    const text = latin1(bytes.subarray(i, i + END_MARKER_BYTES));
    const marker = /^-----END [A-Z0-9 ]{0,48}-----/.exec(text);
    if (marker !== null) return i + marker[0].length;
  }
  return -1;
}

/** `[start, end)` without blanks, quotes, commas, escapes and line ends on either side. */
function trimmed(bytes: Uint8Array, from: number, to: number): [number, number] {
  const skip = BLANK | NEWLINE | QUOTE;
  const outside = (byte: number) => isIn(byte, skip) || byte === 0x5c || byte === 0x2c;
  let start = from;
  let end = to;
  if (bytes[end - 2] === 0x5c) end -= 2; // the escaped line end
  while (start < end && outside(bytes[start] ?? 0)) start += 1;
  while (end > start && outside(bytes[end - 1] ?? 0)) end -= 1;
  return [start, end];
}

/** The runs of at least so many bytes; a byte outside rules out every run that it would be in. */
function longRuns(bytes: Uint8Array, from: number, to: number, min: number): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  while (start + min <= to) {
    let at = start + min - 1;
    while (at >= start && isIn(bytes[at] ?? 0, BASE64)) at -= 1;
    if (at >= start) {
      start = at + 1;
      continue;
    }
    const end = runEnd(bytes, start + min, to);
    found.push([start, end]);
    start = end + 1;
  }
  return found;
}

function isHexOnly(bytes: Uint8Array, from: number, to: number): boolean {
  return /^[0-9a-f]+$/i.test(latin1(bytes.subarray(from, to)));
}

/** Bytes of the longest header name. */
const HEADER_BYTES = 24;

const HEADER =
  /^(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|X-[\w-]+|Private-MAC|Private-Hash): /;

/** True when the unit belongs to the key with everything on it. */
function isBody(bytes: Uint8Array, start: number, end: number, block: PemBlock): boolean {
  const head = bytes.subarray(start, Math.min(end, start + HEADER_BYTES));
  if (head.includes(code(':')) && HEADER.test(latin1(head))) return true;
  const first = runEnd(bytes, start, end);
  if (first === end) return end - start >= (block.inBody ? 1 : MIN_BODY_BYTES);
  // Several parts are a key on one line; words are shorter.
  let from = start;
  for (let to = first; ; to = runEnd(bytes, from, end)) {
    if (to - from < MIN_BODY_BYTES) return false;
    if (to === end) return true;
    if (!isIn(bytes[to] ?? 0, BLANK)) return false;
    from = to + 1;
  }
}

function runEnd(bytes: Uint8Array, from: number, to: number): number {
  let end = from;
  while (end < to && isIn(bytes[end] ?? 0, BASE64)) end += 1;
  return end;
}

/** The ranges of a line that has a prefix: long runs, and what stands in the column of earlier ones. */
function prefixedRanges(
  bytes: Uint8Array,
  from: number,
  start: number,
  end: number,
  block: PemBlock,
): [number, number][] {
  const long = longRuns(bytes, start, end, MIN_PREFIXED_RUN_BYTES).filter(
    ([a, b]) => !isHexOnly(bytes, a, b),
  );
  if (long.length > 0) {
    block.column = (long[0]?.[0] ?? from) - from;
    return long;
  }
  const at = from + block.column;
  if (block.column < 0 || at >= end || isIn(bytes[at - 1] ?? 0, ALNUM | PLUS_SLASH | EQUALS))
    return [];
  let only = at;
  while (only < end && !isIn(bytes[only] ?? 0, BASE64)) only += 1;
  return only < end && runEnd(bytes, only, end) === end ? [[only, end]] : [];
}

/**
 * Takes the next unit of a block, or null when it has not arrived yet.
 *
 * I4: a key is redacted to its end however long it is: line by line, so that nothing but the
 * current unit must be held. Lines of other writers in between are left as they are.
 */
export function stepPem(bytes: Uint8Array, block: PemBlock, ended: boolean): PemStep | null {
  const from = block.at;
  if (from >= bytes.length) return ended ? { ranges: [], end: from, open: false } : null;
  const to = unitEnd(bytes, from);
  const complete = bytes.length >= from + PEM_LOOK_AHEAD_BYTES || bytes[to - 1] === 0x0a;
  if (!ended && !complete && bytes.length < to + END_MARKER_BYTES) return null;
  const closing = endMarker(bytes, from, to);
  if (closing !== -1) {
    const [start] = trimmed(bytes, from, closing);
    const prefix = block.column > 0 ? Math.min(from + block.column, closing) : start;
    return { ranges: [[Math.max(start, prefix), closing]], end: closing, open: false };
  }
  block.at = to;
  const [start, end] = trimmed(bytes, from, to);
  if (start === end) return { ranges: block.inBody ? [[from, to]] : [], end: to, open: true };
  if (isBody(bytes, start, end, block)) {
    const first = !block.inBody && block.foreign === 0 && from - block.start <= MAX_BLANK_BYTES;
    block.inBody = true;
    block.foreign = 0;
    return { ranges: [[first ? block.start : from, to]], end: to, open: true };
  }
  const ranges = prefixedRanges(bytes, from, start, end, block);
  if (ranges.length > 0) {
    block.inBody = true;
    block.foreign = 0;
    return { ranges, end: to, open: true };
  }
  block.foreign += 1;
  const most = block.inBody ? MAX_FOREIGN_LINES : MAX_LINES_BEFORE_BODY;
  return { ranges: [], end: to, open: block.foreign < most };
}
