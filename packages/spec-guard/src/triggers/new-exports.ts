import type { ChangedFile } from '../guard/snapshot.ts';

const declared =
  /^\s*export\s+(?:default\s+|declare\s+|abstract\s+|async\s+)*(?:const|let|var|function\*?|class|interface|type|enum|namespace)\s+([\w$]+)/gm;
const listed = /^\s*export\s+(?:type\s+)?\{([^}]*)\}/gm;
const wholesale = /^\s*export\s+(?:type\s+)?\*\s*(?:as\s+([\w$]+)\s+)?from\s*['"]([^'"]+)['"]/gm;

/**
 * The names that a module exports, found by their form and not by parsing: this is a hint that a
 * public interface grew, and a name too many in a comment costs a look.
 */
function exportsIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(declared)) names.add(name ?? '');
  for (const [, list = ''] of text.matchAll(listed)) {
    for (const item of list.replace(/\/\/.*$/gm, '').split(',')) {
      const name = item.trim().split(/\s+/).at(-1);
      if (name !== undefined && name !== '') names.add(name);
    }
  }
  for (const [, name, from = ''] of text.matchAll(wholesale)) names.add(name ?? `* from ${from}`);
  return names;
}

/** Names that a public entry exports after a change and did not before. */
export function newExports(file: ChangedFile): readonly string[] {
  if (typeof file.after !== 'string') return [];
  const before = exportsIn(file.before ?? '');
  return [...exportsIn(file.after)].filter((name) => !before.has(name));
}
