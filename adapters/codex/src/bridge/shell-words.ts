/**
 * A command as Codex writes it for humans (words quoted for a POSIX shell), taken apart into its
 * words. What is no such text is one word.
 */
export function shellWords(text: string): readonly string[] {
  const words: string[] = [];
  const part = /([^\s'"\\]+)|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|(\s+)/gsy;
  let word: string | null = null;
  let end = 0;
  for (const [whole, bare, single, double, escaped, blank] of text.matchAll(part)) {
    end += whole.length;
    if (blank !== undefined) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = `${word ?? ''}${bare ?? single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? ''}`;
    }
  }
  if (end < text.length) return [text];
  return word === null ? words : [...words, word];
}
