import { describeThrown, type Clock } from '@orch/core';
import ky, { type KyInstance } from 'ky';
import { memberOf, readAnswer, reasonIn, reasonWithoutAnswer } from './read-answer.ts';
import { retryAfterMs } from './retry-after.ts';
import type { PreparedImport } from './run-import.ts';
import type { CredentialPort, RevealableSecret, SendOutcome, SyncTarget } from './sync-target.ts';
import { targetId, targetUrl } from './target-url.ts';

export interface RunsApiOptions {
  /** Where the API is; `/workspaces/…` is added to it. */
  readonly url: string;
  readonly workspace: string;
  /** Name of the credential that is sent as a bearer token. */
  readonly tokenName: string;
  readonly credentials: CredentialPort;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** For one request with its answer; 30,000 unless given. */
  readonly timeoutMs?: number;
}

/** Statuses that pass by themselves. All other 4xx are final. */
const passing = new Set([408, 425, 429]);

/**
 * A server with the Runs API: `POST /workspaces/:id/runs/import`.
 *
 * Redirects are not followed, since the token is for the configured address alone; and an answer counts as a yes
 * only if it names the manifest that was sent, so that a login page is never taken for one.
 */
export class RunsApiTarget implements SyncTarget {
  readonly id: string;
  readonly description: string;
  readonly #options: RunsApiOptions;
  readonly #endpoint: string;
  readonly #http: KyInstance;

  /** @throws OrchError `ORCH_SYNC_REFUSED` for an address that is not taken */
  constructor(options: RunsApiOptions) {
    const base = targetUrl(options.url, 'the Runs API');
    const path = `${base.pathname.replace(/\/$/, '')}/workspaces/${encodeURIComponent(options.workspace)}`;
    this.#endpoint = new URL(`${path}/runs/import`, base).href;
    this.#options = options;
    this.id = targetId('api', base.origin, path);
    this.description = `${base.origin}${path}`;
    // The worker does the retrying: it records every attempt, and its waits are told by its clock.
    this.#http = ky.create({ retry: 0, timeout: false, throwHttpErrors: false });
  }

  prepare(): Promise<null> {
    return Promise.resolve(null);
  }

  async send(run: PreparedImport, signal: AbortSignal): Promise<SendOutcome> {
    const { credentials, tokenName } = this.#options;
    let token: RevealableSecret;
    try {
      token = await credentials.get(tokenName);
      const outcome = await this.#post(run, token, signal);
      if (outcome.kind !== 'unauthorized') return outcome;
      // It may have been replaced since it was handed out. A second no counts.
      credentials.reject(token);
      const next = await credentials.get(tokenName);
      if (next.reveal() === token.reveal()) return outcome;
      token = next;
    } catch (error) {
      return { kind: 'unauthorized', status: null, reason: describeThrown(error) };
    }
    return await this.#post(run, token, signal);
  }

  async #post(
    run: PreparedImport,
    token: RevealableSecret,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const { timeoutMs = 30_000, clock } = this.#options;
    const timeout = new AbortController();
    const tooLong = new Error(`nothing within ${timeoutMs} ms`);
    const timer = setTimeout(() => timeout.abort(tooLong), timeoutMs);
    const stop = (): void => timeout.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      const response = await this.#http.post(this.#endpoint, {
        body: run.body,
        redirect: 'manual',
        signal: timeout.signal,
        headers: {
          Authorization: `Bearer ${token.reveal()}`,
          'Content-Type': 'application/json',
          'Content-Encoding': 'gzip',
          'Idempotency-Key': run.idempotencyKey,
          Accept: 'application/json',
        },
      });
      const text = await readAnswer(response);
      return outcomeOf(response, text, run, clock.nowMs());
    } catch (error) {
      const reason = timeout.signal.aborted ? describeThrown(timeout.signal.reason) : null;
      return {
        kind: 'failed',
        status: null,
        reason: reason === null ? reasonWithoutAnswer(error) : `there was no answer: ${reason}`,
        retryAfterMs: null,
      };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }
}

function outcomeOf(
  { status, headers }: Response,
  text: string,
  run: PreparedImport,
  nowMs: number,
): SendOutcome {
  if (status === 409) return { kind: 'already', status };
  if (status === 200 || status === 201) {
    if (manifestIn(text) === run.manifestSha256) return { kind: 'accepted', status };
    const reason = `it answered ${status} without naming the manifest: it does not speak the Runs API`;
    return { kind: 'failed', status, reason, retryAfterMs: null };
  }
  const reason = reasonIn(status, text);
  if (status === 401 || status === 403) return { kind: 'unauthorized', status, reason };
  if (status >= 300 && status < 400) {
    return {
      kind: 'failed',
      status,
      reason: `${reason}, a redirect, which is not followed`,
      retryAfterMs: null,
    };
  }
  if (status >= 400 && status < 500 && !passing.has(status)) {
    return { kind: 'rejected', status, reason };
  }
  return { kind: 'failed', status, reason, retryAfterMs: retryAfterMs(headers, nowMs) };
}

function manifestIn(text: string): unknown {
  try {
    return memberOf(JSON.parse(text), 'manifest_sha256');
  } catch {
    return undefined; // Not JSON, so not the API.
  }
}
