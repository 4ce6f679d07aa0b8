/**
 * What is known of a shell word before it runs: pieces of fixed text and holes whose text only the run decides.
 *
 * - `field`: any text, but inside this one word (`"$X"`, `~`, a process substitution);
 * - `glob`: one or more words, each of which still begins and ends with the fixed text around the hole (`src/*.ts`);
 * - `fields`: any number of words, none included (`$X`, `$(…)`, `{a,b}`, `"$@"`).
 */
export type Hole = 'field' | 'glob' | 'fields';

export type Piece = { readonly text: string } | { readonly hole: Hole };

export type Word = readonly Piece[];

/** A word whose text is known whole. */
export function fixedWord(text: string): Word {
  return [{ text }];
}

/** The text of a word without holes, else `undefined`. */
export function fixedText(word: Word): string | undefined {
  let text = '';
  for (const piece of word) {
    if ('hole' in piece) return undefined;
    text += piece.text;
  }
  return text;
}

/** The widest hole of a word, or `undefined` for a fixed word. */
export function widestHole(word: Word): Hole | undefined {
  let widest: Hole | undefined;
  for (const piece of word) {
    if (!('hole' in piece)) continue;
    if (piece.hole === 'fields') return 'fields';
    if (widest !== 'glob') widest = piece.hole;
  }
  return widest;
}

/** The fixed text before the first hole. */
export function fixedPrefix(word: Word): string {
  const first = word[0];
  return first === undefined || 'hole' in first ? '' : first.text;
}

/** The fixed text after the last hole. */
export function fixedSuffix(word: Word): string {
  const last = word.at(-1);
  return last === undefined || 'hole' in last ? '' : last.text;
}

/** Adds fixed text to a list of pieces, so that two neighbours are never both text. */
export function addText(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (last !== undefined && 'text' in last) pieces[pieces.length - 1] = { text: last.text + text };
  else pieces.push({ text });
}

/** Words as a person reads them in a message; a hole is shown as `…`. */
export function showWords(words: readonly Word[], maxChars = 120): string {
  const shown = words
    .map((word) => word.map((piece) => ('hole' in piece ? '…' : piece.text)).join(''))
    .map((text) => (/^[\w@%+=:,./…*?-]+$/u.test(text) ? text : JSON.stringify(text)))
    .join(' ');
  return shown.length > maxChars ? `${shown.slice(0, maxChars - 1)}…` : shown;
}
