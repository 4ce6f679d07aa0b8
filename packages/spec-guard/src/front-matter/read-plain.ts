import type { Field } from './parse-front-matter.ts';

const key = /^([A-Za-z_][\w-]*):(?: +(.*))?$/;
const item = /^( *)- +(.*)$/;
/**
 * A text that begins with no mark, and in which nothing looks like a key, a comment, or a mark that
 * `quoteBareMarks` would quote.
 */
const plain = /^[A-Za-z0-9_./](?:[^\p{C}\p{Zl}\p{Zp}#:[\],]|,(?!\s*[*@`%&!])|:(?=\S))*$/u;

/**
 * Reads a front matter of plain lines (`key: text`, `key:` with a list of `- text` below it), which nearly all are, at a
 * tenth of the cost of a YAML parser. Anything else is `null`, and the parser's to read; a test compares the two.
 *
 * @param firstLine the line of the file on which the source begins
 */
export function readPlain(source: string, firstLine: number): ReadonlyMap<string, Field> | null {
  const fields = new Map<string, Field>();
  /** The key whose list may go on, with the indent of its items. */
  let open: { readonly values: string[]; indent: number | null } | null = null;
  const lines = source.split('\n');
  for (const [at, line] of lines.entries()) {
    if (line === '' && at === lines.length - 1) break;
    const asItem = item.exec(line);
    if (asItem !== null) {
      const [, indent = '', text = ''] = asItem;
      const value = text.trimEnd();
      if (open === null || (open.indent ?? indent.length) !== indent.length) return null;
      if (!plain.test(value)) return null;
      open.indent = indent.length;
      if (!isNothing(value)) open.values.push(value);
      continue;
    }
    const [, name, text = ''] = key.exec(line) ?? [];
    if (name === undefined) return null;
    const known = name.toLowerCase().replaceAll('-', '_');
    const value = text.trimEnd();
    if (fields.has(known) || (value !== '' && !plain.test(value))) return null;
    const values = value === '' || isNothing(value) ? [] : [value];
    open = value === '' ? { values, indent: null } : null;
    fields.set(known, { values, line: firstLine + at });
  }
  return fields.size === 0 ? null : fields;
}

/** How plain YAML writes that there is no value. */
export function isNothing(text: string): boolean {
  return /^(?:|~|null)$/i.test(text);
}
