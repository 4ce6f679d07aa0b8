import { readFileSync } from 'node:fs';

/** The version of this program, read when it runs: one that is built in would go stale. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
