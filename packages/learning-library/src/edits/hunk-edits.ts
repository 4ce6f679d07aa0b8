import { editsOf, type TextEdits, type TokenEdit } from './edits-of.ts';
import type { Language } from './language.ts';
import type { Hunk } from './read-patch.ts';
import { tokenise, type Token } from './tokenise.ts';

/** The edits of a hunk, with lines of the two files. Nothing is given for code only added or removed. */
export function hunkEdits(hunk: Hunk, language: Language): TextEdits {
  const { removed, added, oldStart, newStart } = hunk;
  if (removed.length === 0 || added.length === 0) return { edits: [], renamed: [], large: 0 };
  const parts = pairs(removed, added, language).map(({ from, lines }) => {
    const [before, after] = [removed, added].map((side) => side.slice(from, from + lines));
    const found = editsOf((before ?? []).join('\n'), (after ?? []).join('\n'), language);
    const place = (edit: TokenEdit): TokenEdit => ({
      ...edit,
      oldLine: oldStart + from + edit.oldLine,
      newLine: newStart + from + edit.newLine,
    });
    return { ...found, edits: found.edits.map(place) };
  });
  return {
    edits: parts.flatMap(({ edits }) => edits),
    renamed: parts.flatMap(({ renamed }) => renamed),
    large: parts.reduce((sum, { large }) => sum + large, 0),
  };
}

/**
 * Lines that were changed one by one are compared one by one, so that neighbours do not run into each
 * other. Else all lines are one stretch.
 */
function pairs(
  removed: readonly string[],
  added: readonly string[],
  language: Language,
): { readonly from: number; readonly lines: number }[] {
  const whole = [{ from: 0, lines: Math.max(removed.length, added.length) }];
  if (removed.length !== added.length) return whole;
  const belong = removed.every((line, at) => {
    const [old, next] = [line, added[at] ?? ''].map((each) => tokenise(each, language));
    if (old === undefined || next === undefined) return false;
    const texts = new Set(old.map(({ text }) => text));
    const alike = next.some(({ text }) => texts.has(text)) || (!old.length && !next.length);
    return alike && isClosed(old) && isClosed(next);
  });
  return belong ? removed.map((_, from) => ({ from, lines: 1 })) : whole;
}

/** Whether all round and square brackets of some lines are closed in them; braces may open a block. */
function isClosed(tokens: readonly Pick<Token, 'kind' | 'text'>[]): boolean {
  const { open, missing } = bracketsOf(tokens);
  return open === 0 && missing === 0;
}

/** How many brackets are left open at the end, and how many were not opened at the start. */
export function bracketsOf(tokens: readonly Pick<Token, 'kind' | 'text'>[]): {
  readonly open: number;
  readonly missing: number;
} {
  let depth = 0;
  let missing = 0;
  for (const { kind, text } of tokens) {
    if (kind === 'text' && (/^`[^]*\$\{$|^\}[^]*`$/u.test(text) || /^`[^`]*$/u.test(text))) {
      depth += text.startsWith('`') ? 1 : -1;
    } else if (kind === 'sign') {
      if ('(['.includes(text)) depth += 1;
      if (')]'.includes(text)) depth -= 1;
    }
    if (depth < 0) [depth, missing] = [0, missing + 1];
  }
  return { open: depth, missing };
}
