import { rawPosition, type CleanText } from './ansi.ts';
import { utf8 } from './bytes.ts';

const EMPTY = new Uint8Array(0);

const markers = new Map<string, Uint8Array>();

/** The bytes that stand for a secret; made once for each name. */
function markerOf(name: string): Uint8Array {
  let marker = markers.get(name);
  if (marker === undefined) {
    marker = utf8(`[redacted:${name}]`);
    markers.set(name, marker);
  }
  return marker;
}

/**
 * Collects output from raw bytes by clean positions.
 *
 * I6: what is not replaced is copied from the raw bytes, never encoded anew.
 */
export class Output {
  /** Raw bytes that are dealt with. */
  consumed = 0;
  readonly #raw: Uint8Array;
  readonly #text: CleanText;
  readonly #pieces: Uint8Array[] = [];

  constructor(raw: Uint8Array, text: CleanText) {
    this.#raw = raw;
    this.#text = text;
  }

  #take(to: number): void {
    if (to > this.consumed) this.#pieces.push(this.#raw.subarray(this.consumed, to));
    this.consumed = Math.max(this.consumed, to);
  }

  /** The clean range with the sequences before each of its bytes. */
  copy(from: number, to: number): void {
    if (to > from) this.#take(rawPosition(this.#text, to - 1) + 1);
  }

  /** A marker in the place of the byte at the position, after the sequences before it. */
  marker(name: string, at: number): void {
    const position = rawPosition(this.#text, at);
    this.#take(position);
    this.#pieces.push(markerOf(name));
    this.consumed = position + 1;
  }

  /** Only the sequences of a redacted range. */
  sequences(from: number, to: number): void {
    const { cleanStarts, rawStarts } = this.#text;
    const first = cleanStarts.length === 0 ? 0 : cleanStarts.findIndex((start) => start >= from);
    for (let i = first; i !== -1 && i < cleanStarts.length && (cleanStarts[i] ?? 0) < to; i += 1) {
      const before = cleanStarts[i] ?? 0;
      if (before > 0)
        this.consumed = Math.max(this.consumed, rawPosition(this.#text, before - 1) + 1);
      this.#take(rawStarts[i] ?? 0);
    }
    this.consumed = Math.max(this.consumed, rawPosition(this.#text, to - 1) + 1);
  }

  /** Everything that is left: sequences at the very end. */
  rest(): void {
    this.#take(this.#raw.length);
  }

  bytes(): Uint8Array {
    const [only] = this.#pieces;
    if (only === undefined) return EMPTY;
    if (this.#pieces.length === 1) return only;
    const out = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      out.set(piece, at);
      at += piece.length;
    }
    return out;
  }
}
