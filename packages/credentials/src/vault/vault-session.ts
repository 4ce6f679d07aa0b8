import type { Clock } from '@orch/core';
import { numberIn, recordIn, textIn, type VaultAnswer, type VaultBody } from './vault-answer.ts';
import { explain, sendPatiently, type VaultClientOptions } from './vault-client.ts';
import type { VaultRequest } from './vault-http.ts';
import type { VaultAuth } from './vault-options.ts';

/** What Vault let us in with. */
interface Pass {
  readonly token: string;
  readonly renewable: boolean;
  /** On the monotonic clock; `Infinity` for a token that does not expire. */
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

/** An answer, or why nobody could ask. */
export type SessionAnswer = VaultAnswer | { readonly kind: 'no_login'; readonly reason: string };

export interface VaultSessionOptions extends VaultClientOptions {
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs' | 'sleep'>;
  readonly auth: VaultAuth;
  /** Tells the redactor what Vault let us in with, and the token itself. */
  readonly register: (known: { readonly name: string; readonly value: string }) => void;
}

type Entry =
  | { readonly kind: 'in'; readonly pass: Pass }
  | { readonly kind: 'no_login'; readonly reason: string };

/**
 * A login at Vault that is kept alive: renewed before it expires, made again after it was revoked.
 * However many ask at once, there is one login or renewal at a time.
 */
export class VaultSession {
  readonly #options: VaultSessionOptions;
  #pass: Pass | null = null;
  #entering: Promise<Entry> | null = null;

  constructor(options: VaultSessionOptions) {
    this.#options = options;
  }

  /** How long the present login is good for, in milliseconds; `null` for ever, or before the first one. */
  get remainingMs(): number | null {
    if (this.#pass === null || this.#pass.renewAtMs === Infinity) return null;
    return Math.max(0, this.#pass.renewAtMs - this.#options.clock.monotonicMs());
  }

  /** Sends a request with our token; once more with a new login where the token was refused. */
  async send(request: Omit<VaultRequest, 'token'>): Promise<SessionAnswer> {
    const first = await this.#enter(request.signal);
    if (first.kind === 'no_login') return first;
    const answer = await this.#sendWith(first.pass, request);
    if (answer.kind !== 'answered' || answer.status !== 403) return answer;
    // Denied for lack of rights, or because the token was revoked: only a fresh token can tell.
    if (this.#pass === first.pass) this.#pass = null;
    const second = await this.#enter(request.signal);
    if (second.kind === 'no_login') return second;
    if (second.pass.token === first.pass.token) return answer;
    return await this.#sendWith(second.pass, request);
  }

  async #sendWith({ token }: Pass, request: Omit<VaultRequest, 'token'>): Promise<VaultAnswer> {
    return await sendPatiently(this.#options, { ...request, token });
  }

  #enter(signal: AbortSignal | undefined): Promise<Entry> {
    const nowMs = this.#options.clock.monotonicMs();
    if (this.#pass !== null && nowMs < this.#pass.renewAtMs) {
      return Promise.resolve({ kind: 'in', pass: this.#pass });
    }
    this.#entering ??= this.#renewOrLogIn(signal).finally(() => {
      this.#entering = null;
    });
    return this.#entering;
  }

  async #renewOrLogIn(signal: AbortSignal | undefined): Promise<Entry> {
    const old = this.#pass;
    const renewed = old?.renewable === true ? await this.#renew(old, signal) : null;
    const entry = renewed ?? (await this.#logIn(signal));
    if (entry.kind === 'in') this.#pass = entry.pass;
    else if (old !== null && this.#options.clock.monotonicMs() < old.endsAtMs) {
      // Nobody could renew it, but it is still good.
      this.#pass = old;
      return { kind: 'in', pass: old };
    }
    return entry;
  }

  async #renew(pass: Pass, signal: AbortSignal | undefined): Promise<Entry | null> {
    const answer = await this.#sendWith(pass, {
      method: 'POST',
      path: 'auth/token/renew-self',
      body: {},
      signal,
    });
    if (answer.kind !== 'answered' || answer.status !== 200) return null;
    const next = this.#passIn(recordIn(answer.body, 'auth'));
    // A token near its maximum gets less and less; then a new login is due.
    const grew = next !== null && next.endsAtMs > pass.endsAtMs;
    return grew ? { kind: 'in', pass: next } : null;
  }

  async #logIn(signal: AbortSignal | undefined): Promise<Entry> {
    const { auth } = this.#options;
    switch (auth.method) {
      case 'token':
        return await this.#lookUpToken(auth.token(), signal);
      case 'approle': {
        const { mount = 'approle', roleId } = auth;
        const body = { role_id: roleId };
        return await this.#logInAt(mount, 'secret_id', body, auth.secretId(), signal);
      }
      case 'jwt': {
        const { mount = 'jwt', role } = auth;
        return await this.#logInAt(mount, 'jwt', { role }, auth.jwt(), signal);
      }
    }
  }

  async #lookUpToken(token: string | null, signal: AbortSignal | undefined): Promise<Entry> {
    if (token === null) return refused('there is no token (VAULT_TOKEN is not set)');
    this.#options.register({ name: 'vault-token', value: token });
    const path = 'auth/token/lookup-self';
    const answer = await sendPatiently(this.#options, { method: 'GET', path, token, signal });
    if (answer.kind !== 'answered' || answer.status !== 200) {
      return refused(`the token was not taken: ${explain(answer)}`);
    }
    const data = recordIn(answer.body, 'data');
    return { kind: 'in', pass: this.#passOf(token, numberIn(data, 'ttl') ?? 0, data) };
  }

  async #logInAt(
    mount: string,
    name: 'secret_id' | 'jwt',
    body: Readonly<Record<string, string>>,
    proof: string | null,
    signal: AbortSignal | undefined,
  ): Promise<Entry> {
    if (proof === null) return refused(`there is no ${name} to log in with`);
    this.#options.register({ name: `vault-${name.replace('_', '-')}`, value: proof });
    const answer = await sendPatiently(this.#options, {
      method: 'POST',
      path: `auth/${mount.split('/').map(encodeURIComponent).join('/')}/login`,
      body: { ...body, [name]: proof },
      signal,
    });
    const failed = answer.kind !== 'answered' || answer.status !== 200;
    const pass = failed ? null : this.#passIn(recordIn(answer.body, 'auth'));
    if (pass !== null) return { kind: 'in', pass };
    return refused(
      `the login at auth/${mount} failed: ${failed ? explain(answer) : 'no token came back'}`,
    );
  }

  #passIn(auth: VaultBody): Pass | null {
    const token = textIn(auth, 'client_token');
    if (token === null) return null;
    this.#options.register({ name: 'vault-token', value: token });
    return this.#passOf(token, numberIn(auth, 'lease_duration') ?? 0, auth);
  }

  /** A time to live of 0 means that it does not expire. */
  #passOf(token: string, ttlSeconds: number, facts: VaultBody): Pass {
    const nowMs = this.#options.clock.monotonicMs();
    const ttlMs = ttlSeconds > 0 ? ttlSeconds * 1000 : Infinity;
    const renewable = facts['renewable'] === true;
    return { token, renewable, renewAtMs: nowMs + (ttlMs * 2) / 3, endsAtMs: nowMs + ttlMs };
  }
}

function refused(reason: string): Entry {
  return { kind: 'no_login', reason };
}
