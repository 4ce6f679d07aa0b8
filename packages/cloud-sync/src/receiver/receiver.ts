import {
  describeThrown,
  explainBadId,
  OrchError,
  type Clock,
  type Logger,
  type RunKey,
} from '@orch/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { validate } from '../generated/run-import.generated.js';
import { idempotencyKey, manifestDigest, type RunImport } from '../client/run-import.ts';
import { refusal, refuse, Refused, type Answer } from './answer.ts';
import { Places } from './places.ts';
import { RateLimiter, type RateLimit } from './rate-limit.ts';
import { checkHeaders, readBody, type BodyLimits } from './read-body.ts';
import { knownToken, type TokenBook } from './token.ts';

/** What became of a run that was to be stored. */
export type StoreOutcome =
  | { readonly kind: 'stored'; readonly created: boolean }
  | { readonly kind: 'known'; readonly same: boolean }
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly reason: string };

/** Where a receiver keeps the runs of a workspace. */
export interface RunKeeper {
  /** Resolves once the run is on the disk. */
  keep(
    workspace: string,
    key: RunKey,
    manifest: object,
    journal: Uint8Array | null,
  ): Promise<StoreOutcome>;
}

export interface ReceiverLimits extends BodyLimits {
  /** Bodies that are read and stored at the same time; this bounds the memory. */
  readonly maxAtOnce: number;
  /** Requests that may wait for that. */
  readonly maxWaiting: number;
  /** For each token. */
  readonly perToken: RateLimit;
  /** Requests without a good token, for each address. */
  readonly perStranger: RateLimit;
}

export const defaultReceiverLimits: ReceiverLimits = {
  maxBodyBytes: 8 * 1024 * 1024,
  maxInflatedBytes: 32 * 1024 * 1024,
  maxAtOnce: 4,
  maxWaiting: 2_000,
  perToken: { burst: 2_000, perSecond: 200 },
  perStranger: { burst: 20, perSecond: 2 },
};

export interface ReceiverOptions {
  readonly tokens: TokenBook;
  readonly keeper: RunKeeper;
  readonly limits: ReceiverLimits;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly logger: Logger;
}

const route = /^\/workspaces\/([^/]+)\/runs\/import$/;

/**
 * The server's side of the Runs API, as a listener for `node:http`.
 *
 * I6: nothing of a body is read before its sender is known, and no more bodies at once than there are places.
 */
export class Receiver {
  readonly #options: ReceiverOptions;
  readonly #tokens: RateLimiter;
  readonly #strangers: RateLimiter;
  readonly #places: Places;

  constructor(options: ReceiverOptions) {
    const { limits } = options;
    this.#options = options;
    this.#tokens = new RateLimiter(limits.perToken);
    this.#strangers = new RateLimiter(limits.perStranger);
    this.#places = new Places(limits.maxAtOnce, limits.maxWaiting);
  }

