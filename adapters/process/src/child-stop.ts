import type { Clock } from '@orch/core';
import { longSleep, timerDone } from './long-sleep.ts';
import { signalGroup } from './signals.ts';
import type { EndSignal } from './signals.ts';

/** Why orch ended a child before it ended by itself. */
export type StopReason =
  | { readonly kind: 'timed_out'; readonly timeoutMs: number }
  | { readonly kind: 'cancelled'; readonly signal: EndSignal }
  | { readonly kind: 'log_failed'; readonly error: NodeJS.ErrnoException };

/** Ends a child's group: a signal at once, SIGKILL after the grace period (I2). The first reason stands. */
export class ChildStop {
  readonly #pid: number;
  readonly #clock: Clock;
  readonly #graceMs: number;
  /** Made when the first timer is: most stages need none. */
  #timers: AbortController | null = null;
  readonly #stopped: Promise<void>;
  #resolve: () => void = () => undefined;
  #reason: StopReason | null = null;
  #killAtMs = 0;
  #running = true;

  constructor(pid: number, clock: Clock, graceMs: number) {
    this.#pid = pid;
    this.#clock = clock;
    this.#graceMs = graceMs;
    this.#stopped = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get reason(): StopReason | null {
    return this.#reason;
  }

  /** Settles when somebody stops the child; never otherwise. */
  get stopped(): Promise<void> {
    return this.#stopped;
  }

  /** The signal and the time that are left for what outlives the child. */
  get rest(): { readonly signal: EndSignal; readonly graceMs: number } {
    if (this.#reason === null) return { signal: 'SIGTERM', graceMs: this.#graceMs };
    return {
      signal: this.#reason.kind === 'cancelled' ? this.#reason.signal : 'SIGTERM',
      graceMs: Math.max(0, this.#killAtMs - this.#clock.monotonicMs()),
    };
  }

  /** Stops the child when its time is up, unless it ends before. */
  after(timeoutMs: number): void {
    void this.#sleep(timeoutMs).then(() => {
      if (this.#running) this.stop({ kind: 'timed_out', timeoutMs });
    });
  }

  stop(reason: StopReason): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    this.#killAtMs = this.#clock.monotonicMs() + this.#graceMs;
    this.#resolve();
    if (!this.#running) return;
    signalGroup(this.#pid, this.rest.signal);
    void this.#sleep(this.#graceMs).then(() => {
      if (this.#running) signalGroup(this.#pid, 'SIGKILL');
    });
  }

  /** The child was collected: from now on its id may belong to a stranger. */
  childEnded(): void {
    this.#running = false;
    this.#timers?.abort(timerDone);
  }

  #sleep(ms: number): Promise<void> {
    this.#timers ??= new AbortController();
    return longSleep(this.#clock, ms, this.#timers.signal);
  }
}
