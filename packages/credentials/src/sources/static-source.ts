import type { CredentialSource } from './credential-source.ts';

/** Fixed values, for tests. `ttlMs` makes them expire. */
export function staticSource(
  values: Readonly<Record<string, string>>,
  ttlMs: number | null = null,
): CredentialSource {
  return {
    id: 'static',
    read(names) {
      const found = names.filter((name) => Object.hasOwn(values, name));
      const map = new Map(found.map((name) => [name, values[name] ?? '']));
      return Promise.resolve({ kind: 'read', values: map, ttlMs });
    },
    health: () =>
      Promise.resolve({ ok: true, detail: `${Object.keys(values).length} fixed values` }),
  };
}
