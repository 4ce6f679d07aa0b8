import { closeSync, writeSync } from 'node:fs';
import type { JsonValue, LogReference, OpenTurnLog, TurnLog, TurnLogOptions } from '@orch/core';
import { openLogFile } from './log-file.ts';
import type { OpenLogFile } from './log-file.ts';
import type { LogEvent, LogFooter, LogHeader, LogRecord } from './log-record.ts';
import type { StreamName } from './stream-name.ts';

/** The log of a turn in a stage's log: each record is on its way to the disk when the call returns. */
class FileTurnLog implements TurnLog {
  readonly #options: TurnLogOptions;
  readonly #file: OpenLogFile;
  readonly #totals: Record<StreamName, number> = { stdout: 0, stderr: 0 };
  #bytes = 0;
  #error: Error | null = null;

  constructor(options: TurnLogOptions) {
    this.#options = options;
    this.#file = openLogFile(options.place.file);
    const { attempt, stage } = options;
    const cut = this.#file.cutBytes;
    const header: LogHeader = {
      v: 1,
      attempt,
      at: this.#now(),
      stage,
      ...(cut > 0 && { cut_bytes: cut }),
    };
    this.#write(header);
    if (this.#error === null) return;
    this.abandon();
    throw this.#error;
  }

  get error(): Error | null {
    return this.#error;
  }

  text(stream: StreamName, text: string): void {
    this.#totals[stream] += Buffer.byteLength(text);
    this.#write({ t: this.#now(), s: stream, d: text });
  }

  event(event: JsonValue): void {
    this.#write({ t: this.#now(), event } satisfies LogEvent);
  }

  end(): LogReference {
    const footer: LogFooter = {
      end: this.#now(),
      attempt: this.#options.attempt,
      ...this.#totals,
    };
    this.#write(footer);
    closeSync(this.#file.fd);
    if (this.#error !== null) throw this.#error;
    return { path: this.#options.place.ref, offset: this.#file.offset, bytes: this.#bytes };
  }

  abandon(): void {
    closeSync(this.#file.fd);
  }

  #now(): string {
    return new Date(this.#options.clock.nowMs()).toISOString();
  }

  #write(record: LogRecord): void {
    if (this.#error !== null) return;
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#file.fd, bytes, at);
      this.#bytes += bytes.length;
    } catch (error) {
      this.#error = error as Error;
    }
  }
}

/** Logs of agents' turns as files that the readers of this package read. */
export const openTurnLog: OpenTurnLog = (options) => new FileTurnLog(options);
