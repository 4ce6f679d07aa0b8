import type { Clock } from '@orch/core';
import type { CredentialSource, Reading, SourceHealth } from '../sources/credential-source.ts';
import {
  isRecord,
  numberIn,
  recordIn,
  textIn,
  type VaultAnswer,
  type VaultBody,
} from './vault-answer.ts';
import { explain } from './vault-client.ts';
import { vaultHttp, type VaultHttp } from './vault-http.ts';
import type { VaultOptions } from './vault-options.ts';
import { VaultSession, type SessionAnswer } from './vault-session.ts';

/** What a Vault source needs of its surroundings. */
export interface VaultParts {
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs' | 'sleep'>;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Tells the redactor tokens and proofs before they are used. */
  readonly register: (known: { readonly name: string; readonly value: string }) => void;
}

const defaultRefreshMs = 5 * 60_000;
const defaultAttempts = 4;

/**
 * One secret of Vault's key-value engine, version 2: each of its keys is a credential.
 *
 * Not verified against a real Vault unless the tests of this package ran with `VAULT_ADDR` set.
 */
export function vaultSource(options: VaultOptions, parts: VaultParts): CredentialSource {
  const http = vaultHttp(options);
  const maxAttempts = options.maxAttempts ?? defaultAttempts;
  const session = new VaultSession({ ...parts, http, maxAttempts, auth: options.auth });
  const place = new VaultPlace(options.path, session);
  const refreshMs = options.refreshMs ?? defaultRefreshMs;
  return {
    id: 'vault',
    async read(names, signal) {
      const path = await place.find(signal);
      if (path.kind === 'unavailable') return path;
      const answer = await session.send({ method: 'GET', path: path.api, signal });
      const ttlMs = Math.min(refreshMs, session.remainingMs ?? Infinity);
      return readingOf(answer, names, options.path, ttlMs);
    },
    health: (signal) => healthOf(http, signal),
  };
}

type Place =
  { readonly kind: 'api'; readonly api: string } | Extract<Reading, { kind: 'unavailable' }>;

/** Where in Vault's API a path of the `vault kv` command is: below `data/` of its mount. */
class VaultPlace {
  readonly #path: string;
  readonly #session: VaultSession;
  #api: string | null = null;

  constructor(path: string, session: VaultSession) {
    this.#path = path.replace(/^\/+|\/+$/g, '');
    this.#session = session;
  }

  async find(signal: AbortSignal | undefined): Promise<Place> {
    if (this.#api !== null) return { kind: 'api', api: this.#api };
    const parts = this.#path.split('/');
    if (parts.length < 2 || parts.some((each) => each === '' || each === '.' || each === '..')) {
      return {
        kind: 'unavailable',
        reason: `${JSON.stringify(this.#path)} is no path of a secret`,
      };
    }
    const path = `sys/internal/ui/mounts/${escaped(parts)}`;
    const answer = await this.#session.send({ method: 'GET', path, signal });
    if (answer.kind === 'no_login') return { kind: 'unavailable', reason: answer.reason };
    if (answer.kind === 'unreachable') return { kind: 'unavailable', reason: explain(answer) };
    // Where this may not be asked, the mount is the first part of the path, as it usually is.
    const known = answer.status === 200 ? recordIn(answer.body, 'data') : {};
    const mount = (textIn(known, 'path') ?? parts[0] ?? '')
      .split('/')
      .filter((each) => each !== '');
    const version = textIn(recordIn(known, 'options'), 'version');
    if (answer.status === 200 && version !== '2') {
      const reason = `the engine at ${mount.join('/')} is not version 2 of the key-value engine`;
      return { kind: 'unavailable', reason };
    }
    const api = `${escaped(mount)}/data/${escaped(parts.slice(mount.length))}`;
    if (answer.status === 200) this.#api = api;
    return { kind: 'api', api };
  }
}

function escaped(parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

function readingOf(
  answer: SessionAnswer,
  names: readonly string[],
  path: string,
  ttlMs: number,
): Reading {
  if (answer.kind === 'no_login') return { kind: 'unavailable', reason: answer.reason };
  if (answer.kind === 'unreachable') return { kind: 'unavailable', reason: explain(answer) };
  if (answer.status === 404) return absent(answer.body, names, path, ttlMs);
  if (answer.status !== 200) return { kind: 'unavailable', reason: `${path}: ${explain(answer)}` };
  const data = recordIn(answer.body, 'data')['data'];
  if (!isRecord(data)) {
    return { kind: 'unavailable', reason: `${path}: the answer is not that of version 2` };
  }
  const values = new Map<string, string>();
  for (const name of names) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined || value === null || value === '') continue;
    if (typeof value !== 'string') {
      return { kind: 'unavailable', reason: `${path}: ${name} is no string` };
    }
    values.set(name, value);
  }
  return { kind: 'read', values, ttlMs };
}

/** Nothing there: never was, or its newest version was deleted or destroyed, which the answer tells. */
function absent(body: VaultBody, names: readonly string[], path: string, ttlMs: number): Reading {
  const metadata = recordIn(recordIn(body, 'data'), 'metadata');
  const version = numberIn(metadata, 'version');
  if (version === null) return { kind: 'read', values: new Map(), ttlMs };
  const destroyed = metadata['destroyed'] === true;
  const at = textIn(metadata, 'deletion_time') ?? '';
  const how = destroyed ? 'destroyed' : `deleted${at === '' ? '' : ` at ${at}`}`;
  const reason = `${path}: version ${version} was ${how}`;
  return {
    kind: 'read',
    values: new Map(),
    ttlMs,
    gone: new Map(names.map((name) => [name, reason])),
  };
}

/** Source of the states: the page "/sys/health" of Vault's API documentation. */
async function healthOf(http: VaultHttp, signal: AbortSignal | undefined): Promise<SourceHealth> {
  const answer: VaultAnswer = await http({ method: 'GET', path: 'sys/health', signal });
  if (answer.kind === 'unreachable') return { ok: false, detail: explain(answer) };
  const { status, body } = answer;
  const version = textIn(body, 'version');
  const named = (state: string): string =>
    version === null ? state : `${state}, version ${version}`;
  switch (status) {
    case 200:
      return { ok: true, detail: named('active') };
    case 429:
      return { ok: true, detail: named('standby') };
    case 473:
      return { ok: true, detail: named('performance standby') };
    case 472:
      return { ok: false, detail: named('disaster recovery secondary') };
    case 501:
      return { ok: false, detail: named('not initialized') };
    case 503:
      return { ok: false, detail: named('sealed') };
    default:
      return { ok: false, detail: explain(answer) };
  }
}
