import { randomBytes } from 'node:crypto';

export interface FakeToken {
  readonly token: string;
  readonly policies: readonly string[];
  readonly renewable: boolean;
  readonly ttlSeconds: number;
  /** `Infinity` for a token that does not expire. */
  endsAtMs: number;
  /** No renewal reaches beyond this. */
  readonly maxEndsAtMs: number;
}

/** The tokens of a Vault: time to live, renewal up to a maximum, revocation. */
export class FakeTokens {
  readonly #tokens = new Map<string, FakeToken>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  create(request: {
    readonly policies: readonly string[];
    readonly ttlSeconds: number;
    readonly maxTtlSeconds?: number;
    readonly renewable?: boolean;
    readonly id?: string;
  }): FakeToken {
    const { policies, ttlSeconds, maxTtlSeconds = 0, renewable = true } = request;
    const nowMs = this.#nowMs();
    const made: FakeToken = {
      token: request.id ?? `hvs.${randomBytes(18).toString('base64url')}`,
      policies,
      renewable,
      ttlSeconds,
      endsAtMs: ttlSeconds === 0 ? Infinity : nowMs + ttlSeconds * 1000,
      maxEndsAtMs: maxTtlSeconds === 0 ? Infinity : nowMs + maxTtlSeconds * 1000,
    };
    this.#tokens.set(made.token, made);
    return made;
  }

  find(token: string | undefined): FakeToken | null {
    const found = token === undefined ? undefined : this.#tokens.get(token);
    return found !== undefined && this.#nowMs() < found.endsAtMs ? found : null;
  }

  renew(token: FakeToken): FakeToken {
    const wanted = this.#nowMs() + token.ttlSeconds * 1000;
    token.endsAtMs = Math.min(wanted, token.maxEndsAtMs);
    return token;
  }

  revoke(token: string): void {
    this.#tokens.delete(token);
  }

  /** Remaining seconds; 0 for a token that does not expire. */
  remaining(token: FakeToken): number {
    return token.endsAtMs === Infinity ? 0 : Math.floor((token.endsAtMs - this.#nowMs()) / 1000);
  }
}
