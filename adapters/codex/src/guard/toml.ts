/** A value that can stand in Codex's configuration. */
export type TomlValue = string | boolean | { readonly [key: string]: TomlValue };

/** A value as TOML on one line. JSON's strings are TOML's basic strings. */
function inlineToml(value: TomlValue): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}=${inlineToml(item)}`,
  );
  return `{${entries.join(',')}}`;
}

/** `-c key=value` for Codex's command line. It goes before every configuration file. */
export function override(key: string, value: TomlValue): readonly string[] {
  return ['-c', `${key}=${inlineToml(value)}`];
}
