import type { Clock, Logger } from '@orch/core';
import { setTimeout as wait } from 'node:timers/promises';

/** The real clock, for programs and for tests in which time does not matter. */
export const realClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms) => wait(ms),
};

/** A clock that the test moves. */
export class TestClock implements Clock {
  wallMs = Date.parse('2026-01-02T03:04:05.000Z');
  steadyMs = 1_000;

  nowMs(): number {
    return this.wallMs;
  }

  monotonicMs(): number {
    return this.steadyMs;
  }

  sleep(ms: number): Promise<void> {
    this.advance(ms);
    return Promise.resolve();
  }

  advance(ms: number): void {
    this.wallMs += ms;
    this.steadyMs += ms;
  }
}

/** Ticks that the test gives. */
export class TestTicks {
  readonly #ticks = new Set<() => void>();

  readonly every = (_ms: number, tick: () => void): (() => void) => {
    this.#ticks.add(tick);
    return () => this.#ticks.delete(tick);
  };

  tick(): void {
    for (const tick of this.#ticks) tick();
  }
}

/** Keeps what was logged. */
export class TestLogger implements Logger {
  readonly lines: string[] = [];

  info(message: string): void {
    this.lines.push(message);
  }

  warn(message: string): void {
    this.lines.push(message);
  }
}
