import { request as requestPlain, type IncomingMessage } from 'node:http';
import { Agent, request as requestTls } from 'node:https';
import { isRecord, type VaultAnswer, type VaultBody } from './vault-answer.ts';
import type { VaultOptions } from './vault-options.ts';

export interface VaultRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/v1/`, already escaped. */
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one request. Never rejects. */
export type VaultHttp = (request: VaultRequest) => Promise<VaultAnswer>;

const maxAnswerBytes = 1024 * 1024;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Why an address is not taken; `null` for a good one. A token would cross the network in clear. */
export function explainBadAddress(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return `${JSON.stringify(address)} is no URL`;
  }
  if (url.username !== '' || url.password !== '') return 'the address holds a user or a password';
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:' && loopback.test(url.hostname)) return null;
  return `${url.protocol}//${url.host} is not https, and not on this machine`;
}

/** Requests to one Vault. Redirects are not followed: a token goes to the configured address alone. */
export function vaultHttp(options: VaultOptions): VaultHttp {
  const { address, namespace, tls = {}, timeoutMs = 10_000 } = options;
  const problem = explainBadAddress(address);
  if (problem !== null) return () => Promise.resolve({ kind: 'unreachable', reason: problem });
  const base = new URL(address);
  const prefix = base.pathname.replace(/\/$/, '');
  const agent = base.protocol === 'https:' ? new Agent({ ...tlsOptions(tls) }) : null;
  return ({ method, path, token, body, signal }) =>
    new Promise((resolve) => {
      const text = body === undefined ? null : JSON.stringify(body);
      const headers = {
        'X-Vault-Request': 'true',
        Accept: 'application/json',
        Connection: 'close',
        ...(namespace === undefined ? {} : { 'X-Vault-Namespace': namespace }),
        ...(token === undefined ? {} : { 'X-Vault-Token': token }),
        ...(text === null
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
      };
      const url = new URL(`${prefix}/v1/${path}`, base);
      const unreachable = (reason: string): void => resolve({ kind: 'unreachable', reason });
      const send = agent === null ? requestPlain : requestTls;
      const request = send(
        url,
        { method, headers, signal, ...(agent === null ? {} : { agent }) },
        (response) => {
          collect(response).then(
            (bytes) => resolve(answerOf(response, bytes)),
            (error: unknown) => unreachable(words(error)),
          );
        },
      );
      const timer = setTimeout(
        () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)),
        timeoutMs,
      );
      request.on('close', () => clearTimeout(timer));
      request.on('error', (error) => unreachable(words(error)));
      request.end(text ?? undefined);
    });
}

function tlsOptions({ ca, cert, key, serverName }: NonNullable<VaultOptions['tls']>): object {
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(serverName === undefined ? {} : { servername: serverName }),
  };
}

async function collect(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) {
      response.destroy();
      throw new Error(`the answer has more than ${maxAnswerBytes} bytes`);
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error('the answer broke off');
  return Buffer.concat(chunks);
}

function answerOf(response: IncomingMessage, bytes: Buffer): VaultAnswer {
  const { statusCode: status = 0, headers } = response;
  const retryAfter = headers['retry-after'] ?? null;
  return { kind: 'answered', status, body: bodyIn(bytes), retryAfter };
}

function bodyIn(bytes: Buffer): VaultBody {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isRecord(value) ? value : {};
  } catch {
    return {}; // A proxy's page, or nothing at all: the status says what there is to say.
  }
}

function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null || error.message.includes(code)
    ? error.message
    : `${error.message} (${code})`;
}
