import type { JsonValue } from '../run/json-value.ts';

/**
 * JSON with the keys of every object sorted and nothing between tokens, so that equal values have
 * equal texts. Keys whose value is `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value as JsonValue));
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
