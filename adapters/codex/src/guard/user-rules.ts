import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Rules without these two decisions take something out of the sandbox: `allow` is the default. */
const harmless = /decision\s*=\s*["'](?:forbidden|prompt)["']/;

function granting(text: string): boolean {
  const code = text.replace(/^\s*#.*$/gm, '').trim();
  if (code === '') return false;
  const rules = code.split(/^(?=\w+\s*\()/m);
  return !rules.every((rule) => /^prefix_rule\s*\(/.test(rule) && harmless.test(rule));
}

/**
 * The user's own rule files that may let commands run outside of the sandbox: an `allow` rule does so
 * unasked (measured on 0.169.0). What cannot be told to be harmless is counted in (I5).
 */
export function grantingRuleFiles(codexHome: string): readonly string[] {
  const folder = join(codexHome, 'rules');
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith('.rules'))
    .map((name) => join(folder, name))
    .filter((file) => granting(readFileSync(file, 'utf8')));
}
