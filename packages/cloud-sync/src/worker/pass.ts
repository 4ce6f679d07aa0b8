import type { Clock, RunKey } from '@orch/core';
import { lookInto, type DueRun } from '../outbox/outbox.ts';
import type { DeadLetter, OpenRun, SyncCursor } from '../outbox/ports.ts';
import { CircuitBreaker, type BreakerPolicy } from './circuit-breaker.ts';
import { retryDelayMs, type RetryPolicy } from './retry-policy.ts';
import { attemptRun, makeReady, type ReadyRun, type SendParts } from './send-run.ts';

/** What one pass did. */
export interface PassReport {
  /** Runs that the target took in this pass. */
  readonly sent: number;
  /** Runs that it had before. */
  readonly already: number;
  /** Runs that it will not take, in all. */
  readonly dead: number;
  /** Runs that are still to be sent. */
  readonly waiting: number;
  /** Runs that have not ended. */
  readonly unfinished: number;
  readonly attempts: number;
  /** Until when the target is left alone, and why. */
  readonly hold: { readonly until: string; readonly reason: string } | null;
}

export interface PassOptions extends SendParts {
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs' | 'sleep'>;
  readonly random: () => number;
  readonly retry: RetryPolicy;
  readonly breaker: BreakerPolicy;
  /** Tasks whose runs are sent at the same time. */
  readonly concurrency: number;
}

/** A wait that a server asks for and that is longer than this ends the pass. */
const longestWaitMs = 60_000;

/** One look into the outbox, and one try to send all that is due. The caller holds the target's lock. */
export class Pass {
  readonly #options: PassOptions;
  readonly #signal: AbortSignal;
  readonly #breaker: CircuitBreaker;
  readonly #dead: Map<string, DeadLetter>;
  readonly #open: OpenRun[] = [];
  readonly #counts = { sent: 0, already: 0, attempts: 0 };
  readonly #cursor: SyncCursor;
  #prepared = false;
  #stopped = false;
  /** One attempt decides, as long as the target has not answered well. */
  #isProbing: boolean;

  constructor(options: PassOptions, cursor: SyncCursor, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#cursor = cursor;
    this.#breaker = new CircuitBreaker(options.breaker, cursor.hold);
    this.#isProbing = this.#breaker.isHalfOpen;
    this.#dead = new Map();
  }

