import type { PreparedImport } from './run-import.ts';

/** What a target made of one attempt. */
export type SendOutcome =
  /** It has the run now. */
  | { readonly kind: 'accepted'; readonly status: number }
  /** It had this state of the run, or a later one, before. */
  | { readonly kind: 'already'; readonly status: number }
  /** It will never take it. */
  | { readonly kind: 'rejected'; readonly status: number; readonly reason: string }
  /** It does not know us: nothing will get through until a credential changes. */
  | { readonly kind: 'unauthorized'; readonly status: number | null; readonly reason: string }
  /** It may take it later. `retryAfterMs` is what the target asked for. */
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly reason: string;
      readonly retryAfterMs: number | null;
    };

/** Where runs are sent. */
export interface SyncTarget {
  /** Names it in files: lower-case letters, digits and `-`. The same target has the same id tomorrow. */
  readonly id: string;
  /** For a person, without anything secret. */
  readonly description: string;
  /**
   * Makes sure, before the first run is sent, that the target keeps its part.
   *
   * @returns `null`, or what the first attempt came to instead
   * @throws OrchError `ORCH_SYNC_REFUSED` for a target that cannot be used at all
   */
  prepare(
    signal: AbortSignal,
  ): Promise<Extract<SendOutcome, { kind: 'failed' | 'unauthorized' }> | null>;
  /** Never rejects for what the outside world does wrong. */
  send(run: PreparedImport, signal: AbortSignal): Promise<SendOutcome>;
}

/** A credential that is asked for anew for every request. */
export interface CredentialPort {
  /** @throws OrchError `ORCH_CREDENTIAL_UNAVAILABLE` */
  get(name: string): Promise<RevealableSecret>;
  /** Says that it was refused. */
  reject(secret: RevealableSecret): void;
}

export interface RevealableSecret {
  readonly name: string;
  reveal(): string;
}
