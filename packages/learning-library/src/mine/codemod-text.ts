import { Code } from '../edits/code.ts';
import { isHole, type Part } from '../edits/generalise.ts';
import type { Language } from '../edits/language.ts';
import { matchPattern } from '../edits/match-pattern.ts';
import type { TokenEdit } from '../edits/edits-of.ts';

/** An edit as source, with `$1` in place of what differs. */
export interface CodemodText {
  readonly before: string;
  readonly after: string;
  /** The names of those that take the rest of a list. */
  readonly rest: readonly string[];
}

/**
 * Writes a pattern as somebody wrote it, taken from one place. `null` where the place does not fit, or
 * its code has such names itself.
 */
export function codemodText(
  edit: TokenEdit,
  pattern: { readonly before: readonly Part[]; readonly after: readonly Part[] },
  language: Language,
): CodemodText | null {
  const before = withHoles(edit.before, pattern.before, language);
  const after = withHoles(edit.after, pattern.after, language);
  if (before === null || after === null) return null;
  const rest = pattern.before.filter((part) => isHole(part)).filter((part) => part.rest);
  return { before, after, rest: [...new Set(rest.map(({ hole }) => `$${hole}`))] };
}

/** What stands in the holes of a pattern at one place, by number, as source; `null` if it does not fit. */
export function fillings(
  text: string,
  pattern: readonly Part[],
  language: Language,
): ReadonlyMap<number, string> | null {
  const code = new Code(text, language);
  const match = wholeMatch(code, pattern);
  if (match === null) return null;
  const holes = pattern.flatMap((part, at) => {
    const span = match[at];
    return isHole(part) && span !== undefined ? [[part.hole, code.source(span)] as const] : [];
  });
  return new Map(holes);
}

/** Puts source into the holes of a text. */
export function fill(text: string, filled: ReadonlyMap<number, string>): string {
  return text.replaceAll(holeName, (name, hole: string) => filled.get(Number(hole)) ?? name);
}

const holeName = /\$(\d+)\b/gu;

function withHoles(text: string, pattern: readonly Part[], language: Language): string | null {
  if (new RegExp(holeName).test(text)) return null;
  const code = new Code(text, language);
  const match = wholeMatch(code, pattern);
  if (match === null) return null;
  let written = '';
  let at = 0;
  for (const [index, part] of pattern.entries()) {
    const [from, to] = match[index] ?? [0, 0];
    if (!isHole(part)) continue;
    const [start, end] = [code.tokens[from]?.start ?? 0, code.tokens[to - 1]?.end ?? 0];
    written += `${text.slice(at, start)}$${part.hole}`;
    at = end;
  }
  return written + text.slice(at);
}

function wholeMatch(code: Code, pattern: readonly Part[]) {
  if (pattern.length === 1 && pattern.every(isHole)) return [[0, code.tokens.length] as const];
  const whole = matchPattern(code, pattern).find(
    ({ span }) => span[0] === 0 && span[1] === code.tokens.length,
  );
  return whole?.parts ?? null;
}
