/** Nobody is left alone for longer than this, whatever it asks for. */
const maxRetryAfterMs = 60 * 60_000;

/**
 * How long a server asks to be left alone, in milliseconds; `null` where it does not say, or not so that
 * it can be read. Both forms of RFC 9110, section 10.2.3.
 *
 * A date is taken relative to the server's own `Date`, so that it means the same however wrong our clock is.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, maxRetryAfterMs);
  const until = Date.parse(value);
  if (Number.isNaN(until)) return null;
  const serverNow = Date.parse(headers.get('date') ?? '');
  const from = Number.isNaN(serverNow) ? nowMs : serverNow;
  return Math.min(Math.max(0, until - from), maxRetryAfterMs);
}
