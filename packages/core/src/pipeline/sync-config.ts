/** Where credentials come from and who may have them (wire shape). */
export interface CredentialsConfig {
  /** The `<env>` of `secret/codex/orchestrator/<env>`; `default` unless given. */
  readonly environment?: string;
  /** Asked in this order. */
  readonly sources?: readonly CredentialSourceConfig[];
  /** The names that each consumer gets, such as `cloud-sync`. */
  readonly scopes?: Readonly<Record<string, readonly string[]>>;
}

export type CredentialSourceConfig =
  | {
      readonly kind: 'environment';
      /** The variables that it may give. */
      readonly names: readonly string[];
    }
  | {
      readonly kind: 'command';
      readonly argv: readonly [string, ...string[]];
      readonly names: readonly string[];
      /** Variables that it gets, besides PATH. */
      readonly env?: readonly string[];
      readonly timeout_ms?: number;
    }
  | VaultConfig;

export interface VaultConfig {
  readonly kind: 'vault';
  /** VAULT_ADDR unless given. */
  readonly address?: string;
  /** VAULT_NAMESPACE unless given. */
  readonly namespace?: string;
  /** As the `vault kv` command takes it; CLOUD_SYNC_VAULT_PATH goes before it. */
  readonly path?: string;
  /** By VAULT_TOKEN unless given. */
  readonly auth?: {
    readonly method: 'token' | 'approle' | 'jwt';
    readonly mount?: string;
    /** For `approle`; the secret id is in VAULT_SECRET_ID. */
    readonly role_id?: string;
    /** For `jwt`; the token is in VAULT_JWT, or in a file. */
    readonly role?: string;
    readonly jwt_file?: string;
  };
  /** PEM files, relative to the root or absolute. VAULT_CACERT unless `ca_file` is given. */
  readonly ca_file?: string;
  readonly cert_file?: string;
  readonly key_file?: string;
  readonly server_name?: string;
  readonly refresh_ms?: number;
}

/** Where finished runs are sent (wire shape). Nothing is sent unless `url` or `bucket` is given. */
export interface SyncConfig {
  /** Of a server with the Runs API. CLOUD_SYNC_URL goes before it. */
  readonly url?: string;
  /** `s3://bucket/prefix` or `https://host/bucket/prefix`. CLOUD_SYNC_BUCKET goes before it. */
  readonly bucket?: string;
  /** CODEX_CLOUD_WORKSPACE_ID goes before it. */
  readonly workspace?: string;
  /** Whether a process of its own sends after each run; no unless given. */
  readonly after_run?: boolean;
  /** Whether a run is sent each time it pauses too, as it stands; no unless given. */
  readonly phases?: boolean;
  /** Tasks whose runs are sent at the same time; 4 unless given. */
  readonly concurrency?: number;
  readonly timeout_ms?: number;
  /** A journal above this is left out of what is sent; 4 MiB unless given. */
  readonly max_journal_bytes?: number;
  readonly retry?: {
    readonly max_attempts?: number;
    readonly first_delay_ms?: number;
    readonly max_delay_ms?: number;
  };
}
