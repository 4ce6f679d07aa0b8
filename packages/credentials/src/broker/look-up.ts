import type { CredentialSource } from '../sources/credential-source.ts';

/** A value as a source gave it. */
export interface Found {
  readonly kind: 'found';
  readonly value: string;
  readonly source: string;
  readonly ttlMs: number | null;
}

export type LookedUp =
  | Found
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * Asks the sources in their order; the first that has a name wins.
 *
 * I4: a source that cannot say ends the search for what was not found yet. Going on would hand out
 * another value than the one that was meant, just because a server is down.
 */
export async function lookUp(
  sources: readonly CredentialSource[],
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, LookedUp>> {
  const results = new Map<string, LookedUp>();
  for (const source of sources) {
    const open = names.filter((name) => !results.has(name));
    if (open.length === 0) break;
    const reading = await source.read(open, signal);
    for (const name of open) {
      if (reading.kind === 'unavailable') {
        results.set(name, { kind: 'unavailable', reason: `${source.id}: ${reading.reason}` });
        continue;
      }
      const value = reading.values.get(name);
      const gone = reading.gone?.get(name);
      if (value !== undefined) {
        results.set(name, { kind: 'found', value, source: source.id, ttlMs: reading.ttlMs });
      } else if (gone !== undefined) {
        results.set(name, { kind: 'missing', reason: `${source.id}: ${gone}` });
      }
    }
  }
  const asked = sources.map(({ id }) => id).join(', ') || 'none is configured';
  for (const name of names) {
    if (!results.has(name)) {
      results.set(name, { kind: 'missing', reason: `no source has it (${asked})` });
    }
  }
  return results;
}