  /** Never rejects. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.#answer(request);
    if (response.destroyed) return;
    const text = JSON.stringify(answer.body);
    response.writeHead(answer.status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      'Cache-Control': 'no-store',
      ...answer.headers,
      // What was not read of the body would be taken for the next request.
      ...(request.complete ? {} : { Connection: 'close' }),
    });
    response.end(text);
    if (!request.complete) discard(request);
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    try {
      return await this.#import(request);
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      if (request.destroyed && !request.complete) return refusal('bad_request', 'It broke off.');
      const code = error instanceof OrchError ? error.code : 'ORCH_INTERNAL';
      this.#options.logger.warn(`A request failed: ${describeThrown(error)} (${code})`);
      if (code === 'ORCH_LEASE_HELD') {
        return refusal('busy', 'The run is just being written.', { 'Retry-After': '1' });
      }
      return refusal('failed', `The run could not be stored (${code}).`);
    }
  }

  async #import(request: IncomingMessage): Promise<Answer> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/healthz') return { status: 200, body: { status: 'ok' } };
    const segment = route.exec(path)?.[1];
    if (segment === undefined)
      refuse('not_found', 'There is only /workspaces/{workspace}/runs/import.');
    if (request.method !== 'POST') refuse('method_not_allowed', 'Use POST.', { Allow: 'POST' });
    const workspace = workspaceIn(segment);
    this.#admit(request, workspace);
    const given = request.headers['idempotency-key'];
    if (typeof given !== 'string' || !/^[0-9a-f]{64}$/.test(given)) {
      refuse('bad_request', 'The header Idempotency-Key must be 64 hex digits.');
    }
    checkHeaders(request, this.#options.limits);
    const leave = await this.#places.take();
    if (leave === null) refuse('busy', 'Too many requests wait.', { 'Retry-After': '2' });
    try {
      const document = documentIn(await readBody(request, this.#options.limits), given);
      return await this.#keep(workspace, document);
    } finally {
      leave();
    }
  }

  /** Lets in who has a good token of the workspace, and not more often than is agreed. */
  #admit(request: IncomingMessage, workspace: string): void {
    const { clock, tokens } = this.#options;
    const token = knownToken(request.headers.authorization, tokens, clock.nowMs());
    const limiter = token === null ? this.#strangers : this.#tokens;
    const name = token?.id ?? request.socket.remoteAddress ?? '';
    const waitMs = limiter.take(name, clock.monotonicMs());
    if (waitMs > 0) {
      const after = String(Math.ceil(waitMs / 1000));
      refuse('rate_limited', 'Too many requests.', { 'Retry-After': after });
    }
    if (token === null) {
      refuse('unauthorized', 'The token is missing, wrong or expired.', {
        'WWW-Authenticate': 'Bearer',
      });
    }
    if (token.workspace !== workspace) refuse('forbidden', 'The token is for another workspace.');
  }

  async #keep(workspace: string, document: RunImport): Promise<Answer> {
    const { task_id: taskId, run_id: runId, manifest, manifest_sha256: sha256 } = document;
    const journal = document.journal === null ? null : Buffer.from(document.journal, 'utf8');
    const outcome = await this.#options.keeper.keep(
      workspace,
      { taskId, runId },
      manifest,
      journal,
    );
    const receipt = (status: 'created' | 'updated' | 'known'): object => ({
      status,
      run_id: runId,
      manifest_sha256: sha256,
    });
    switch (outcome.kind) {
      case 'stored':
        return { status: 201, body: receipt(outcome.created ? 'created' : 'updated') };
      case 'known':
        if (outcome.same) return { status: 200, body: receipt('known') };
        return refusal('older_state', 'A later state of this run is stored.');
      case 'conflict':
        return refusal('conflict', outcome.reason);
      case 'invalid':
        return refusal('invalid', outcome.reason);
    }
  }
}

const lingerMs = 2_000;
const lingerBytes = 16 * 1024 * 1024;

/**
 * Lets a sender finish that was answered early: closed at once, the connection would be reset, and the answer lost
 * with it. Not for long, and not for much.
 */
function discard(request: IncomingMessage): void {
  let bytes = 0;
  const timer = setTimeout(() => request.destroy(), lingerMs);
  request.once('close', () => clearTimeout(timer));
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > lingerBytes) request.destroy();
  });
  request.on('error', () => request.destroy());
}

/** A workspace becomes a folder, so it is an id like those of tasks. */
function workspaceIn(segment: string): string {
  let workspace: string;
  try {
    workspace = decodeURIComponent(segment);
  } catch {
    return refuse('bad_request', 'The path is not well encoded.');
  }
  const problem = explainBadId(workspace);
  return problem === undefined
    ? workspace
    : refuse('bad_request', `The workspace is no id: ${problem}.`);
}

function documentIn(body: Buffer, key: string): RunImport {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return refuse('bad_request', 'The body is not JSON.');
  }
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    const place = error?.instancePath ?? '';
    refuse('invalid', `${place === '' ? '/' : place} ${error?.message ?? 'does not fit'}`);
  }
  const document = value as RunImport; // the schema has just said so
  for (const id of [document.task_id, document.run_id]) {
    const problem = explainBadId(id);
    if (problem !== undefined) refuse('invalid', `An id is not taken: ${problem}.`);
  }
  if (manifestDigest(document.manifest) !== document.manifest_sha256) {
    refuse('invalid', '/manifest_sha256 is not the digest of the manifest');
  }
  if (idempotencyKey(document.run_id, document.manifest_sha256) !== key) {
    refuse('invalid', 'The Idempotency-Key is not the one of this document.');
  }
  return document;
}
