import type { Word } from './word.ts';

/** `sh` may be dash, bash or another shell behind `/bin/sh`: text that these read differently is not certain. */
export type Dialect = 'sh' | 'bash';

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

export interface Redirection {
  readonly operator: string;
  readonly target: Word;
  /** The text that a here-document or a here-string feeds to the command. */
  body?: Word;
}

export interface SimpleCommand {
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

export interface PendingHereDocument {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  readonly redirection: Redirection;
}

/** A cursor over one text, with what was found so far. Nested texts (backticks, here-documents) get a reader of their own that shares `found`. */
export interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  /** Steps that may still be spent, shared by all readers of one text. */
  readonly budget: { left: number };
  readonly dialect: Dialect;
  readonly found: SimpleCommand[];
  /** Why some of what was read may be read in another way. */
  readonly doubts: string[];
  pending: PendingHereDocument[];
  /** True inside `$(…)` and its like, where a here-document may not run to the end of the text. */
  nested: boolean;
  /** Reads a list of commands up to its closing token. A field, so that words and grammar need no import cycle. */
  readonly readList: (reader: Reader) => void;
}

/** Thrown inside the parser only, and turned into a value by `parseScript`. */
export class Unparsable extends Error {}

/** Substitutions and compound commands may nest this deep; past it the text is not read with certainty. */
const MAX_DEPTH = 60;

export function enter(reader: Reader): void {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) throw new Unparsable('it is nested too deeply');
  spend(reader, 1);
}

export function spend(reader: Reader, steps: number): void {
  reader.budget.left -= steps;
  if (reader.budget.left < 0) throw new Unparsable('it takes too long to read');
}

export function leave(reader: Reader): void {
  reader.depth -= 1;
}

export function subReader(reader: Reader, text: string): Reader {
  return { ...reader, text, at: 0, pending: [] };
}

export function startsWith(reader: Reader, text: string): boolean {
  return reader.text.startsWith(text, reader.at);
}

export function takes(reader: Reader, text: string): boolean {
  if (!startsWith(reader, text)) return false;
  reader.at += text.length;
  return true;
}

/** Skips blanks, continued lines and a comment. */
export function skipBlanks(reader: Reader): void {
  for (;;) {
    if (takes(reader, ' ') || takes(reader, '\t') || takes(reader, '\\\n')) continue;
    if (!startsWith(reader, '#')) return;
    const end = reader.text.indexOf('\n', reader.at);
    reader.at = end < 0 ? reader.text.length : end;
  }
}
