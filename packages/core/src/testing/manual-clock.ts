import type { AbortSignalLike, Clock } from '../ports/clock.ts';
import { onAbort } from '../ports/abort.ts';

interface Sleeper {
  readonly dueMs: number;
  wake(): void;
}

/** A clock that stands still until a test moves it. Its wall clock may jump; its monotonic one cannot. */
export class ManualClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;
  readonly #sleepers = new Set<Sleeper>();

  constructor(startMs = Date.parse('2026-01-01T00:00:00.000Z')) {
    this.#wallMs = startMs;
  }

  nowMs(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  /** How many sleeps have not ended. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, signal: AbortSignalLike): Promise<void> {
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueMs: this.#monotonicMs + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          letGo();
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      const letGo = onAbort(signal, () => {
        this.#sleepers.delete(sleeper);
        resolve();
      });
    });
  }

  /** Lets time pass: both clocks move, and sleeps that are due end in the order in which they are due. */
  advance(ms: number): void {
    const targetMs = this.#monotonicMs + ms;
    for (;;) {
      const due = [...this.#sleepers]
        .filter(({ dueMs }) => dueMs <= targetMs)
        .sort((a, b) => a.dueMs - b.dueMs)[0];
      if (due === undefined) break;
      this.#move(Math.max(0, due.dueMs - this.#monotonicMs));
      due.wake();
    }
    this.#move(targetMs - this.#monotonicMs);
  }

  /** Sets the wall clock alone, as an administrator or a time server does. */
  jump(ms: number): void {
    this.#wallMs += ms;
  }

  #move(ms: number): void {
    this.#monotonicMs += ms;
    this.#wallMs += ms;
  }
}
