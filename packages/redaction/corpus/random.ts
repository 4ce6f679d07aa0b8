/** A seeded source of text: the same seed gives the same fakes in every run. */
export interface Fakes {
  /** A number in `[0, below)`. */
  number(below: number): number;
  /** Characters of an alphabet, never so few different ones that they look like a mask. */
  from(alphabet: string, length: number): string;
  alnum(length: number): string;
  token(length: number): string;
  hex(length: number): string;
  base64(length: number): string;
  digits(length: number): string;
  upper(length: number): string;
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const ALNUM = `${LOWER}${LOWER.toUpperCase()}${DIGITS}`;

/** Makes a source of fakes. */
export function fakes(seed: number): Fakes {
  let state = seed >>> 0;
  const number = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return Math.floor(((state ^ (state >>> 13)) >>> 0) % below);
  };
  const from = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[number(alphabet.length)] ?? '').join('');
  return {
    number,
    from,
    // A digit, a small and a big letter come first, as nearly every generated text has them.
    alnum: (length) =>
      `${from(DIGITS, 1)}${from(LOWER, 1)}${from(LOWER.toUpperCase(), 1)}${from(ALNUM, length - 3)}`,
    token: (length) =>
      `${from(ALNUM, 2)}${from(DIGITS, 1)}${from(`${ALNUM}_-`, length - 4)}${from(ALNUM, 1)}`,
    hex: (length) => from(`${DIGITS}abcdef`, length),
    base64: (length) => `${from(ALNUM, 4)}${from(`${ALNUM}+/`, length - 8)}${from(ALNUM, 4)}`,
    digits: (length) => `${from('123456789', 1)}${from(DIGITS, length - 1)}`,
    upper: (length) => from(`${LOWER.toUpperCase()}${DIGITS}`, length),
  };
}
