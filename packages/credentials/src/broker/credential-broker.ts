import { OrchError, type Clock } from '@orch/core';
import type { CredentialSource } from '../sources/credential-source.ts';
import type { Finding, HandOut } from './credential-event.ts';
import { CredentialScope } from './credential-scope.ts';
import { lookUp } from './look-up.ts';

export interface BrokerOptions {
  /** Asked in this order; the first that has a name wins. */
  readonly sources: readonly CredentialSource[];
  /** Which names each consumer declared. Nobody gets another one. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  /** Tells the redactor a value and its name, before anybody else gets it. */
  readonly register: (known: { readonly name: string; readonly value: string }) => void;
  /** Records a hand-out. Where it rejects, nothing is handed out. */
  readonly audit: (handOut: HandOut) => Promise<void>;
  /** Ids for leases. */
  readonly newLeaseId: () => string;
}

/**
 * Hands out credentials to those who declared them, for a time.
 *
 * Invariants are in the README (I1 to I6).
 */
export class CredentialBroker {
  readonly #options: BrokerOptions;
  readonly #scopes = new Map<string, CredentialScope>();

  constructor(options: BrokerOptions) {
    this.#options = options;
  }

  /**
   * What a consumer declared.
   *
   * I2: a scope gives the names that were declared for it and no other one.
   *
   * @throws OrchError `ORCH_CREDENTIAL_UNAVAILABLE` for a consumer that declared nothing
   */
  scope(consumer: string): CredentialScope {
    const known = this.#scopes.get(consumer);
    if (known !== undefined) return known;
    const { scopes } = this.#options;
    const names = Object.hasOwn(scopes, consumer) ? scopes[consumer] : undefined;
    if (names === undefined) {
      throw new OrchError(
        'ORCH_CREDENTIAL_UNAVAILABLE',
        `No credentials are declared for ${consumer}.`,
        { hint: `Declare them in codex.orchestrator.json: credentials.scopes["${consumer}"].` },
      );
    }
    const scope = new CredentialScope(consumer, names, this.#options);
    this.#scopes.set(consumer, scope);
    return scope;
  }

  /** Renews in the background what is due. For those who live long and ask seldom. */
  tend(): void {
    for (const scope of this.#scopes.values()) scope.tend();
  }

  /**
   * What a consumer would find, and where. Hands nothing out, and keeps nothing.
   *
   * @throws OrchError `ORCH_CREDENTIAL_UNAVAILABLE` for a consumer that declared nothing
   */
  async find(consumer: string, signal?: AbortSignal): Promise<ReadonlyMap<string, Finding>> {
    const { names } = this.scope(consumer);
    const { register, sources } = this.#options;
    const results = await lookUp(sources, names, signal);
    return new Map(
      [...results].map(([name, result]): [string, Finding] => {
        if (result.kind !== 'found') return [name, result];
        register({ name, value: result.value });
        return [name, { kind: 'found', source: result.source, ttlMs: result.ttlMs }];
      }),
    );
  }
}
