import { BLANK, DIGIT, LOWER, UNDERSCORE, UPPER, classOf } from './bytes.ts';

/** What a text is made of, counted in one walk over it. */
export interface Traits {
  /** In bytes. */
  length: number;
  lower: number;
  upper: number;
  digits: number;
  blanks: number;
  underscores: number;
  /** Everything else. */
  others: number;
  /** Runs of letters between other characters and camel humps. */
  words: number;
  /** Longest run of one byte. */
  longestRepeat: number;
  /** Different bytes, of the first 64. */
  distinct: number;
}

const seen = new Uint32Array(8);

/** How many different bytes there are among the first 64. */
function distinctOf(bytes: Uint8Array, from: number, to: number): number {
  seen.fill(0);
  let distinct = 0;
  for (let i = from; i < to && i < from + 64; i += 1) {
    const byte = bytes[i] ?? 0;
    const bits = seen[byte >> 5] ?? 0;
    const bit = 1 << (byte & 31);
    if ((bits & bit) === 0) distinct += 1;
    seen[byte >> 5] = bits | bit;
  }
  return distinct;
}

/** Counts the bytes of a range. */
export function traitsOf(bytes: Uint8Array, from = 0, to = bytes.length): Traits {
  let lower = 0;
  let upper = 0;
  let digits = 0;
  let blanks = 0;
  let underscores = 0;
  let words = 0;
  let repeat = 0;
  let longestRepeat = 0;
  let classBefore = 0;
  let byteBefore = -1;
  for (let i = from; i < to; i += 1) {
    const byte = bytes[i] ?? 0;
    const bits = classOf(byte);
    if ((bits & LOWER) !== 0) {
      lower += 1;
      if ((classBefore & (LOWER | UPPER)) === 0) words += 1;
    } else if ((bits & UPPER) !== 0) {
      upper += 1;
      if ((classBefore & UPPER) === 0) words += 1;
    } else if ((bits & DIGIT) !== 0) digits += 1;
    else if ((bits & UNDERSCORE) !== 0) underscores += 1;
    else if ((bits & BLANK) !== 0) blanks += 1;
    repeat = byte === byteBefore ? repeat + 1 : 1;
    if (repeat > longestRepeat) longestRepeat = repeat;
    classBefore = bits;
    byteBefore = byte;
  }
  const length = to - from;
  const others = length - lower - upper - digits - underscores - blanks;
  const distinct = distinctOf(bytes, from, to);
  return {
    length,
    lower,
    upper,
    digits,
    blanks,
    underscores,
    others,
    words,
    longestRepeat,
    distinct,
  };
}

/**
 * True for text that a person wrote to be read: its runs of letters are long. Generated text
 * changes its kind of character every second or third.
 */
export function readsAsWords({ lower, upper, digits, words }: Traits): boolean {
  const letters = lower + upper;
  return words > 0 && letters >= 3.5 * words && digits <= Math.max(2, letters / 4);
}
