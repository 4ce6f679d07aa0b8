import type { AbortSignalLike, Clock } from '@orch/core';

/** Timers of the platform count in 32 bits: a longer wait would end at once. */
const maxTimerMs = 2 ** 30;

/** A reason to end a sleep that is no error: without one, the platform makes an exception, which is dear. */
export const timerDone = 'done';

/** Sleeps for any time, or until the signal aborts. */
export async function longSleep(clock: Clock, ms: number, signal: AbortSignalLike): Promise<void> {
  const untilMs = clock.monotonicMs() + ms;
  while (!signal.aborted) {
    const leftMs = untilMs - clock.monotonicMs();
    if (leftMs <= 0) return;
    await clock.sleep(Math.min(leftMs, maxTimerMs), signal);
  }
}
