import { describeThrown, type Clock, type Logger } from '@orch/core';

/** How often the owner of a run shows that it lives. */
export const heartbeatIntervalMs = 5_000;
/** A heartbeat older than this is stale. */
export const heartbeatStaleMs = 30_000;
/** The manifest is written no more often than this, unless it is forced, and no less often. */
const manifestIntervalMs = 30_000;

/** Calls back every `ms` milliseconds until the returned function is called. */
export type Every = (ms: number, tick: () => void) => () => void;

/** Timers of the platform that do not keep the process alive. */
export const everyByTimer: Every = (ms, tick) => {
  const timer = setInterval(tick, ms);
  timer.unref();
  return () => clearInterval(timer);
};

export interface HeartbeatQueueOptions {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly logger: Logger;
  readonly every: Every;
  /** Shows that the owner lives; every 5 s. */
  readonly beat: () => Promise<void>;
  readonly writeManifest: () => Promise<void>;
}

/**
 * Keeps a run's heartbeat and manifest fresh while it is owned.
 *
 * I6: writes are awaited and never overlap; one that failed is logged and tried again on the next
 * tick; after 30 s without a manifest one is written whatever happens.
 */
export class HeartbeatQueue {
  readonly #options: HeartbeatQueueOptions;
  #stopTicking: (() => void) | undefined;
  #manifestWrittenAtMs: number;
  #manifestFailed = false;
  #ticking = false;
  /** The end of the newest job; jobs run one after the other. */
  #tail: Promise<void> = Promise.resolve();
  /** A forced write that has not begun: it will show everything that is known when it begins. */
  #forced: Promise<void> | undefined;

  constructor(options: HeartbeatQueueOptions) {
    this.#options = options;
    this.#manifestWrittenAtMs = options.clock.monotonicMs();
  }

  /** Begins to tick; the first heartbeat is written by the first tick. */
  start(): void {
    this.#stopTicking ??= this.#options.every(heartbeatIntervalMs, () => {
      void this.tick();
    });
  }

  /** One tick. Does nothing while the one before is still at work. Never rejects. */
  async tick(): Promise<void> {
    if (this.#ticking) return;
    this.#ticking = true;
    try {
      await this.#run(() => this.#attempt('write the heartbeat', this.#options.beat));
      if (this.#manifestIsDue()) {
        await this.#run(() =>
          this.#attempt('write the manifest', async () => {
            if (this.#manifestIsDue()) await this.#writeManifest();
          }),
        );
      }
    } finally {
      this.#ticking = false;
    }
  }

  /**
   * Writes the manifest now, after what is being written. Resolves once a write that began after
   * this call is done.
   *
   * @throws what the write throws; it is then tried again on the next tick
   */
  forceManifest(): Promise<void> {
    this.#forced ??= this.#run(async () => {
      this.#forced = undefined;
      await this.#writeManifest();
    });
    return this.#forced;
  }

  /** Ends the ticks: there is nothing more to keep fresh. */
  endTicks(): void {
    this.#stopTicking?.();
  }

  /** Ends the ticks and waits for what is being written. */
  async stop(): Promise<void> {
    this.endTicks();
    await this.#tail;
  }

  #manifestIsDue(): boolean {
    const sinceMs = this.#options.clock.monotonicMs() - this.#manifestWrittenAtMs;
    return this.#manifestFailed || sinceMs >= manifestIntervalMs;
  }

  async #writeManifest(): Promise<void> {
    this.#manifestFailed = true;
    await this.#options.writeManifest();
    this.#manifestFailed = false;
    this.#manifestWrittenAtMs = this.#options.clock.monotonicMs();
  }

  async #attempt(what: string, job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      this.#options.logger.warn(
        `Could not ${what}: ${describeThrown(error)}. It is tried again in 5 s.`,
      );
    }
  }

  #run(job: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(job);
    this.#tail = done.catch(() => undefined); // Whoever asked for the job hears of its failure.
    return done;
  }
}
