import type { JsonValue } from '@orch/core';

/**
 * A value with the line that it stands in, whatever it was written as: JSON, YAML, TOML, or an
 * expression in a script whose value can be seen without running it.
 */
export type Located =
  | {
      readonly kind: 'scalar';
      readonly line: number;
      readonly value: string | number | boolean | null;
    }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Located[] }
  | {
      readonly kind: 'map';
      readonly line: number;
      readonly entries: ReadonlyMap<string, Located>;
      /** The line of each key. */
      readonly keyLines: ReadonlyMap<string, number>;
    }
  /** Something that only running it would tell, as it is written. */
  | { readonly kind: 'unknown'; readonly line: number; readonly text: string };

/** What stands below some keys; `undefined` where nothing does. */
export function at(value: Located | undefined, ...keys: readonly string[]): Located | undefined {
  return keys.reduce<Located | undefined>(
    (current, key) => (current?.kind === 'map' ? current.entries.get(key) : undefined),
    value,
  );
}

/** A text, or `null` for anything else. */
export function textOf(value: Located | undefined): string | null {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

/** The entries of a map with the lines of their keys; none for anything else. */
export function entriesOf(
  value: Located | undefined,
): { readonly key: string; readonly value: Located; readonly line: number }[] {
  if (value?.kind !== 'map') return [];
  return [...value.entries].map(([key, each]) => ({
    key,
    value: each,
    line: value.keyLines.get(key) ?? each.line,
  }));
}

/** The items of a list; none for anything else. */
export function itemsOf(value: Located | undefined): readonly Located[] {
  return value?.kind === 'list' ? value.items : [];
}

/** The texts of a list, or the one text that stands for a list of one. */
export function textsOf(value: Located | undefined): string[] {
  const own = textOf(value);
  return own === null ? itemsOf(value).flatMap((item) => textOf(item) ?? []) : [own];
}

/** The same as JSON; what is unknown becomes its text. */
export function jsonOf(value: Located): JsonValue {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(jsonOf);
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, each]) => [key, jsonOf(each)]));
    case 'unknown':
      return value.text;
  }
}
