import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Pack } from '../pack/pack.ts';
import { optionProblems } from '../pack/read-pack.ts';

/** The files that a template makes, or why it makes none. */
export type RenderedTemplate =
  | {
      readonly ok: true;
      readonly files: readonly { readonly path: string; readonly text: string }[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

const place = /\{\{([a-z][a-z0-9_]*)\}\}/gu;

/**
 * Fills in the files below `templates/` of a pack: `{{name}}` in texts and in paths becomes the option
 * of that name. A place without an option is a problem, never an empty text, unless the pack keeps it.
 */
export function renderTemplate(
  pack: Pack,
  options: Readonly<Record<string, unknown>>,
): RenderedTemplate {
  const problems = optionProblems(pack, options);
  const missing = new Set<string>();
  const kept = new Set(pack.manifest.kept_places);
  const fill = (text: string): string =>
    text.replace(place, (whole, name: string) => {
      if (kept.has(name)) return whole;
      const value = options[name];
      if (typeof value === 'string' || typeof value === 'number') return String(value);
      missing.add(name);
      return whole;
    });
  const top = join(pack.folder, 'templates');
  const files = readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: fill(relative(top, file).split(sep).join('/')),
      text: fill(readFileSync(file, 'utf8')),
    }));
  const outside = files.filter(({ path }) => path.split('/').includes('..'));
  const all = [
    ...problems,
    ...[...missing].sort().map((name) => `the option ${name} is missing`),
    ...outside.map(({ path }) => `${path} would lie outside of the repository`),
  ];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, files };
}
