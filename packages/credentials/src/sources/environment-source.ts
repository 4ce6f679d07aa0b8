import type { CredentialSource } from './credential-source.ts';

/**
 * Variables of an environment, by an allow-list. An empty variable counts as absent.
 *
 * @param env looked at on every read, so that a changed one counts
 */
export function environmentSource(
  allow: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CredentialSource {
  const present = (name: string): boolean => (env[name] ?? '') !== '';
  return {
    id: 'environment',
    read(names) {
      const found = names.filter((name) => allow.includes(name) && present(name));
      const values = new Map(found.map((name) => [name, env[name] ?? '']));
      return Promise.resolve({ kind: 'read', values, ttlMs: null });
    },
    health() {
      const set = allow.filter(present).length;
      return Promise.resolve({ ok: true, detail: `${set} of ${allow.length} variables are set` });
    },
  };
}
