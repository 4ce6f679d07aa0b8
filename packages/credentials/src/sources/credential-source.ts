/** What a source answered: what it has of the names, or why it cannot say. */
export type Reading =
  | {
      readonly kind: 'read';
      /** Values by name; a name that is absent is not there. */
      readonly values: ReadonlyMap<string, string>;
      /** For how long the values may be used without asking again; `null` for as long as the process lives. */
      readonly ttlMs: number | null;
      /** Names that were there once and are gone, with the reason in words. */
      readonly gone?: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'unavailable';
      /** Why, in words that hold no value. */
      readonly reason: string;
    };

/** How a source stands, for a person. */
export interface SourceHealth {
  readonly ok: boolean;
  readonly detail: string;
}

/** Where credentials come from. A source writes nothing and logs nothing. */
export interface CredentialSource {
  /** Such as `vault` or `environment`; named in errors and in the audit log. */
  readonly id: string;
  /** Never rejects for what the outside world does wrong. */
  read(names: readonly string[], signal?: AbortSignal): Promise<Reading>;
  /** Looks whether the source can be reached, without reading a value. */
  health(signal?: AbortSignal): Promise<SourceHealth>;
}
