import {
  parseTree,
  printParseErrorCode,
  type Node as JsonNode,
  type ParseError,
} from 'jsonc-parser';
import { parse as parseToml, TomlError, type TomlTable, type TomlValue } from 'smol-toml';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
} from 'yaml';
import { Lines } from './lines.ts';
import type { Located } from './located.ts';

/** What a file of data says, or why it cannot be read and where. */
export type ReadData =
  | { readonly ok: true; readonly value: Located }
  | { readonly ok: false; readonly line: number; readonly message: string };

export type DataFormat = 'json' | 'yaml' | 'toml';

/** The deepest nesting that is read, and the most values: aliases of YAML can multiply. */
const maxDepth = 100;
const maxValues = 200_000;

/** Reads data with the lines of its values. JSON may have comments, as most tools take them. */
export function readData(text: string, format: DataFormat): ReadData {
  try {
    switch (format) {
      case 'json':
        return readJson(text);
      case 'yaml':
        return readYaml(text);
      case 'toml':
        return { ok: true, value: locateToml(parseToml(text), text.split('\n'), [], 1) };
    }
  } catch (error) {
    // The parsers of other people, on input of other people: what they throw is the finding (H3).
    if (error instanceof RangeError) return { ok: false, line: 1, message: 'is nested too deeply' };
    if (!(error instanceof Error)) throw error;
    const line = error instanceof TomlError ? error.line : 1;
    return { ok: false, line, message: error.message.split('\n')[0] ?? error.message };
  }
}

function readJson(text: string): ReadData {
  const lines = new Lines(text);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const message =
      first === undefined ? 'is empty' : `is not JSON: ${printParseErrorCode(first.error)}`;
    return { ok: false, line: lines.lineOf(first?.offset ?? 0), message };
  }
  return { ok: true, value: locateJson(tree, lines) };
}

function locateJson(node: JsonNode, lines: Lines): Located {
  const line = lines.lineOf(node.offset);
  switch (node.type) {
    case 'array':
      return {
        kind: 'list',
        line,
        items: (node.children ?? []).map((child) => locateJson(child, lines)),
      };
    case 'object': {
      const entries = new Map<string, Located>();
      const keyLines = new Map<string, number>();
      for (const { children: [key, value] = [] } of node.children ?? []) {
        if (key === undefined || value === undefined) continue;
        entries.set(String(key.value), locateJson(value, lines));
        keyLines.set(String(key.value), lines.lineOf(key.offset));
      }
      return { kind: 'map', line, entries, keyLines };
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'property':
      return {
        kind: 'scalar',
        line,
        value: (node.value ?? null) as string | number | boolean | null,
      };
  }
}

/** Of several documents in one file the last counts: headers of pipelines come first. */
function readYaml(text: string): ReadData {
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: counter,
    logLevel: 'silent',
    merge: true,
  });
  const document = Array.isArray(documents) ? documents.at(-1) : undefined;
  if (document === undefined) return { ok: false, line: 1, message: 'is empty' };
  const [error] = document.errors;
  if (error !== undefined) {
    const line = counter.linePos(error.pos[0]).line;
    return { ok: false, line, message: `is not YAML: ${error.message.split('\n')[0] ?? ''}` };
  }
  const budget = { left: maxValues };
  return { ok: true, value: locateYaml(document.contents, document, counter, budget, 0) };
}

function locateYaml(
  node: unknown,
  document: Document,
  counter: LineCounter,
  budget: { left: number },
  depth: number,
): Located {
  budget.left -= 1;
  if (depth > maxDepth || budget.left < 0) throw new RangeError('too much');
  const range = (node as { range?: readonly [number, number, number] | null } | null)?.range;
  const line = range === undefined || range === null ? 1 : counter.linePos(range[0]).line;
  const below = (child: unknown): Located =>
    locateYaml(child, document, counter, budget, depth + 1);
  const tag = (node as { tag?: unknown } | null)?.tag;
  // What a tag of the program's own makes of it (`!reference` of GitLab), only that program knows.
  if (typeof tag === 'string' && /^!(?!!)/u.test(tag)) return { kind: 'unknown', line, text: tag };
  if (isAlias(node)) return below(node.resolve(document) ?? null);
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map(below) };
  if (isMap(node)) {
    const entries = new Map<string, Located>();
    const keyLines = new Map<string, number>();
    const merged: Located[] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const located = below(value);
      if (name === '<<') merged.push(...(located.kind === 'list' ? located.items : [located]));
      else {
        entries.set(name, located);
        const keyRange = (key as { range?: readonly number[] } | null)?.range?.[0];
        keyLines.set(name, keyRange === undefined ? line : counter.linePos(keyRange).line);
      }
    }
    for (const each of merged) {
      if (each.kind !== 'map') continue;
      for (const [name, value] of each.entries) {
        if (entries.has(name)) continue;
        entries.set(name, value);
        keyLines.set(name, each.keyLines.get(name) ?? value.line);
      }
    }
    return { kind: 'map', line, entries, keyLines };
  }
  const value = isScalar(node) ? node.value : null;
  return { kind: 'scalar', line, value: scalarOf(value) };
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The parser tells no places, so the line of a key is looked for below the header of its table. */
function locateToml(
  value: TomlValue,
  lines: readonly string[],
  path: readonly string[],
  line: number,
): Located {
  if (Array.isArray(value)) {
    return { kind: 'list', line, items: value.map((each) => locateToml(each, lines, path, line)) };
  }
  if (typeof value !== 'object' || value instanceof Date) {
    const plain = typeof value === 'object' || typeof value === 'bigint' ? String(value) : value;
    return { kind: 'scalar', line, value: plain };
  }
  const table: TomlTable = value;
  const header = tomlHeader(lines, path) ?? line;
  const entries = new Map<string, Located>();
  const keyLines = new Map<string, number>();
  for (const [key, each] of Object.entries(table)) {
    const own = tomlHeader(lines, [...path, key]) ?? tomlKey(lines, key, header) ?? header;
    entries.set(key, locateToml(each, lines, [...path, key], own));
    keyLines.set(key, own);
  }
  return { kind: 'map', line: header, entries, keyLines };
}

const tomlName = (key: string): string => key.replaceAll('"', '').replaceAll("'", '');

function tomlHeader(lines: readonly string[], path: readonly string[]): number | null {
  if (path.length === 0) return 1;
  const wanted = path.join('.');
  const found = lines.findIndex((line) => {
    const name = /^\s*\[\[?([^\]]+)\]\]?\s*(#.*)?$/u.exec(line)?.[1];
    return name !== undefined && tomlName(name.trim()) === wanted;
  });
  return found === -1 ? null : found + 1;
}

function tomlKey(lines: readonly string[], key: string, header: number): number | null {
  for (let at = header - 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (at > header - 1 && /^\s*\[/u.test(line)) return null;
    const name = tomlName(line.trimStart());
    if (name.startsWith(key) && /^\s*[.=]/u.test(name.slice(key.length))) return at + 1;
  }
  return null;
}
