import type { SchemaName } from '../schemas/validators.ts';

/** Turns a value of one version into the next. */
type Step = (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * The steps from version 1 on, for each kind of file. The newest version of a kind is one more than
 * its steps; all are at version 1. A step is added here when a format changes, and never removed.
 */
const steps: Readonly<Partial<Record<SchemaName, readonly Step[]>>> = {};

export type Upcast =
  | { readonly kind: 'current'; readonly value: unknown }
  | { readonly kind: 'unknown_version'; readonly version: string };

/**
 * Brings what was read from a file to the newest version (DESIGN §5). What is not an object with a
 * `v` goes through as it is: its schema will say what is wrong.
 */
export function upcast(name: SchemaName, value: unknown): Upcast {
  if (typeof value !== 'object' || value === null || !('v' in value)) {
    return { kind: 'current', value };
  }
  const { v } = value;
  const known = steps[name] ?? [];
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1 || v > known.length + 1) {
    return { kind: 'unknown_version', version: JSON.stringify(v) };
  }
  let current: Readonly<Record<string, unknown>> = { ...value };
  for (const step of known.slice(v - 1)) current = step(current);
  return { kind: 'current', value: current };
}
