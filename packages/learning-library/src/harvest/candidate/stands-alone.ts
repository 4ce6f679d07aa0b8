import type { File } from '@babel/types';
import { isBuiltin } from 'node:module';
import { requiredBy } from '../readers/import-index.ts';
import { parseScript } from '../syntax/parse-script.ts';
import { walk } from '../syntax/walk.ts';

/** A script that Node can read away from its repository, and the ending under which it does. */
export interface Standing {
  readonly file: File;
  readonly ending: 'mjs' | 'cjs';
}

/**
 * Whether a script is plain JavaScript that imports nothing but modules of Node and the given ones;
 * `null` if it is not.
 */
export function standing(
  path: string,
  text: string,
  allowed: readonly string[] = [],
): Standing | null {
  if (!/\.[cm]?js$/u.test(path) || text.includes('@flow')) return null;
  const parsed = parseScript(path, text);
  if (!parsed.ok || !standsAlone(parsed.file, allowed)) return null;
  const isModule = parsed.file.program.body.some(({ type }) => /^(Import|Export)/u.test(type));
  return { file: parsed.file, ending: isModule ? 'mjs' : 'cjs' };
}

function standsAlone({ program }: File, allowed: readonly string[]): boolean {
  let alone = true;
  walk(program, (node) => {
    const name =
      node.type === 'ImportDeclaration'
        ? node.source.value
        : node.type === 'CallExpression'
          ? requiredBy(node)
          : null;
    if (name !== null) alone &&= allowed.includes(name) || isBuiltin(name);
    if (/^(TS|TypeAnnotation|JSX)/u.test(node.type)) alone = false;
  });
  return alone;
}
