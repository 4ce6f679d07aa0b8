import type { Language } from './language.ts';
import { tokenise, type Token } from './tokenise.ts';

/** A stretch of tokens: from the first one up to but not including the last one. */
export type Span = readonly [from: number, to: number];

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const dots = new Set(['.', '?.']);
const unary = new Set(['await', 'typeof', 'void', 'delete', 'yield', '!', '...']);

/** Words that are no expression by themselves. */
const keywords = new Set(
  [
    'import export from as default const let var function class extends implements interface type enum',
    'if else for while do switch case break continue return throw try catch finally in of instanceof',
    'new await typeof void delete yield async static public private protected readonly get set',
    'def elif except with pass lambda not and or is raise func fn go defer range package use mod impl',
    'struct trait pub mut match where val fun final abstract',
  ].flatMap((line) => line.split(' ')),
);

/** How many brackets without a partner are looked past for one that fits. */
const maxWalls = 32;

/** A fragment of code as tokens, with the brackets that belong together. */
export class Code {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For a bracket, the index of the one that it belongs to; else -1. */
  readonly #partner: number[];
  /** The innermost pair around a token, by its opening bracket; -1 where there is none. */
  readonly #opener: number[];

  constructor(text: string, language: Language) {
    this.text = text;
    this.tokens = tokenise(text, language);
    this.#partner = this.tokens.map(() => -1);
    this.#pair();
    this.#opener = this.tokens.map(() => -1);
    const open: number[] = [];
    for (let at = 0; at < this.tokens.length; at += 1) {
      if (this.isCloser(at)) open.pop();
      this.#opener[at] = open.at(-1) ?? -1;
      if (this.isOpener(at)) open.push(at);
    }
  }

  #pair(): void {
    const open: number[] = [];
    for (const [at, { kind, text }] of this.tokens.entries()) {
      if (opens(kind, text)) open.push(at);
      if (!closes(kind, text)) continue;
      // A bracket that has no partner here is a wall; what it leaves open inside is one too.
      const near = open.slice(-maxWalls);
      const found = near.findLastIndex((each) => this.#fit(each, at));
      if (found === -1) continue;
      const from = open.length - near.length + found;
      const partner = open[from] ?? -1;
      open.length = from;
      this.#partner[partner] = at;
      this.#partner[at] = partner;
    }
  }

  #fit(open: number, close: number): boolean {
    const [a, b] = [this.textAt(open), this.textAt(close)];
    return a.endsWith('${') ? b.endsWith('`') : closers[a] === b;
  }

  textAt(at: number): string {
    return this.tokens[at]?.text ?? '';
  }

  kindAt(at: number): Token['kind'] | null {
    return this.tokens[at]?.kind ?? null;
  }

  partnerOf(at: number): number {
    return this.#partner[at] ?? -1;
  }

  openerOf(at: number): number {
    return this.#opener[at] ?? -1;
  }

  isOpener(at: number): boolean {
    return this.partnerOf(at) > at;
  }

  isCloser(at: number): boolean {
    const partner = this.partnerOf(at);
    return partner !== -1 && partner < at;
  }

  /** Whether a word could stand for a value. */
  isName(at: number): boolean {
    return this.kindAt(at) === 'word' && !keywords.has(this.textAt(at));
  }

  isKeyword(at: number): boolean {
    return this.kindAt(at) === 'word' && keywords.has(this.textAt(at));
  }

  isUnary(at: number): boolean {
    return unary.has(this.textAt(at)) && this.kindAt(at) !== 'text';
  }

  isDot(at: number): boolean {
    return this.kindAt(at) === 'sign' && dots.has(this.textAt(at));
  }

  /** Whether a line ends between a token and the one before it. */
  startsLine(at: number): boolean {
    const [before, token] = [this.tokens[at - 1], this.tokens[at]];
    if (before === undefined || token === undefined) return true;
    return this.text.slice(before.end, token.start).includes('\n');
  }

  /** What stands in the source for a stretch of tokens. */
  source([from, to]: Span): string {
    const [first, last] = [this.tokens[from], this.tokens[to - 1]];
    return first === undefined || last === undefined ? '' : this.text.slice(first.start, last.end);
  }

  /** The tokens of a stretch as one text, by which stretches are compared. */
  key([from, to]: Span): string {
    return this.tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join('\n');
  }

  /** What stands between a pair of brackets, cut at its commas; templates at their texts. */
  elements(open: number): Span[] {
    const close = this.partnerOf(open);
    const spans: Span[] = [];
    let from = open + 1;
    for (let at = from; at <= close; at += 1) {
      if (this.isOpener(at)) at = this.partnerOf(at);
      const middle = this.kindAt(at) === 'text' && this.textAt(at).startsWith('}');
      if (at !== close && this.textAt(at) !== ',' && !middle) continue;
      if (at > from) spans.push([from, at]);
      from = at + 1;
    }
    return spans;
  }
}

function opens(kind: Token['kind'], text: string): boolean {
  return kind === 'sign' ? text in closers : kind === 'text' && /^`[^]*\$\{$/u.test(text);
}

function closes(kind: Token['kind'], text: string): boolean {
  return kind === 'sign' ? ')]}'.includes(text) : kind === 'text' && /^\}[^]*`$/u.test(text);
}
