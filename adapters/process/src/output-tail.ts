import { nextBorder } from './utf8-border.ts';

/** The end of a stream that is held in memory while the whole of it goes to disk (DESIGN §5). */
export const tailBytes = 64 * 1024;

/** A tail as text, and how much came before it. */
export interface TailText {
  readonly text: string;
  /** Bytes of the stream that the text does not show. */
  readonly truncatedBytes: number;
}

/** Cuts a tail to at most `maxBytes` of UTF-8, between two characters. */
function cutTail(bytes: Buffer, maxBytes: number): Buffer {
  if (bytes.length <= maxBytes) return bytes;
  return bytes.subarray(nextBorder(bytes, bytes.length - maxBytes));
}

/** Keeps the last {@link tailBytes} of what is pushed into it. */
export class OutputTail {
  #ring: Buffer | null = null;
  #total = 0;

  /** Bytes in all. */
  get total(): number {
    return this.#total;
  }

  push(bytes: Uint8Array): void {
    this.#ring ??= Buffer.allocUnsafeSlow(tailBytes);
    const kept = bytes.length > tailBytes ? bytes.subarray(bytes.length - tailBytes) : bytes;
    this.#total += bytes.length;
    const end = this.#total % tailBytes;
    const wrapped = Math.min(end, kept.length);
    this.#ring.set(kept.subarray(kept.length - wrapped), end - wrapped);
    this.#ring.set(kept.subarray(0, kept.length - wrapped), tailBytes - (kept.length - wrapped));
  }

  /**
   * The end of the stream as text of at most `maxBytes`, a whole number of characters. Bytes that
   * are no UTF-8 become U+FFFD, and since that is longer, fewer of them are shown.
   */
  text(maxBytes: number = tailBytes): TailText {
    let bytes = this.#contents();
    if (this.#total > bytes.length) bytes = bytes.subarray(nextBorder(bytes, 0));
    bytes = cutTail(bytes, maxBytes);
    let text = bytes.toString('utf8');
    let size = Buffer.byteLength(text);
    while (size > maxBytes) {
      bytes = cutTail(bytes, bytes.length - Math.ceil((size - maxBytes) / 3));
      text = bytes.toString('utf8');
      size = Buffer.byteLength(text);
    }
    return { text, truncatedBytes: this.#total - bytes.length };
  }

  #contents(): Buffer {
    if (this.#ring === null) return Buffer.alloc(0);
    if (this.#total <= tailBytes) return this.#ring.subarray(0, this.#total);
    const start = this.#total % tailBytes;
    return Buffer.concat([this.#ring.subarray(start), this.#ring.subarray(0, start)]);
  }
}
