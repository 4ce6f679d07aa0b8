import { OrchError, type ProjectConfig } from '@orch/core';
import { readConfig } from '../config/read-config.ts';

/** What a source of credentials proves itself with. */
const vaultVariables = ['VAULT_TOKEN', 'VAULT_SECRET_ID', 'VAULT_JWT'];

/**
 * Variables that hold credentials by the configuration: a stage gets those that it declares, and does not inherit the
 * others.
 */
export async function claimedVariables(root: string): Promise<readonly string[]> {
  const { credentials = {} } = await readOrNothing(root);
  const sources = (credentials.sources ?? []).flatMap((source) => {
    switch (source.kind) {
      case 'environment':
        return source.names;
      case 'command':
        return source.env ?? [];
      case 'vault':
        return vaultVariables;
    }
  });
  const usual = ['HOME', 'PATH', 'USER', 'LANG', 'TMPDIR'];
  const names = ['CLOUD_SYNC_TOKEN', ...Object.values(credentials.scopes ?? {}).flat(), ...sources];
  return [...new Set(names)].filter((name) => !usual.includes(name));
}

/** A configuration that is wrong is reported where it is used; nothing is started with it. */
async function readOrNothing(root: string): Promise<ProjectConfig> {
  try {
    return (await readConfig(root)).config;
  } catch (error) {
    if (error instanceof OrchError && error.code.startsWith('ORCH_CONFIG')) return {};
    throw error;
  }
}
