import { onAbort, type Clock } from '@orch/core';

/** The longest wait that a timer of the platform can count; longer waits are made of several. */
const maxTimerMs = 2 ** 31 - 1;

/** As `performance.now()`, whose first use loads ten modules of Node. */
function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1_000_000;
}

/** The real clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs,
  async sleep(ms, signal) {
    const end = monotonicMs() + ms;
    while (!signal.aborted) {
      const leftMs = end - monotonicMs();
      if (leftMs <= 0) return;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          letGo();
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(leftMs, maxTimerMs));
        const letGo = onAbort(signal, wake);
      });
    }
  },
};