  /** @throws OrchError `ORCH_SYNC_REFUSED` for a target that cannot be used, `ORCH_STORAGE_*`, `ORCH_DATA_*` */
  async run({ now }: { readonly now: boolean }): Promise<PassReport> {
    const { clock, concurrency, onPoint, store, target } = this.#options;
    const view = await lookInto(target.id, this.#options, this.#cursor);
    for (const letter of view.dead) this.#dead.set(nameOf(letter), letter);
    this.#open.push(...view.unfinished);
    if (!now && this.#breaker.remainingMs(clock.nowMs()) > 0) this.#stopped = true;
    // I3: the runs of a task are sent one after the other, in the order in which they ended.
    const queues = [...byTask(view.due).values()];
    const lane = async (goesOn: () => boolean): Promise<void> => {
      try {
        for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
          await this.#sendAll(queue);
          if (!goesOn()) return;
        }
      } catch (error) {
        this.#stopped = true; // What this lane met, such as a full disk, the others will meet too.
        throw error;
      }
    };
    // The first good answer opens the other lanes.
    if (this.#isProbing) await lane(() => this.#isProbing);
    // Nobody sends any more when the lock is given back, also where a lane failed.
    const ended = await Promise.allSettled(
      Array.from({ length: concurrency }, () => lane(() => true)),
    );
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
    const next: SyncCursor = {
      v: 1,
      position: view.position,
      open: this.#open,
      dead: [...this.#dead.values()],
      hold: this.#breaker.hold,
    };
    onPoint?.('sync.cursor.before');
    if (JSON.stringify(next) !== JSON.stringify(this.#cursor)) {
      await store.writeCursor(target.id, next);
    }
    const { hold } = next;
    const unfinished = this.#open.filter((run) => run.ended_at === null).length;
    return {
      ...this.#counts,
      dead: next.dead.length,
      waiting: this.#open.length - unfinished,
      unfinished,
      hold: hold && { until: hold.until, reason: hold.reason },
    };
  }

  async #sendAll(queue: readonly DueRun[]): Promise<void> {
    for (const [position, due] of queue.entries()) {
      const settled = !this.#isStopped() && (await this.#send(due));
      if (settled) continue;
      // What was not taken holds back the later runs of its task.
      this.#open.push(...queue.slice(position).map((each) => openRun(each)));
      return;
    }
  }

  /** @returns whether the queue of the task may go on */
  async #send({ key }: DueRun): Promise<boolean> {
    const ready = await makeReady(this.#options, key);
    switch (ready.kind) {
      case 'gone':
        return true;
      case 'settled':
        if (ready.goesOn) this.#keepInView(key, ready.bytes);
        return true;
      case 'unfinished':
        this.#keepInView(key, ready.bytes);
        return true;
      case 'dead':
        this.#bury(key, null, ready.reason);
        return true;
      case 'ready':
        if (!(await this.#prepare()) || !(await this.#tryRun(ready.run))) return false;
        if (ready.run.goesOn) this.#keepInView(key, ready.run.bytes);
        return true;
    }
  }

  /** For a run that goes on: it is looked at again as soon as its journal has grown. */
  #keepInView({ taskId, runId }: RunKey, bytes: number | null): void {
    this.#open.push({ task_id: taskId, run_id: runId, ended_at: null, seen_bytes: bytes });
  }

  /** Before the first run only: what the target must be able to do is tried out. */
  async #prepare(): Promise<boolean> {
    if (this.#prepared) return true;
    const { clock, target } = this.#options;
    const problem = await target.prepare(this.#signal);
    if (problem === null) {
      this.#prepared = true;
      return true;
    }
    this.#stopped = true;
    this.#breaker.failure(this.#options.redactText(problem.reason), clock.nowMs(), true);
    return false;
  }

  async #tryRun(first: ReadyRun): Promise<boolean> {
    const { clock, random, retry } = this.#options;
    const maxAttempts = this.#isProbing ? 1 : retry.maxAttempts;
    for (let tried = 1; ; tried += 1) {
      const attempts = first.attempts + tried - 1;
      this.#counts.attempts += 1;
      const attempt = await attemptRun(this.#options, { ...first, attempts }, this.#signal);
      if (attempt.kind !== 'failed') {
        this.#breaker.success();
        this.#isProbing = false;
        if (attempt.kind === 'dead') this.#bury(first.prepared.key, attempt.status, attempt.reason);
        else this.#counts[attempt.outcome] += 1;
        return true;
      }
      if (this.#signal.aborted) return false;
      const waitMs = this.#judge(attempt.outcome);
      if (waitMs === 'stop') this.#stopped = true;
      if (waitMs === 'stop' || tried >= maxAttempts || this.#isStopped()) return false;
      await clock.sleep(waitMs ?? retryDelayMs(retry, tried, random()), this.#signal);
      if (this.#isStopped()) return false;
    }
  }

  /** What a failure means for the target: leave it alone, or wait for so long; `null` for the usual wait. */
  #judge(
    outcome: Extract<Awaited<ReturnType<typeof attemptRun>>, { kind: 'failed' }>['outcome'],
  ): number | null | 'stop' {
    const nowMs = this.#options.clock.nowMs();
    if (outcome.kind === 'unauthorized') {
      this.#breaker.failure(outcome.reason, nowMs, true);
      return 'stop';
    }
    const { reason, retryAfterMs } = outcome;
    if (retryAfterMs !== null && retryAfterMs > longestWaitMs) {
      this.#breaker.obey(retryAfterMs, reason, nowMs);
      return 'stop';
    }
    return this.#breaker.failure(reason, nowMs) ? 'stop' : retryAfterMs;
  }

  #bury(key: RunKey, status: number | null, reason: string): void {
    const at = new Date(this.#options.clock.nowMs()).toISOString();
    const letter = { task_id: key.taskId, run_id: key.runId, at, status, reason };
    this.#dead.set(nameOf(letter), letter);
  }

  #isStopped(): boolean {
    return this.#stopped || this.#signal.aborted;
  }
}

function byTask(due: readonly DueRun[]): Map<string, DueRun[]> {
  const tasks = new Map<string, DueRun[]>();
  for (const run of due) {
    const queue = tasks.get(run.key.taskId);
    if (queue === undefined) tasks.set(run.key.taskId, [run]);
    else queue.push(run);
  }
  return tasks;
}

function openRun({ key, endedAt }: DueRun): OpenRun {
  return { task_id: key.taskId, run_id: key.runId, ended_at: endedAt, seen_bytes: null };
}

function nameOf(run: { readonly task_id: string; readonly run_id: string }): string {
  return `${run.task_id}/${run.run_id}`;
}
