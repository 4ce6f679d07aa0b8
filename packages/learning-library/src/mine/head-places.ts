import { chainAround } from '../edits/chain.ts';
import { Code, type Span } from '../edits/code.ts';
import { lineOf } from '../edits/edits-of.ts';
import { concrete, type Part } from '../edits/generalise.ts';
import { languageOf, type Language } from '../edits/language.ts';
import { matchPattern } from '../edits/match-pattern.ts';
import { isGenerated } from '../edits/noise.ts';
import type { Place } from '../harvest/finding.ts';
import { BlobReader } from './blob-reader.ts';
import { gitText } from './git.ts';

/** A piece of code in the current commit. */
export interface HeadPlace extends Place {
  readonly text: string;
}

/** What the current commit has to say about a pattern. */
export interface HeadPlaces {
  /** Where it still matches. */
  readonly matching: readonly Place[];
  /** Where its telling word is used in another way, at most {@link nearMissesKept}. */
  readonly nearMisses: readonly HeadPlace[];
}

/** What is looked for. */
export interface Sought {
  readonly key: string;
  readonly language: Language;
  readonly before: readonly Part[];
  readonly after: readonly Part[];
}

const maxFileBytes = 1024 * 1024;
const nearMissesKept = 5;
const maxNearMissTokens = 40;

/** Looks for patterns in all files of a commit, one file at a time (M2). */
export async function placesIn(
  root: string,
  commit: string,
  sought: readonly Sought[],
): Promise<ReadonlyMap<string, HeadPlaces>> {
  const found = new Map(
    sought.map(({ key }) => [key, { matching: [] as Place[], nearMisses: [] as HeadPlace[] }]),
  );
  if (sought.length === 0) return found;
  const words = new Map(sought.map((each) => [each.key, tellingWord(each)]));
  const reader = new BlobReader(root);
  try {
    for (const { id, path, language } of await filesOf(root, commit)) {
      const near = sought.filter((each) => each.language === language);
      if (near.length === 0) continue;
      const text = (await reader.read(id))?.toString() ?? '';
      const here = near.filter(({ key }) => text.includes(words.get(key) ?? ''));
      if (here.length === 0) continue;
      const code = new Code(text, language);
      for (const each of here) {
        const places = found.get(each.key);
        if (places !== undefined) look(code, path, each.before, words.get(each.key) ?? '', places);
      }
    }
  } finally {
    await reader.close();
  }
  return found;
}

function look(
  code: Code,
  path: string,
  before: readonly Part[],
  word: string,
  places: { readonly matching: Place[]; readonly nearMisses: HeadPlace[] },
): void {
  const spans = matchPattern(code, before).map(({ span }) => span);
  const place = (span: Span): Place => ({ path, line: lineOf(code, span) + 1 });
  for (const span of spans) places.matching.push(place(span));
  for (let at = 0; at < code.tokens.length; at += 1) {
    if (places.nearMisses.length >= nearMissesKept) return;
    if (!code.textAt(at).includes(word)) continue;
    const chain = chainAround(code, at);
    if (chain === null || chain[1] - chain[0] < 2 || chain[1] - chain[0] > maxNearMissTokens)
      continue;
    if (spans.some(([from, to]) => chain[0] < to && from < chain[1])) continue;
    if (code.textAt(chain[1]) === '{' || /^(?:function|class)$/u.test(code.textAt(chain[0] - 1)))
      continue;
    places.nearMisses.push({ ...place(chain), text: code.source(chain) });
    at = chain[1];
  }
}

/**
 * The text without which nothing can match: the longest name or text of a pattern, rather one that the
 * edit takes away.
 */
export function tellingWord({ before, after }: Pick<Sought, 'before' | 'after'>): string {
  const inner = (text: string) => /^"([^"\\]*)"$/u.exec(text)?.[1] ?? text;
  const words = concrete(before)
    .map(inner)
    .filter((text) => /^[\p{L}_$@./\w -]{2,}$/u.test(text));
  const kept = new Set(concrete(after).map(inner));
  const longest = (list: readonly string[]) => list.toSorted((a, b) => b.length - a.length)[0];
  return longest(words.filter((word) => !kept.has(word))) ?? longest(words) ?? '';
}

interface TreeFile {
  readonly id: string;
  readonly path: string;
  readonly language: Language;
}

/** The files of a commit that are code of this repository. */
async function filesOf(root: string, commit: string): Promise<TreeFile[]> {
  const listing = (await gitText(root, ['ls-tree', '-r', '-l', '-z', commit])) ?? '';
  return listing.split('\0').flatMap((entry) => {
    const [, mode, id, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t([^]*)$/u.exec(entry) ?? [];
    const language = path === undefined ? null : languageOf(path);
    if (id === undefined || path === undefined || language === null || mode === '120000') return [];
    return Number(size) > maxFileBytes || isGenerated(path) ? [] : [{ id, path, language }];
  });
}
