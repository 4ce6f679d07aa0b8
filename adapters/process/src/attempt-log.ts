import { closeSync, write, writeSync } from 'node:fs';
import type { Clock } from '@orch/core';
import type { BufferPool } from './buffer-pool.ts';
import { openLogFile } from './log-file.ts';
import type { OpenLogFile } from './log-file.ts';
import type { LogFooter, LogHeader } from './log-record.ts';
import { RecordBuffer } from './record-buffer.ts';
import { streamNames } from './stream-name.ts';
import type { StreamName } from './stream-name.ts';

/** How long output may wait for more before it is written. */
const gatherMs = 20;
/** From this size on a batch is written at once, in the thread pool. */
const batchBytes = 128 * 1024;
/** While a write is under way, the readers pause when this much waits behind it (I5). */
const blockedBytes = 256 * 1024;
/** A batch up to this size is written in place: cheaper than waking another thread. */
const inlineBytes = 16 * 1024;

export interface AttemptLogOptions {
  readonly file: string;
  readonly stage: string;
  readonly attempt: number;
  readonly clock: Clock;
  readonly buffers: BufferPool;
  /** There is room again after {@link AttemptLog.blocked} was true. */
  onDrain(): void;
  /** A write failed; nothing more will be recorded. Called once. */
  onError(error: NodeJS.ErrnoException): void;
}

/** Range of an attempt in the stage's log. */
export interface LogRange {
  readonly offset: number;
  readonly bytes: number;
}

/**
 * The log of one attempt, from header to footer. One write is under way at a time, and records
 * gather in memory meanwhile: a fast program gets large writes, a slow one is on disk after
 * {@link gatherMs}.
 */
export class AttemptLog {
  readonly #options: AttemptLogOptions;
  readonly #file: OpenLogFile;
  readonly #records: RecordBuffer;
  readonly #totals: Record<StreamName, number> = { stdout: 0, stderr: 0 };
  #written = 0;
  #writing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #error: NodeJS.ErrnoException | null = null;
  #wasBlocked = false;

  /** @throws NodeJS.ErrnoException when the file cannot be opened */
  constructor(options: AttemptLogOptions) {
    this.#options = options;
    this.#file = openLogFile(options.file);
    this.#records = new RecordBuffer(options.buffers.take());
    const header: LogHeader = {
      v: 1,
      attempt: options.attempt,
      at: this.#now(),
      stage: options.stage,
      ...(this.#file.cutBytes > 0 && { cut_bytes: this.#file.cutBytes }),
    };
    this.#records.addLine(JSON.stringify(header));
    this.#schedule();
  }

  /** Bytes of a torn line that an attempt before left, and that were cut off. */
  get cutBytes(): number {
    return this.#file.cutBytes;
  }

  /** Whether readers should wait for `onDrain`. What is added all the same is kept. */
  get blocked(): boolean {
    const full = this.#writing !== null && this.#records.used >= blockedBytes;
    this.#wasBlocked ||= full;
    return full;
  }

  /** Adds output. After a failed write it is dropped: the attempt is lost anyway. */
  append(stream: StreamName, output: Uint8Array): void {
    if (this.#error !== null) return;
    this.#totals[stream] += output.length;
    this.#records.add(stream, output, this.#now());
    this.#schedule();
  }

  /**
   * Writes what is left and the footer, and closes the file.
   * @throws NodeJS.ErrnoException when the log is not whole on disk
   */
  async end(): Promise<LogRange> {
    try {
      await this.#settled();
      const at = this.#now();
      this.#records.addCarried(at);
      const footer: LogFooter = {
        end: at,
        attempt: this.#options.attempt,
        ...(Object.fromEntries(streamNames.map((name) => [name, this.#totals[name]])) as Record<
          StreamName,
          number
        >),
      };
      this.#records.addLine(JSON.stringify(footer));
      this.#flush();
      await this.#settled();
      if (this.#error !== null) throw this.#error;
      return { offset: this.#file.offset, bytes: this.#written };
    } finally {
      if (this.#timer !== null) clearTimeout(this.#timer);
      closeSync(this.#file.fd);
      this.#options.buffers.give(this.#records.take(Buffer.alloc(0)).bytes);
    }
  }

  async #settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  #now(): string {
    return new Date(this.#options.clock.nowMs()).toISOString();
  }

  #schedule(): void {
    if (this.#writing !== null) return;
    if (this.#records.used >= batchBytes) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#writing !== null || this.#records.used === 0 || this.#error !== null) return;
    const { buffers } = this.#options;
    const { bytes, used } = this.#records.take(buffers.take());
    if (used <= inlineBytes) {
      this.#writeInline(bytes.subarray(0, used));
      buffers.give(bytes);
      return;
    }
    this.#writing = this.#writeAll(bytes.subarray(0, used)).then(() => {
      buffers.give(bytes);
      this.#writing = null;
      if (this.#records.used > 0) this.#schedule();
      if (this.#wasBlocked) {
        this.#wasBlocked = false;
        this.#options.onDrain();
      }
    });
  }

  #writeInline(bytes: Buffer): void {
    try {
      for (let at = 0; at < bytes.length;) {
        const count = writeSync(this.#file.fd, bytes, at, bytes.length - at);
        this.#written += count;
        at += count;
      }
    } catch (error) {
      this.#fail(error as NodeJS.ErrnoException);
    }
  }

  async #writeAll(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length && this.#error === null;) {
      at += await new Promise<number>((resolve) => {
        write(this.#file.fd, bytes, at, bytes.length - at, null, (error, count) => {
          if (error === null) this.#written += count;
          else this.#fail(error);
          resolve(count);
        });
      });
    }
  }

  #fail(error: NodeJS.ErrnoException): void {
    if (this.#error !== null) return;
    this.#error = error;
    this.#options.onError(error);
  }
}
