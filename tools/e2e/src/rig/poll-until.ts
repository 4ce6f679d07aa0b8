import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until the answer is yes. Only for what gives no event: files and processes
 * of others.
 */
export async function pollUntil(
  what: string,
  holds: () => boolean | Promise<boolean>,
  { everyMs = 10, timeoutMs = 20_000 } = {},
): Promise<void> {
  const until = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await delay(everyMs);
  }
}
