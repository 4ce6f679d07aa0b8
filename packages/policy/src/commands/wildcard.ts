import type { Word } from '../shell/word.ts';

/** True where `text` fits `pattern`, in which `*` stands for any text. Linear for ordinary patterns, never exponential. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let mark = 0;
  while (inText < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern;
      mark = inText;
      inPattern += 1;
    } else if (inPattern < pattern.length && pattern[inPattern] === text[inText]) {
      inPattern += 1;
      inText += 1;
    } else if (star >= 0) {
      inPattern = star + 1;
      mark += 1;
      inText = mark;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}

/** True where some text of a word with holes fits `pattern`: whether two patterns have a text in common. */
export function mayMatchWildcard(pattern: string, word: Word): boolean {
  const other = word.flatMap((piece): readonly string[] =>
    'hole' in piece ? [ANY] : piece.text.split(''),
  );
  // reachable[j]: the pattern's first j characters and the word's first i can have come from one text.
  let reachable: boolean[] = Array.from({ length: pattern.length + 1 }, () => false);
  reachable[0] = true;
  closeOverStars(pattern, reachable);
  for (const item of other) {
    const next: boolean[] = Array.from({ length: pattern.length + 1 }, () => false);
    for (let j = 0; j <= pattern.length; j += 1) {
      if (reachable[j] !== true) continue;
      if (item === ANY) next.fill(true, j);
      else if (pattern[j] === '*') next[j] = true;
      else if (pattern[j] === item) next[j + 1] = true;
    }
    closeOverStars(pattern, next);
    reachable = next;
  }
  return reachable[pattern.length] === true;
}

/** Stands for a hole; no character is as long. */
const ANY = 'any text';

function closeOverStars(pattern: string, reachable: boolean[]): void {
  for (let j = 0; j < pattern.length; j += 1) {
    if (reachable[j] === true && pattern[j] === '*') reachable[j + 1] = true;
  }
}
