import { hashOf, mix, type CodeToken } from './code-token.ts';

/** Tokens that must be the same in a row to be the same code. */
export const exactTokens = 16;
/** The same for code that is the same but for its names, which says less. */
export const renamedTokens = 32;
/** Tokens, of both sides together, that a replacement must have to be the same replacement. */
export const replacedTokens = 8;
const renamedReplacedTokens = 16;

/** 53 bits: two lanes of a polynomial over 32-bit values. Two different texts meet once in 10^16. */
class Lanes {
  #low: number;
  #high: number;

  constructor(salt: number) {
    this.#low = salt;
    this.#high = ~salt;
  }

  add(value: number): void {
    this.#low = Math.imul(this.#low, 0x01000193) + value;
    this.#high = Math.imul(this.#high, 0x5bd1e995) + mix(value ^ 0x9e3779b9);
  }

  key(): number {
    return (mix(this.#high) & 0x1fffff) * 2 ** 32 + mix(this.#low);
  }
}

/** One key for each window of that many tokens, in order; none where there are fewer. */
export function windowKeys(tokens: readonly CodeToken[], window: number): number[] {
  return slide(tokens, window, (lanes, { hash }) => {
    lanes.add(hash);
  });
}

/**
 * The same with names out of the way: in a window a name counts by how far back it stood before, so
 * windows are the same where one becomes the other by giving each name another one.
 */
export function renamedWindowKeys(tokens: readonly CodeToken[], window: number): number[] {
  const distances = distancesBack(tokens);
  return slide(tokens, window, (lanes, token, at, start) => {
    lanes.add(renamedValue(token, distances[at] ?? 0, at - start));
  });
}

/** The key of a replacement: both sides, token for token. `null` where it is too small to tell. */
export function replacementKey(
  before: readonly CodeToken[],
  after: readonly CodeToken[],
): number | null {
  if (before.length + after.length < replacedTokens) return null;
  const lanes = new Lanes(2);
  for (const { hash } of before) lanes.add(hash);
  lanes.add(0);
  for (const { hash } of after) lanes.add(hash);
  return lanes.key();
}

/** The same with names out of the way; a name that stays one name on both sides has to. */
export function renamedReplacementKey(
  before: readonly CodeToken[],
  after: readonly CodeToken[],
): number | null {
  const tokens = [...before, ...after];
  if (tokens.length < renamedReplacedTokens) return null;
  const distances = distancesBack(tokens);
  const lanes = new Lanes(3);
  for (const [at, token] of tokens.entries()) {
    if (at === before.length) lanes.add(0);
    lanes.add(renamedValue(token, distances[at] ?? 0, at));
  }
  return lanes.key();
}

/** A key for the same code at one place, such as a path. */
export function keyAt(key: number, place: string): number {
  const lanes = new Lanes(hashOf(place));
  lanes.add(key >>> 0);
  lanes.add(Math.floor(key / 2 ** 32));
  return lanes.key();
}

function slide(
  tokens: readonly CodeToken[],
  window: number,
  add: (lanes: Lanes, token: CodeToken, at: number, start: number) => void,
): number[] {
  const keys: number[] = [];
  for (let start = 0; start + window <= tokens.length; start += 1) {
    const lanes = new Lanes(1);
    for (let at = start; at < start + window; at += 1) {
      const token = tokens[at];
      if (token !== undefined) add(lanes, token, at, start);
    }
    keys.push(lanes.key());
  }
  return keys;
}

/** How many tokens before each name it stood last; 0 where it did not. */
function distancesBack(tokens: readonly CodeToken[]): number[] {
  const last = new Map<number, number>();
  return tokens.map(({ hash, name }, at) => {
    if (!name) return 0;
    const before = last.get(hash);
    last.set(hash, at);
    return before === undefined ? 0 : at - before;
  });
}

/** @param position how many tokens stand before it in what is compared */
function renamedValue({ hash, name }: CodeToken, distance: number, position: number): number {
  if (!name) return hash;
  return mix(0x6e616d65 + (distance <= position ? distance : 0));
}
