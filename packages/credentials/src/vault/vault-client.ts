import type { Clock } from '@orch/core';
import { errorsIn, type VaultAnswer } from './vault-answer.ts';
import type { VaultHttp, VaultRequest } from './vault-http.ts';

export interface VaultClientOptions {
  readonly http: VaultHttp;
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Attempts of one request in all. */
  readonly maxAttempts: number;
}

const firstDelayMs = 200;
const maxDelayMs = 5_000;
/** A server that asks for more is reported as busy; nobody waits that long for a credential. */
const maxRetryAfterMs = 30_000;

/**
 * Busy, sealed, not yet elected, or behind its leader (412, 472, 473): it may be better in a moment.
 * Source of the list: "HTTP status codes" of Vault's API documentation, and its health states.
 */
const passing = new Set([412, 429, 472, 473, 500, 502, 503, 504]);

/**
 * Sends a request, and again after failures that pass: exponential delays with full jitter, or as
 * long as the server asks for. Never rejects; the last answer counts.
 */
export async function sendPatiently(
  options: VaultClientOptions,
  request: VaultRequest,
): Promise<VaultAnswer> {
  const { http, clock, random, maxAttempts } = options;
  const never = new AbortController().signal;
  const { signal = never } = request;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await http(request);
    const passes = answer.kind === 'unreachable' || passing.has(answer.status);
    if (!passes || attempt >= maxAttempts || signal.aborted) return answer;
    const asked =
      answer.kind === 'answered' ? askedDelayMs(answer.retryAfter, clock.nowMs()) : null;
    if (asked !== null && asked > maxRetryAfterMs) return answer;
    const grownMs = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
    await clock.sleep(asked ?? grownMs * random(), signal);
  }
}

/** `Retry-After` in seconds or as a date; `null` where there is none that can be read. */
function askedDelayMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

/** An answer that is no success, in words that hold no value. */
export function explain(answer: VaultAnswer): string {
  if (answer.kind === 'unreachable') return `it cannot be reached: ${answer.reason}`;
  const said = errorsIn(answer.body);
  const detail = said === '' ? '' : `: ${said}`;
  const { status } = answer;
  if (status >= 300 && status < 400) {
    return `it answered ${status}, a redirect, which is not followed; configure the address of the active node`;
  }
  const meaning = meanings[status];
  return `it answered ${status}${meaning === undefined ? '' : ` (${meaning})`}${detail}`;
}

const meanings: Readonly<Record<number, string>> = {
  403: 'permission denied',
  404: 'nothing there',
  412: 'this node is behind its leader',
  429: 'too many requests, or a standby node',
  472: 'a disaster recovery secondary',
  473: 'a performance standby',
  501: 'not initialized',
  503: 'sealed, or down for maintenance',
};
