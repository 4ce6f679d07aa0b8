import type { Language } from '../edits/language.ts';
import { tokenise, type Token } from '../edits/tokenise.ts';

/** A token as edits are compared by: its hash, and whether it is a name that could be another one. */
export interface CodeToken {
  /** 32 bits. */
  readonly hash: number;
  readonly name: boolean;
  /** Lines of the text before the one that it begins in. */
  readonly line: number;
}

/** Words of the languages that we read which are no names. One list: a name in one is rarely a keyword in another. */
const keywords = new Set(
  (
    'abstract and as assert async await bool boolean break case catch char class const constructor continue def default ' +
    'defer del delete do double elif else enum except export extends extern false final finally float fn for from func ' +
    'function get global go goto if impl implements import in inline instanceof int interface is lambda let loop match ' +
    'mod module mut namespace new nil None not null number or override package pass private protected pub public raise ' +
    'readonly ref return self set static string struct super switch this throw throws trait True False true try type ' +
    'typeof undefined unless unsafe use using val var void when where while with yield'
  ).split(' '),
);

/**
 * The tokens of a fragment of code; what a formatter alone changes is not in them, and neither are
 * imports: which modules a file uses is not what somebody wrote again.
 */
export function codeTokens(text: string, language: Language): CodeToken[] {
  let line = 0;
  let at = 0;
  return withoutImports(tokenise(text, language), text, language).map(
    ({ kind, text: own, start }) => {
      for (; at < start; at += 1) if (text.charCodeAt(at) === 10) line += 1;
      return {
        hash: hashOf(`${kind[0] ?? ''}${own}`),
        name: kind === 'word' && !keywords.has(own),
        line,
      };
    },
  );
}

const importWords = new Set(['import', 'from', 'use', 'using', 'package']);

function withoutImports(tokens: readonly Token[], text: string, language: Language): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [token, before] = [tokens[at], tokens[at - 1]];
    if (token === undefined) break;
    const isFirst = before === undefined || text.slice(before.end, token.start).includes('\n');
    const end =
      isFirst && importWords.has(token.text) ? endOfImport(tokens, at, text, language) : at;
    if (end === at) kept.push(token);
    else at = end - 1;
  }
  return kept;
}

/** Where the import that begins at a token ends; the same token where it is none. */
function endOfImport(
  tokens: readonly Token[],
  start: number,
  text: string,
  language: Language,
): number {
  if (language === 'script') {
    if (tokens[start]?.text !== 'import') return start;
    // A hunk may end in the middle of an import, and what comes then is none.
    const name = tokens.findIndex(
      ({ kind, text: own }, at) => at > start && kind !== 'word' && !'{},*'.includes(own),
    );
    return tokens[name]?.kind === 'text' ? name + 1 : start;
  }
  const next = tokens.findIndex(
    ({ end }, at) => at >= start && text.slice(end, tokens[at + 1]?.start).includes('\n'),
  );
  return next < 0 ? tokens.length : next + 1;
}

/** FNV-1a over UTF-16 units with a final mix: 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mix(hash);
}

/** Spreads the bits of a 32-bit number (the final step of MurmurHash3, which is in the public domain). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
