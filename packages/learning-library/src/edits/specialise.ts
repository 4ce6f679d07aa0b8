import type { TokenEdit } from './edits-of.ts';
import { generalise, isHole, type Part } from './generalise.ts';
import type { Language } from './language.ts';

/**
 * The most special form that still fits all these edits, which have the same general form: a hole
 * that is filled alike everywhere is none, and a list of one length everywhere is its elements.
 */
export function specialise(
  edits: readonly TokenEdit[],
  language: Language,
): { readonly before: readonly Part[]; readonly after: readonly Part[] } {
  const all = edits.map(({ before, after }) => generalise(before, after, language));
  const [first] = all;
  if (first === undefined) return { before: [], after: [] };
  let last = 0;
  const replaced = first.filled.map((filled, at): readonly Part[] => {
    const fillings = all.map((each) => each.filled[at] ?? []);
    const rest = first.before.some((part) => isHole(part) && part.hole === at + 1 && part.rest);
    if (fillings.some((each) => each.length !== filled.length)) {
      last += 1;
      return [{ hole: last, rest }];
    }
    const elements = filled.map((text, element): readonly Part[] => {
      if (fillings.every((each) => each[element] === text)) return text.split('\n');
      last += 1;
      return [{ hole: last, rest: false }];
    });
    return elements.flatMap((parts, element) => (element === 0 ? parts : [',', ...parts]));
  });
  const write = (parts: readonly Part[]) =>
    parts.flatMap((part) => (isHole(part) ? (replaced[part.hole - 1] ?? []) : [part]));
  return { before: write(first.before), after: write(first.after) };
}
