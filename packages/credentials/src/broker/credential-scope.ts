import { OrchError } from '@orch/core';
import { Secret } from '../secret/secret.ts';
import type { BrokerOptions } from './credential-broker.ts';
import { lookUp, type LookedUp } from './look-up.ts';

/** How long before its end a lease is renewed, at most; short leases are renewed at two thirds. */
const renewBeforeMs = 30_000;

/** A secret with the time for which it may be used. */
interface Lease {
  readonly id: string;
  readonly secret: Secret;
  readonly source: string;
  readonly renewAt: Moment;
  readonly endsAt: Moment;
  /** What refused it said so; the next one who asks gets a new one. */
  rejected: boolean;
  /** The first hand-out is recorded once, also where many ask at the same time. */
  recorded: Promise<void> | null;
}

/** A time on both clocks: the wall clock may jump, the other one may stand still in a machine that sleeps. */
interface Moment {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** The credentials of one consumer. Made by the broker alone. */
export class CredentialScope {
  readonly consumer: string;
  readonly names: readonly string[];
  readonly #options: BrokerOptions;
  readonly #leases = new Map<string, Lease>();
  readonly #failures = new Map<string, Exclude<LookedUp, { kind: 'found' }>>();
  #refreshing: Promise<void> | null = null;

  constructor(consumer: string, names: readonly string[], options: BrokerOptions) {
    this.consumer = consumer;
    this.names = names;
    this.#options = options;
  }

  /**
   * A credential that was declared. The same secret for as long as its lease lasts.
   *
   * @throws OrchError `ORCH_CREDENTIAL_UNAVAILABLE` where it was not declared, is not found, or no source can say;
   *   what the audit port throws, where the hand-out could not be recorded
   */
  async get(name: string): Promise<Secret> {
    if (!this.names.includes(name)) throw this.#undeclared(name);
    const lease = await this.#lease(name);
    // I5: nothing is handed out that is not recorded.
    lease.recorded ??= this.#record(name, lease);
    try {
      await lease.recorded;
    } catch (error) {
      lease.recorded = null;
      throw error;
    }
    return lease.secret;
  }

  /** Says that a secret was refused where it was used. The next `get` asks the sources again. */
  reject(secret: Secret): void {
    const lease = this.#leases.get(secret.name);
    if (lease?.secret === secret) lease.rejected = true;
  }

  /** Renews in the background what is due. */
  tend(): void {
    const due = [...this.#leases.values()].some((lease) => this.#isPast(lease.renewAt));
    if (due) void this.#refresh();
  }

  async #lease(name: string): Promise<Lease> {
    const now = this.#leases.get(name);
    if (now !== undefined && !now.rejected && !this.#isPast(now.endsAt)) {
      if (this.#isPast(now.renewAt)) void this.#refresh();
      return now;
    }
    await this.#refresh();
    const lease = this.#leases.get(name);
    if (lease !== undefined && !lease.rejected && !this.#isPast(lease.endsAt)) return lease;
    throw this.#unavailable(name);
  }

  /** I3: however many ask, one of them goes to the sources, and all get what it brings. Never rejects. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#readDue().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #readDue(): Promise<void> {
    const due = this.names.filter((name) => {
      const lease = this.#leases.get(name);
      return lease === undefined || lease.rejected || this.#isPast(lease.renewAt);
    });
    let results: ReadonlyMap<string, LookedUp>;
    try {
      results = await lookUp(this.#options.sources, due);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      results = new Map(due.map((name) => [name, { kind: 'unavailable', reason }]));
    }
    for (const [name, result] of results) this.#settle(name, result);
  }

  #settle(name: string, result: LookedUp): void {
    if (result.kind !== 'found') {
      this.#failures.set(name, result);
      // What is gone is gone at once; where nobody can say, the lease goes on to its end.
      if (result.kind === 'missing') this.#leases.delete(name);
      return;
    }
    const { clock, newLeaseId, register } = this.#options;
    // I6: the redactor knows a value before anybody else does.
    register({ name, value: result.value });
    this.#failures.delete(name);
    const now: Moment = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
    const ttlMs = result.ttlMs ?? Infinity;
    this.#leases.set(name, {
      id: newLeaseId(),
      secret: new Secret(name, result.value),
      source: result.source,
      renewAt: later(now, Math.max(ttlMs - renewBeforeMs, (ttlMs * 2) / 3)),
      endsAt: later(now, ttlMs),
      rejected: false,
      recorded: null,
    });
  }

  async #record(name: string, lease: Lease): Promise<void> {
    const { wallMs } = lease.endsAt;
    await this.#options.audit({
      name,
      scope: this.consumer,
      leaseId: lease.id,
      source: lease.source,
      expiresAt: wallMs === Infinity ? null : new Date(wallMs).toISOString(),
    });
  }

  #isPast(moment: Moment): boolean {
    const { clock } = this.#options;
    return clock.nowMs() >= moment.wallMs || clock.monotonicMs() >= moment.monotonicMs;
  }

  #undeclared(name: string): OrchError {
    return new OrchError(
      'ORCH_CREDENTIAL_UNAVAILABLE',
      `${this.consumer} asked for ${name}, which it did not declare.`,
      { hint: `Declare it in credentials.scopes["${this.consumer}"], if it needs it.` },
    );
  }

  #unavailable(name: string): OrchError {
    const reason = this.#failures.get(name)?.reason ?? 'the lease ended';
    return new OrchError(
      'ORCH_CREDENTIAL_UNAVAILABLE',
      `The credential ${name} for ${this.consumer} is not available: ${reason}.`,
      { hint: 'See where it is looked for with `orch credentials check`.' },
    );
  }
}

function later(now: Moment, ms: number): Moment {
  return { wallMs: now.wallMs + ms, monotonicMs: now.monotonicMs + ms };
}
