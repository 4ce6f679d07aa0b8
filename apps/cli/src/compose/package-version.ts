import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The version of this program, read when it runs: one that is built in would go stale. The path is
 * that from a bundle in `dist`.
 */
export function packageVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
