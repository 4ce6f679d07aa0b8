import type { Clock, Redactor, StreamReceipt } from '@orch/core';
import type { AttemptLog } from './attempt-log.ts';
import { longSleep, timerDone } from './long-sleep.ts';
import type { OutputReaders, OutputReceiver } from './output-pipes.ts';
import { StreamCapture } from './stream-capture.ts';
import type { StreamName } from './stream-name.ts';
import { streamNames } from './stream-name.ts';

/** Both streams of a child, until nobody holds them any more. */
export class CapturedOutput implements OutputReceiver {
  readonly #log: AttemptLog;
  readonly #captures: Readonly<Record<StreamName, StreamCapture>>;
  readonly #open = new Set<StreamName>(streamNames);
  readonly #closed: Promise<void>;
  #resolve: () => void = () => undefined;
  #readers: OutputReaders | null = null;

  constructor(
    log: AttemptLog,
    redactor: Redactor | null,
    onOutput: ((stream: StreamName, text: string) => void) | null,
  ) {
    const capture = (stream: StreamName): StreamCapture =>
      new StreamCapture(
        stream,
        log,
        redactor?.stream() ?? null,
        onOutput === null ? null : (text) => onOutput(stream, text),
      );
    this.#log = log;
    this.#captures = { stdout: capture('stdout'), stderr: capture('stderr') };
    this.#closed = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Tells where to go on reading and what to let go of. */
  use(readers: OutputReaders): void {
    this.#readers = readers;
  }

  get isClosed(): boolean {
    return this.#open.size === 0;
  }

  get redactions(): number {
    return this.#captures.stdout.redactions + this.#captures.stderr.redactions;
  }

  receipt(stream: StreamName): StreamReceipt {
    return this.#captures[stream].receipt();
  }

  tailText(stream: StreamName, maxBytes: number): string {
    return this.#captures[stream].tailText(maxBytes);
  }

  onBytes(stream: StreamName, bytes: Uint8Array): boolean {
    this.#captures[stream].push(bytes);
    return !this.#log.blocked; // I5
  }

  onEnd(stream: StreamName): void {
    if (!this.#open.delete(stream)) return;
    this.#captures[stream].end();
    if (this.isClosed) this.#resolve();
  }

  /** The log has room again. */
  resume(): void {
    this.#readers?.resume();
  }

  /** Stops reading what is still open; what was not read is lost. */
  letGo(): void {
    this.#readers?.destroy();
    for (const stream of [...this.#open]) this.onEnd(stream);
  }

  /**
   * Waits until nobody holds the output, for at most `patienceMs` in which it could be read: time
   * that the disk needs is not held against the child. `interrupted` cuts the wait short.
   * @returns whether the output is closed
   */
  async closing(
    clock: Clock,
    patienceMs: number,
    interrupted: Promise<void> | null,
  ): Promise<boolean> {
    // Most often the output closed together with the child, and the news of it is in this very turn.
    if (!this.isClosed) await new Promise((resolve) => setImmediate(resolve));
    let over = this.isClosed;
    while (!over) {
      const timer = new AbortController();
      const waits = [this.#closed, longSleep(clock, patienceMs, timer.signal)];
      const cut = interrupted?.then(() => true) ?? null;
      over = (await Promise.race(cut === null ? waits : [...waits, cut])) === true;
      timer.abort(timerDone);
      over ||= this.isClosed || !this.#log.blocked;
    }
    return this.isClosed;
  }
}
