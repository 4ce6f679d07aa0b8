/** What a text is made of, counted in one walk over it. */
export interface Traits {
  length: number;
  lower: number;
  upper: number;
  digits: number;
  blanks: number;
  /** Underscores. */
  underscores: number;
  /** Everything else. */
  others: number;
  /** Runs of letters between other characters and camel humps. */
  words: number;
  /** Longest run of one character. */
  longestRepeat: number;
  /** Different characters, of the first 64. */
  distinct: number;
}

type Kind = 'lower' | 'upper' | 'digits' | 'blanks' | 'underscores' | 'others';

function kindOf(char: number): Kind {
  if (char >= 0x61 && char <= 0x7a) return 'lower';
  if (char >= 0x41 && char <= 0x5a) return 'upper';
  if (char >= 0x30 && char <= 0x39) return 'digits';
  if (char === 0x5f) return 'underscores';
  return char === 0x20 || char === 0x09 ? 'blanks' : 'others';
}

/** How many different characters there are among the first 64. */
function distinctOf(text: string): number {
  const seen = new Uint32Array(8);
  let distinct = 0;
  for (let i = 0; i < text.length && i < 64; i += 1) {
    const char = text.charCodeAt(i) & 255;
    const cell = char >> 5;
    const bit = 1 << (char & 31);
    const bits = seen[cell] ?? 0;
    if ((bits & bit) === 0) distinct += 1;
    seen[cell] = bits | bit;
  }
  return distinct;
}

/** Counts a text's characters. */
export function traitsOf(text: string): Traits {
  const traits: Traits = {
    length: text.length,
    lower: 0,
    upper: 0,
    digits: 0,
    blanks: 0,
    underscores: 0,
    others: 0,
    words: 0,
    longestRepeat: 0,
    distinct: distinctOf(text),
  };
  let before: Kind | '' = '';
  let repeat = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    const kind = kindOf(char);
    traits[kind] += 1;
    const letter = kind === 'lower' || kind === 'upper';
    const afterLetter = before === 'lower' || before === 'upper';
    if (letter && (!afterLetter || (kind === 'upper' && before === 'lower'))) traits.words += 1;
    repeat = i > 0 && char === text.charCodeAt(i - 1) ? repeat + 1 : 1;
    if (repeat > traits.longestRepeat) traits.longestRepeat = repeat;
    before = kind;
  }
  return traits;
}

/**
 * True for text that a person wrote to be read: its runs of letters are long. Generated text
 * changes its kind of character every second or third.
 */
export function readsAsWords({ lower, upper, digits, words }: Traits): boolean {
  const letters = lower + upper;
  return words > 0 && letters >= 3.5 * words && digits <= Math.max(2, letters / 4);
}
