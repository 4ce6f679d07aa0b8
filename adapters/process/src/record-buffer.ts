import { isUtf8 } from 'node:buffer';
import { escapeInto, maxEscapedPerByte } from './json-escape.ts';
import type { StreamName } from './stream-name.ts';
import { streamNames } from './stream-name.ts';
import { incompleteSuffix } from './utf8-border.ts';

/** Output is encoded in pieces of at most this size, so that a record stays small for a reader. */
const maxPieceBytes = 64 * 1024;

/** A text record that has grown past this is closed; the next piece begins another. */
const maxRecordBytes = 256 * 1024;

/** Pieces at least this long become base64 when escapes would make them larger than that. */
const minCompactBytes = 4096;

const beforeTime = Buffer.from('{"t":"');
const between: Readonly<Record<StreamName, { text: Buffer; binary: Buffer }>> = {
  stdout: {
    text: Buffer.from('","s":"stdout","d":"'),
    binary: Buffer.from('","s":"stdout","b64":"'),
  },
  stderr: {
    text: Buffer.from('","s":"stderr","d":"'),
    binary: Buffer.from('","s":"stderr","b64":"'),
  },
};
const ending = Buffer.from('"}\n');
/** The most that a record needs besides its data. */
const frameBytes = 64;

/**
 * Turns output into records, in memory. Text of one stream that follows on itself goes into one
 * record, so that a chatty program does not pay a frame per line. Characters cut at the border of two
 * pieces are held back and joined (I6); what is no UTF-8 goes out as base64, so that decoding is exact.
 */
export class RecordBuffer {
  #bytes: Buffer;
  #used = 0;
  #open: { readonly stream: StreamName; readonly startsAt: number } | null = null;
  readonly #carried: Record<StreamName, Buffer> = {
    stdout: Buffer.alloc(0),
    stderr: Buffer.alloc(0),
  };

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Bytes that wait to be taken. */
  get used(): number {
    return this.#used;
  }

  /** Adds a whole record. */
  addLine(line: string): void {
    this.#close();
    this.#reserve(Buffer.byteLength(line) + 1);
    this.#used += this.#bytes.write(`${line}\n`, this.#used);
  }

  /** Adds output. `at` is an ISO time with milliseconds. */
  add(stream: StreamName, output: Uint8Array, at: string): void {
    for (let from = 0; from < output.length; from += maxPieceBytes) {
      this.#addPiece(stream, output.subarray(from, from + maxPieceBytes), at);
    }
  }

  /** Gives out the beginnings of characters that never got their end. */
  addCarried(at: string): void {
    for (const stream of streamNames) {
      const carried = this.#carried[stream];
      this.#carried[stream] = Buffer.alloc(0);
      if (carried.length > 0) this.#addBinary(stream, carried, at);
    }
  }

  /** Gives the finished records and goes on in `next`. */
  take(next: Buffer): { readonly bytes: Buffer; readonly used: number } {
    this.#close();
    const taken = { bytes: this.#bytes, used: this.#used };
    this.#bytes = next;
    this.#used = 0;
    return taken;
  }

  #addPiece(stream: StreamName, piece: Uint8Array, at: string): void {
    const carried = this.#carried[stream];
    const joined =
      carried.length > 0
        ? Buffer.concat([carried, piece])
        : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const cut = incompleteSuffix(joined);
    const body = joined.subarray(0, joined.length - cut);
    this.#carried[stream] = Buffer.from(joined.subarray(body.length));
    if (body.length === 0) return;
    if (isUtf8(body)) this.#addText(stream, body, at);
    else this.#addBinary(stream, body, at);
  }

  #addText(stream: StreamName, body: Buffer, at: string): void {
    this.#reserve(body.length * maxEscapedPerByte + frameBytes);
    const before = { used: this.#used, open: this.#open };
    if (this.#open?.stream !== stream) {
      this.#close();
      this.#begin(between[stream].text, at);
      this.#open = { stream, startsAt: before.used };
    }
    const textFrom = this.#used;
    this.#used = escapeInto(this.#bytes, textFrom, body);
    const compactBytes = Math.ceil(body.length / 3) * 4;
    if (body.length >= minCompactBytes && this.#used - textFrom > compactBytes + frameBytes) {
      this.#used = textFrom;
      if (before.open?.stream !== stream) this.#used = before.used;
      this.#open = before.open;
      this.#addBinary(stream, body, at);
    } else if (this.#used - this.#open.startsAt > maxRecordBytes) {
      this.#close();
    }
  }

  #addBinary(stream: StreamName, body: Buffer, at: string): void {
    this.#close();
    this.#reserve(Math.ceil(body.length / 3) * 4 + frameBytes);
    this.#begin(between[stream].binary, at);
    this.#used += this.#bytes.write(body.toString('base64'), this.#used, 'latin1');
    this.#used += ending.copy(this.#bytes, this.#used);
  }

  #begin(rest: Buffer, at: string): void {
    this.#used += beforeTime.copy(this.#bytes, this.#used);
    this.#used += this.#bytes.write(at, this.#used, 'latin1');
    this.#used += rest.copy(this.#bytes, this.#used);
  }

  #close(): void {
    if (this.#open === null) return;
    this.#used += ending.copy(this.#bytes, this.#used);
    this.#open = null;
  }

  /** Room for `bytes` more and for the end of an open record. */
  #reserve(bytes: number): void {
    const needed = this.#used + ending.length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#used);
    this.#bytes = larger;
  }
}
