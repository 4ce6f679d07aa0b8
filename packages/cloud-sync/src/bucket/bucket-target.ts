import { describeThrown, OrchError, type Clock } from '@orch/core';
import { AwsClient } from 'aws4fetch';
import { readAnswer, reasonWithoutAnswer } from '../client/read-answer.ts';
import { retryAfterMs } from '../client/retry-after.ts';
import type { PreparedImport } from '../client/run-import.ts';
import type {
  CredentialPort,
  RevealableSecret,
  SendOutcome,
  SyncTarget,
} from '../client/sync-target.ts';
import { targetId } from '../client/target-url.ts';
import type { BucketPlace } from './bucket-place.ts';

export interface BucketOptions {
  readonly place: BucketPlace;
  /** First part of every name, as the workspace is for the Runs API. */
  readonly workspace: string;
  /** Has `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, and `AWS_SESSION_TOKEN` where `hasSession`. */
  readonly credentials: CredentialPort;
  readonly hasSession: boolean;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** A name that nobody used before, for the probe. */
  readonly newId: () => string;
  readonly timeoutMs?: number;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type NoAnswer = { readonly status: null; readonly reason: string };

/**
 * A bucket with the S3 API. Each state of each run is one object, whose name follows from its digest, written with
 * `If-None-Match: *`: of any number of attempts one writes.
 */
export class BucketTarget implements SyncTarget {
  readonly id: string;
  readonly description: string;
  readonly #options: BucketOptions;
  /** How far the server's clock is from ours; learnt where it refuses our time. */
  #skewMs = 0;
  #used: readonly RevealableSecret[] = [];
  #isProven = false;

  constructor(options: BucketOptions) {
    const { url, prefix } = options.place;
    this.#options = options;
    this.id = targetId('bucket', url, prefix, options.workspace);
    this.description = `${url}/${prefix}`;
  }

  /**
   * Writes an object twice on condition that it is not there. A server that takes both ignores conditions, and would
   * let two senders overwrite each other in silence.
   */
  async prepare(signal: AbortSignal): ReturnType<SyncTarget['prepare']> {
    if (this.#isProven) return null;
    const name = `.orch-probe/${this.#options.newId()}`;
    const body = new Uint8Array([0x70, 0x72, 0x6f, 0x62, 0x65]);
    const first = await this.#put(name, body, signal);
    if (first.kind === 'failed' || first.kind === 'unauthorized') return first;
    if (first.kind === 'rejected') {
      throw new OrchError(
        'ORCH_SYNC_REFUSED',
        `The bucket refuses to be written to: ${first.reason}.`,
        {
          place: this.description,
          hint: 'See that it exists, and that the key may put objects there.',
        },
      );
    }
    const second = await this.#put(name, body, signal);
    await this.#request('DELETE', name, null, signal);
    switch (second.kind) {
      case 'already':
        this.#isProven = true;
        return null;
      case 'failed':
      case 'unauthorized':
        return second;
      case 'accepted':
      case 'rejected':
        throw new OrchError(
          'ORCH_SYNC_REFUSED',
          'The bucket server ignores conditional writes (If-None-Match: *), so two senders could overwrite each other unseen.',
          {
            place: this.description,
            hint: 'Use a server that honours them, such as AWS S3, MinIO or Ceph, or the Runs API.',
            data: { status: second.status },
          },
        );
    }
  }

  async send(run: PreparedImport, signal: AbortSignal): Promise<SendOutcome> {
    const { taskId, runId } = run.key;
    const { workspace } = this.#options;
    const parts = ['workspaces', workspace, 'runs', taskId, runId, `${run.manifestSha256}.json.gz`];
    return await this.#put(parts.map(encodeURIComponent).join('/'), run.body, signal);
  }

  async #put(
    name: string,
    body: Uint8Array<ArrayBuffer>,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    let answer: Answer | NoAnswer;
    try {
      answer = await this.#request('PUT', name, body, signal);
      if (answer.status === 403 && answer.text.includes('RequestTimeTooSkewed')) {
        this.#learnTime(answer.headers);
        answer = await this.#request('PUT', name, body, signal);
      }
    } catch (error) {
      return { kind: 'unauthorized', status: null, reason: describeThrown(error) };
    }
    const outcome = this.#outcomeOf(answer);
    if (outcome.kind === 'unauthorized') {
      for (const secret of this.#used) this.#options.credentials.reject(secret);
    }
    return outcome;
  }

  #outcomeOf(answer: Answer | NoAnswer): SendOutcome {
    if (answer.status === null) {
      return { kind: 'failed', status: null, reason: answer.reason, retryAfterMs: null };
    }
    const { status, headers, text } = answer;
    if (status === 200 || status === 201 || status === 204) return { kind: 'accepted', status };
    if (status === 412) return { kind: 'already', status };
    const code = /<Code>([A-Za-z0-9]{1,80})<\/Code>/.exec(text)?.[1];
    const reason = `it answered ${status}${code === undefined ? '' : ` ${code}`}`;
    if (status === 401 || status === 403) return { kind: 'unauthorized', status, reason };
    // 409 is a race that the server lost track of (ConditionalRequestConflict): neither yes nor no.
    const passes = status < 400 || status >= 500 || [408, 409, 425, 429].includes(status);
    if (!passes) return { kind: 'rejected', status, reason };
    const asked = retryAfterMs(headers, this.#options.clock.nowMs());
    return { kind: 'failed', status, reason, retryAfterMs: asked };
  }

  async #request(
    method: 'PUT' | 'DELETE',
    name: string,
    body: Uint8Array<ArrayBuffer> | null,
    signal: AbortSignal,
  ): Promise<Answer | NoAnswer> {
    const { place, clock, timeoutMs = 30_000 } = this.#options;
    const client = await this.#client();
    const request = await client.sign(`${place.url}/${place.prefix}${name}`, {
      method,
      ...(body === null
        ? {}
        : { body, headers: { 'If-None-Match': '*', 'Content-Type': 'application/gzip' } }),
      aws: { datetime: amzDate(clock.nowMs() + this.#skewMs), allHeaders: true },
    });
    const timeout = new AbortController();
    const timer = setTimeout(
      () => timeout.abort(new Error(`nothing within ${timeoutMs} ms`)),
      timeoutMs,
    );
    const stop = (): void => timeout.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      const response = await fetch(request, { redirect: 'manual', signal: timeout.signal });
      const { status, headers } = response;
      return { status, headers, text: await readAnswer(response) };
    } catch (error) {
      return { status: null, reason: reasonWithoutAnswer(error) };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  async #client(): Promise<AwsClient> {
    const { credentials, hasSession, place } = this.#options;
    const get = async (name: string): Promise<RevealableSecret> => await credentials.get(name);
    const id = await get('AWS_ACCESS_KEY_ID');
    const secret = await get('AWS_SECRET_ACCESS_KEY');
    const session = hasSession ? await get('AWS_SESSION_TOKEN') : null;
    this.#used = [id, secret, ...(session === null ? [] : [session])];
    return new AwsClient({
      accessKeyId: id.reveal(),
      secretAccessKey: secret.reveal(),
      ...(session === null ? {} : { sessionToken: session.reveal() }),
      service: 's3',
      region: place.region,
      retries: 0,
    });
  }

  #learnTime(headers: Headers): void {
    const serverMs = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(serverMs)) this.#skewMs = serverMs - this.#options.clock.nowMs();
  }
}

/** The time as signatures have it: `20260131T093000Z`. */
function amzDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[:-]|\.\d{3}/g, '');
}
