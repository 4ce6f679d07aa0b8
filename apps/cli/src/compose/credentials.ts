import {
  commandSource,
  CredentialBroker,
  environmentSource,
  vaultSource,
  type CredentialSource,
  type HandOut,
  type VaultAuth,
} from '@orch/credentials';
import {
  describeThrown,
  OrchError,
  type CredentialsConfig,
  type CredentialSourceConfig,
  type VaultConfig,
} from '@orch/core';
import type { AuditLog } from '@orch/persistence';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RepositorySession } from '../session/session.ts';
import { variable } from '../session/variable.ts';

/** The credentials of a repository: the sources that it configured, and who may have what. */
export interface Credentials {
  readonly broker: CredentialBroker;
  readonly sources: readonly CredentialSource[];
  readonly scopes: Readonly<Record<string, readonly string[]>>;
}

/**
 * Builds the broker from the configuration. Nothing is asked of a source yet.
 *
 * @param own scopes of this program's own parts; the configuration goes before them
 * @throws OrchError `ORCH_CREDENTIAL_UNAVAILABLE` for a PEM file that cannot be read, or a Vault without an address
 */
export async function openCredentials(
  session: RepositorySession,
  config: CredentialsConfig,
  own: Readonly<Record<string, readonly string[]>>,
  audit: () => Promise<Pick<AuditLog, 'append'>>,
): Promise<Credentials> {
  const { clock, env } = session;
  const { learn } = await session.redaction();
  const scopes = { ...own, ...config.scopes };
  const names = [...new Set(Object.values(scopes).flat())];
  const sources = (config.sources ?? defaultSources(env, names)).map((each) =>
    sourceOf(session, config, each, learn),
  );
  const broker = new CredentialBroker({
    sources,
    scopes,
    clock,
    register: learn,
    async audit(handOut) {
      await (await audit()).append('credential.leased', auditData(handOut));
    },
    newLeaseId: randomUUID,
  });
  return { broker, sources, scopes };
}

function auditData(handOut: HandOut): Record<string, string | null> {
  const { name, scope, leaseId, source, expiresAt } = handOut;
  return { name, scope, lease_id: leaseId, source, expires_at: expiresAt };
}

/** Without a configuration: the variables that are asked for, then Vault where one is named. */
function defaultSources(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): CredentialSourceConfig[] {
  const vault = ['VAULT_ADDR', 'CLOUD_SYNC_VAULT_PATH'].some((name) => variable(env, name));
  return [{ kind: 'environment', names }, ...(vault ? [{ kind: 'vault' } as const] : [])];
}

type Learn = (known: { readonly name: string; readonly value: string }) => void;

function sourceOf(
  session: RepositorySession,
  { environment = 'default' }: CredentialsConfig,
  source: CredentialSourceConfig,
  learn: Learn,
): CredentialSource {
  const { env, roots } = session;
  switch (source.kind) {
    case 'environment':
      return environmentSource(source.names, env);
    case 'command': {
      const given = ['PATH', ...(source.env ?? [])].flatMap((name) => {
        const value = variable(env, name);
        return value === undefined ? [] : [[name, value] as const];
      });
      return commandSource({
        argv: source.argv,
        names: source.names,
        env: Object.fromEntries(given),
        cwd: roots.root,
        ...(source.timeout_ms === undefined ? {} : { timeoutMs: source.timeout_ms }),
      });
    }
    case 'vault':
      return vaultOf(session, source, environment, learn);
  }
}

function vaultOf(
  { clock, env, roots }: RepositorySession,
  config: VaultConfig,
  environment: string,
  learn: Learn,
): CredentialSource {
  const address = config.address ?? variable(env, 'VAULT_ADDR');
  if (address === undefined) {
    throw new OrchError('ORCH_CREDENTIAL_UNAVAILABLE', 'It is not said where Vault is.', {
      hint: 'Set VAULT_ADDR, or credentials.sources[].address in codex.orchestrator.json.',
    });
  }
  const path =
    variable(env, 'CLOUD_SYNC_VAULT_PATH') ??
    config.path ??
    `secret/codex/orchestrator/${environment}`;
  const namespace = config.namespace ?? variable(env, 'VAULT_NAMESPACE');
  const caFile = config.ca_file ?? variable(env, 'VAULT_CACERT');
  const pem = (file: string): string => readPem(resolve(roots.root, file));
  const tls = {
    ...(caFile === undefined ? {} : { ca: pem(caFile) }),
    ...(config.cert_file === undefined ? {} : { cert: pem(config.cert_file) }),
    ...(config.key_file === undefined ? {} : { key: pem(config.key_file) }),
    ...(config.server_name === undefined ? {} : { serverName: config.server_name }),
  };
  return vaultSource(
    {
      address,
      path,
      tls,
      auth: authOf(config.auth ?? { method: 'token' }, env, (file) => resolve(roots.root, file)),
      ...(namespace === undefined ? {} : { namespace }),
      ...(config.refresh_ms === undefined ? {} : { refreshMs: config.refresh_ms }),
    },
    { clock, random: Math.random, register: learn },
  );
}

/** What is secret in it is read again for every login, so that a replaced token or file counts. */
function authOf(
  auth: NonNullable<VaultConfig['auth']>,
  env: NodeJS.ProcessEnv,
  at: (file: string) => string,
): VaultAuth {
  const mount = auth.mount === undefined ? {} : { mount: auth.mount };
  const fromEnv = (name: string) => () => variable(env, name) ?? null;
  switch (auth.method) {
    case 'token':
      return { method: 'token', token: fromEnv('VAULT_TOKEN') };
    case 'approle': {
      const roleId = auth.role_id ?? variable(env, 'VAULT_ROLE_ID') ?? '';
      return { method: 'approle', ...mount, roleId, secretId: fromEnv('VAULT_SECRET_ID') };
    }
    case 'jwt': {
      const file = auth.jwt_file;
      const jwt = file === undefined ? fromEnv('VAULT_JWT') : () => readToken(at(file));
      return { method: 'jwt', ...mount, role: auth.role ?? '', jwt };
    }
  }
}

function readToken(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null; // It is said to be missing where it is used.
  }
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OrchError(
      'ORCH_CREDENTIAL_UNAVAILABLE',
      `A PEM file of the Vault source cannot be read: ${describeThrown(error)}`,
      { place: path, hint: 'Correct credentials.sources in codex.orchestrator.json.' },
    );
  }
}
