/** How orch proves to Vault who it is. What is secret in it is read anew for every login. */
export type VaultAuth =
  | { readonly method: 'token'; readonly token: () => string | null }
  | {
      readonly method: 'approle';
      /** Where the method is mounted; `approle` unless given. */
      readonly mount?: string;
      readonly roleId: string;
      readonly secretId: () => string | null;
    }
  | {
      readonly method: 'jwt';
      /** Where the method is mounted; `jwt` unless given. */
      readonly mount?: string;
      readonly role: string;
      readonly jwt: () => string | null;
    };

/** Settings for https, as PEM texts. */
export interface VaultTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** The name that the certificate must carry, where it is not that of the address. */
  readonly serverName?: string;
}

export interface VaultOptions {
  /** Such as `https://vault.example.org:8200`. Plain http is taken for loopback alone. */
  readonly address: string;
  /** Such as `secret/codex/orchestrator/production`, as the `vault kv` command takes it. */
  readonly path: string;
  readonly namespace?: string;
  readonly auth: VaultAuth;
  readonly tls?: VaultTls;
  /** For how long a value is used before Vault is asked again; 5 minutes unless given. */
  readonly refreshMs?: number;
  /** For one request; 10,000 unless given. */
  readonly timeoutMs?: number;
  /** Attempts of one request in all; 4 unless given. */
  readonly maxAttempts?: number;
}
