import { code } from './bytes.ts';

const ESC = 0x1b;

/** Longest control sequence that is recognised. */
const MAX_SEQUENCE_BYTES = 64;

/**
 * Most bytes of sequences in a row that are looked through. This bounds what must be held back:
 * past it an escape counts as text, and what stands on its two sides is not joined.
 */
const MAX_GAP_BYTES = 256;

/**
 * Bytes without their ANSI sequences, and where each stood. A piece is a run of bytes that stood
 * together; `cleanStarts[i]` and `rawStarts[i]` are where piece `i` begins in either numbering.
 */
export interface CleanText {
  bytes: Uint8Array;
  /** First position of each piece; the first is 0. Empty where there were no sequences at all. */
  cleanStarts: readonly number[];
  rawStarts: readonly number[];
}

/** Length of the sequence at a position, 0 where there is none, -1 where it is not all there yet. */
function sequenceLength(raw: Uint8Array, at: number, ended: boolean): number {
  const second = raw[at + 1];
  if (second === undefined) return ended ? 0 : -1;
  // Character set selection, as `tput sgr0` writes it.
  if (second >= code('(') && second <= code('+')) {
    if (raw[at + 2] === undefined) return ended ? 0 : -1;
    return 3;
  }
  if (second !== code('[')) return 0;
  for (let i = at + 2; i < at + MAX_SEQUENCE_BYTES; i += 1) {
    const byte = raw[i];
    if (byte === undefined) return ended ? 0 : -1;
    if (byte >= 0x40 && byte <= 0x7e) return i + 1 - at;
    if (byte < 0x20 || byte > 0x3f) return 0;
  }
  return 0;
}

/**
 * Takes the control sequences (CSI and character set selection) out. Other escapes stay as text:
 * an OSC carries text of its own, which must be searched.
 *
 * I2: what is a sequence depends on the bytes from the last clean byte on, so the cut of the
 * input cannot change it; a sequence that is not all there yet ends the clean text before it.
 */
export function withoutAnsi(raw: Uint8Array, ended: boolean): CleanText {
  let escape = raw.indexOf(ESC);
  if (escape === -1) return { bytes: raw, cleanStarts: [], rawStarts: [] };
  const bytes = new Uint8Array(raw.length);
  const cleanStarts = [0];
  const rawStarts = [0];
  let length = 0;
  let from = 0;
  let gap = 0;
  while (escape !== -1) {
    if (escape > from) gap = 0;
    const size = gap >= MAX_GAP_BYTES ? 0 : sequenceLength(raw, escape, ended);
    if (size === 0) {
      gap = 0;
      escape = raw.indexOf(ESC, escape + 1);
      continue;
    }
    bytes.set(raw.subarray(from, escape), length);
    length += escape - from;
    if (size === -1) return { bytes: bytes.subarray(0, length), cleanStarts, rawStarts };
    from = escape + size;
    gap += size;
    if (cleanStarts.at(-1) === length) rawStarts[rawStarts.length - 1] = from;
    else {
      cleanStarts.push(length);
      rawStarts.push(from);
    }
    escape = raw.indexOf(ESC, from);
  }
  bytes.set(raw.subarray(from), length);
  length += raw.length - from;
  return { bytes: bytes.subarray(0, length), cleanStarts, rawStarts };
}

/** Index of the piece that a clean position is in. */
function pieceOf(text: CleanText, position: number): number {
  let low = 0;
  let high = text.cleanStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.cleanStarts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a clean byte stood among the raw ones. */
export function rawPosition(text: CleanText, position: number): number {
  if (text.cleanStarts.length === 0) return position;
  const piece = pieceOf(text, position);
  return (text.rawStarts[piece] ?? 0) + position - (text.cleanStarts[piece] ?? 0);
}

/** True when a sequence stood directly before a clean byte. */
export function followsAnsi(text: CleanText, position: number): boolean {
  if (text.cleanStarts.length === 0) return false;
  const piece = pieceOf(text, position);
  return text.cleanStarts[piece] === position && (piece > 0 || (text.rawStarts[0] ?? 0) > 0);
}
