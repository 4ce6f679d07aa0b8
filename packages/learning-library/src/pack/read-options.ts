import type { Pack } from './pack.ts';

/**
 * Reads options that were typed as `name=value`. A value is JSON where it is JSON, but for options
 * that the pack wants as a text: those stay as typed. A name alone is `true`.
 */
export function readOptions(words: readonly string[], pack: Pack | null): Record<string, unknown> {
  const properties = (pack?.manifest.options_schema?.['properties'] ?? {}) as Record<
    string,
    { type?: unknown } | undefined
  >;
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at === -1) return [word, true];
      const name = word.slice(0, at);
      const text = word.slice(at + 1);
      return [name, properties[name]?.type === 'string' ? text : jsonOr(text)];
    }),
  );
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so it is the text itself.
    return text;
  }
}
