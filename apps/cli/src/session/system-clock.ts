import { onAbort, type Clock } from '@orch/core';

/** The longest wait that a timer of the platform can count; longer waits are made of several. */
const maxTimerMs = 2 ** 31 - 1;

/** The real clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    const end = performance.now() + ms;
    while (!signal.aborted) {
      const leftMs = end - performance.now();
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
