import { describeThrown } from '@orch/core';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { quoteBareMarks } from './quote-bare-marks.ts';
import { isNothing, readPlain } from './read-plain.ts';

/** What is wrong in a spec, with its place. */
export interface SpecProblem {
  /** Counted from 1, in the file. */
  readonly line: number;
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly next: string;
}

/** One key of a front matter. All values are text as it was written: `0303` stays `0303`. */
export interface Field {
  readonly values: readonly string[];
  readonly line: number;
}

/** A front matter that was read, or why it was not. */
export type FrontMatter =
  | {
      readonly ok: true;
      readonly fields: ReadonlyMap<string, Field>;
      /** What follows it. */
      readonly body: string;
    }
  | { readonly ok: false; readonly problems: readonly SpecProblem[] };

/** A front matter that is longer is something else. */
const maxFrontMatterChars = 64 * 1024;

/**
 * Reads the YAML between the first two `---`. It takes what people write: a byte order mark, CRLF,
 * tabs, blank lines before it, quotes, a comment, one value where a list could stand, words that begin with `*` or `@`.
 * It never throws; what cannot be read is named with its line (I2).
 */
export function parseFrontMatter(text: string): FrontMatter {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const opening = /^(?:[ \t]*\n)*---[ \t]*\n/.exec(plain);
  if (opening === null) {
    return failed(1, 'has no front matter', 'Begin the file with "---", the keys, and "---".');
  }
  const firstLine = opening[0].split('\n').length;
  const rest = plain.slice(opening[0].length);
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(rest);
  if (closing === null || closing.index > maxFrontMatterChars) {
    return failed(firstLine - 1, 'has a front matter without an end', 'Close it with "---".');
  }
  const body = rest.slice(closing.index + closing[0].length);
  const source = rest.slice(0, closing.index);
  const fields = readPlain(source, firstLine);
  return fields === null ? readYaml(source, firstLine, body) : { ok: true, fields, body };
}

/** Reads the keys with a YAML parser, whatever they look like. */
export function readYaml(source: string, firstLine: number, body: string): FrontMatter {
  const counter = new LineCounter();
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  try {
    const document = parseDocument(quoteBareMarks(source), {
      schema: 'failsafe', // Everything stays text; dates and numbers are not guessed.
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: true,
    });
    const problems = document.errors.map(({ pos, message }) =>
      problem(lineAt(pos[0]), `is not valid YAML: ${message}`, yamlHint),
    );
    if (problems.length > 0) return { ok: false, problems };
    const { contents } = document;
    if (contents === null) return failed(firstLine, 'has an empty front matter', keysHint);
    if (!isMap(contents)) return failed(firstLine, 'has a front matter without keys', keysHint);
    const fields = new Map<string, Field>();
    for (const { key, value } of contents.items) {
      const name = isScalar(key) ? String(key.value).trim().toLowerCase().replaceAll('-', '_') : '';
      const line = lineAt((key as Node).range?.[0] ?? 0);
      const values = textsOf(value);
      if (values === null) {
        problems.push(problem(line, `"${name}" holds more than text or a list of texts`, flatHint));
      } else if (fields.has(name)) {
        problems.push(problem(line, `has "${name}" twice`, 'Keep one of them.'));
      } else fields.set(name, { values, line });
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, fields, body };
  } catch (thrown) {
    // An alias to nothing, or nesting without end: whatever the parser throws is a problem of the text.
    return failed(firstLine, `is not valid YAML: ${describeThrown(thrown)}`, yamlHint);
  }
}

const yamlHint = 'Put values with ":" or "#" in quotes.';
const keysHint = 'Write id, title, relates_to, risk, owners, last_review, covers and status.';
const flatHint = 'Write one value, or a list of values.';

function textsOf(node: unknown): string[] | null {
  if (node === null || node === undefined) return [];
  if (isScalar(node)) {
    const text = String(node.value).trim();
    return node.type === 'PLAIN' && isNothing(text) ? [] : [text];
  }
  if (!isSeq(node)) return null;
  const texts: string[] = [];
  for (const item of node.items) {
    const inner = isScalar(item) ? textsOf(item) : null;
    if (inner === null) return null;
    texts.push(...inner);
  }
  return texts;
}

function problem(line: number, message: string, next: string): SpecProblem {
  return { line, message, next };
}

function failed(line: number, message: string, next: string): FrontMatter {
  return { ok: false, problems: [problem(line, message, next)] };
}
