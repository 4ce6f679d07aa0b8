import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Clock, JsonValue, LogReference } from '@orch/core';

/** Where a stage's log is kept. */
export interface LogPlace {
  /** Absolute path. Its folder is made when it is missing. */
  readonly file: string;
  /** The same file relative to the run's folder, with `/`, as receipts cite it. */
  readonly ref: string;
}

export interface TurnLogOptions {
  readonly place: LogPlace;
  readonly stage: string;
  readonly attempt: number;
  readonly clock: Clock;
}

const newline = 0x0a;
/** A stage may have put a link in the log's place; what it points at is not ours to write. */
const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;

/** Length of the file up to and with its last newline. */
function wholeLinesBytes(fd: number, size: number): number {
  const block = Buffer.allocUnsafe(64 * 1024);
  for (let end = size; end > 0;) {
    const from = Math.max(0, end - block.length);
    const count = readSync(fd, block, 0, end - from, from);
    const at = block.subarray(0, count).lastIndexOf(newline);
    if (at >= 0) return from + at + 1;
    end = from;
  }
  return 0;
}

/**
 * The log of one turn, in the form of the logs of command stages: a header, records of text, a footer.
 * Between them stand records `{"t", "event"}` with the messages of the protocol. All that comes in is
 * redacted already (I6).
 */
export class TurnLog {
  readonly #options: TurnLogOptions;
  readonly #fd: number;
  readonly #offset: number;
  readonly #totals = { stdout: 0, stderr: 0 };
  #bytes = 0;
  #error: Error | null = null;

  /** @throws NodeJS.ErrnoException when the file cannot be opened or written */
  constructor(options: TurnLogOptions) {
    this.#options = options;
    mkdirSync(dirname(options.place.file), { recursive: true });
    this.#fd = openSync(options.place.file, flags, 0o644);
    const { size } = fstatSync(this.#fd);
    this.#offset = wholeLinesBytes(this.#fd, size);
    if (this.#offset < size) ftruncateSync(this.#fd, this.#offset);
    const { attempt, stage } = options;
    const cut = size - this.#offset;
    this.#write({ v: 1, attempt, at: this.#now(), stage, ...(cut > 0 && { cut_bytes: cut }) });
    if (this.#error !== null) throw this.#error;
  }

  /** Why the log is not whole, if it is not. */
  get error(): Error | null {
    return this.#error;
  }

  /** Text for a human. */
  text(stream: 'stdout' | 'stderr', text: string): void {
    this.#totals[stream] += Buffer.byteLength(text);
    this.#write({ t: this.#now(), s: stream, d: text });
  }

  /** A message of the protocol. */
  event(event: JsonValue): void {
    this.#write({ t: this.#now(), event });
  }

  /**
   * Writes the footer and closes the file.
   * @throws NodeJS.ErrnoException when the log is not whole
   */
  end(): LogReference {
    this.#write({ end: this.#now(), attempt: this.#options.attempt, ...this.#totals });
    closeSync(this.#fd);
    if (this.#error !== null) throw this.#error;
    return { path: this.#options.place.ref, offset: this.#offset, bytes: this.#bytes };
  }

  /** Closes the file without a footer: the turn is not whole. */
  abandon(): void {
    closeSync(this.#fd);
  }

  #now(): string {
    return new Date(this.#options.clock.nowMs()).toISOString();
  }

  #write(record: JsonValue): void {
    if (this.#error !== null) return;
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at);
      this.#bytes += bytes.length;
    } catch (error) {
      this.#error = error as Error;
    }
  }
}
