import type { RunKey } from '@orch/core';
import { emptyCursor, lookInto } from '../outbox/outbox.ts';
import type { DeadLetter, Hold, OpenRun, SyncCursor } from '../outbox/ports.ts';
import type { DueRun } from '../outbox/outbox.ts';
import { defaultBreakerPolicy, type BreakerPolicy } from './circuit-breaker.ts';
import { Pass, type PassOptions, type PassReport } from './pass.ts';
import { defaultRetryPolicy, type RetryPolicy } from './retry-policy.ts';

export interface WorkerOptions extends Omit<PassOptions, 'retry' | 'breaker' | 'concurrency'> {
  readonly retry?: RetryPolicy;
  readonly breaker?: BreakerPolicy;
  /** Tasks whose runs are sent at the same time; 4 unless given. */
  readonly concurrency?: number;
}

/** How things stand with a target. */
export interface SyncStatus {
  readonly waiting: readonly DueRun[];
  readonly unfinished: readonly OpenRun[];
  readonly dead: readonly DeadLetter[];
  readonly hold: Hold | null;
}

/** A pass, or that another sender was at work for the whole time. */
export type PassOutcome = PassReport | 'busy';

/**
 * Sends the runs of an archive to one target.
 *
 * Invariants are in the README (I1 to I6).
 */
export class CloudSyncWorker {
  readonly #options: PassOptions;
  #waking = new AbortController();

  constructor(options: WorkerOptions) {
    this.#options = {
      ...options,
      retry: options.retry ?? defaultRetryPolicy,
      breaker: options.breaker ?? defaultBreakerPolicy,
      concurrency: options.concurrency ?? 4,
    };
  }

  /**
   * Looks once, and tries to send all that is due.
   *
   * @param now try although the target is being left alone
   * @throws OrchError `ORCH_SYNC_REFUSED` for a target that cannot be used, `ORCH_STORAGE_*`, `ORCH_DATA_*`
   */
  async push(signal: AbortSignal, { now = false } = {}): Promise<PassOutcome> {
    const { store, target } = this.#options;
    const outcome = await store.exclusively(target.id, async () => {
      const cursor = (await store.readCursor(target.id)) ?? emptyCursor;
      return await new Pass(this.#options, cursor, signal).run({ now });
    });
    return outcome.kind === 'busy' ? 'busy' : outcome.result;
  }

  /**
   * Goes on until nothing waits, through failures and times in which the target is left alone.
   *
   * @returns the last pass; runs still wait after it only where the signal ended it
   * @throws as {@link push}
   */
  async drain(signal: AbortSignal, pollMs = 1_000): Promise<PassOutcome> {
    for (;;) {
      const outcome = await this.push(signal);
      if (signal.aborted || (outcome !== 'busy' && outcome.waiting === 0)) return outcome;
      await this.#options.clock.sleep(this.#pauseMs(outcome, pollMs), signal);
    }
  }

  /**
   * Sends what ends from now on, until the signal; looks every `pollMs`, and at once after {@link wake}.
   *
   * @param onPass told of each pass in which something was tried or changed
   * @throws as {@link push}
   */
  async watch(
    signal: AbortSignal,
    pollMs: number,
    onPass: (report: PassReport) => void,
  ): Promise<void> {
    let before = '';
    while (!signal.aborted) {
      this.#waking = new AbortController();
      const outcome = await this.push(signal);
      const { attempts: _attempts, ...standing } = outcome === 'busy' ? { attempts: 0 } : outcome;
      const text = JSON.stringify(standing);
      if (outcome !== 'busy' && (outcome.attempts > 0 || text !== before)) onPass(outcome);
      before = text;
      await this.#rest(this.#pauseMs(outcome, pollMs), signal);
    }
  }

  /** For `run:completed`: has {@link watch} look at once. Never blocks, never throws. */
  wake(): void {
    this.#waking.abort();
  }

  /**
   * How things stand. Takes no lock and writes nothing.
   *
   * @throws OrchError `ORCH_STORAGE_*`, `ORCH_DATA_VERSION`
   */
  async status(): Promise<SyncStatus> {
    const { store, target } = this.#options;
    const cursor = (await store.readCursor(target.id)) ?? emptyCursor;
    const { due, unfinished, dead } = await lookInto(target.id, this.#options, cursor);
    return { waiting: due, unfinished, dead, hold: cursor.hold };
  }

  /**
   * Has dead letters sent again by the next pass.
   *
   * @param runId only those of this id
   * @returns the runs, or `busy`
   */
  async revive(runId: string | null): Promise<readonly RunKey[] | 'busy'> {
    const { store, target } = this.#options;
    const outcome = await store.exclusively(target.id, async () => {
      const cursor = (await store.readCursor(target.id)) ?? emptyCursor;
      const { dead } = await lookInto(target.id, this.#options, cursor);
      const chosen = dead.filter((each) => runId === null || each.run_id === runId);
      const open = chosen.map((each) => ({
        task_id: each.task_id,
        run_id: each.run_id,
        ended_at: null,
        seen_bytes: null,
      }));
      const next: SyncCursor = {
        ...cursor,
        open: [...cursor.open, ...open],
        dead: dead.filter((each) => !chosen.includes(each)),
      };
      // The cursor first: killed in between, the marks still say that they are dead.
      await store.writeCursor(target.id, next);
      const keys = chosen.map((each) => ({ taskId: each.task_id, runId: each.run_id }));
      for (const key of keys) store.removeMark(target.id, key);
      return keys;
    });
    return outcome.kind === 'busy' ? 'busy' : outcome.result;
  }

  #pauseMs(outcome: PassOutcome, pollMs: number): number {
    if (outcome === 'busy' || outcome.hold === null) return pollMs;
    const leftMs = Date.parse(outcome.hold.until) - this.#options.clock.nowMs();
    return Math.max(pollMs, Math.min(leftMs, 60 * 60_000));
  }

  async #rest(ms: number, signal: AbortSignal): Promise<void> {
    const waking = this.#waking;
    const stop = (): void => waking.abort();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    await this.#options.clock.sleep(ms, waking.signal);
    signal.removeEventListener('abort', stop);
  }
}
