import { fixedSuffix, fixedText, widestHole, type Word } from '../shell/word.ts';

/**
 * The name of the program that a word in command position starts: without folder, case and Windows' endings, so that
 * `/usr/bin/git`, `GIT` and `git.exe` are `git`. `undefined` where only the run knows it.
 */
export function programName(word: Word): string | undefined {
  const text = fixedText(word) ?? nameBehindFolder(word);
  if (text === undefined) return undefined;
  const base = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  return base
    .toLowerCase()
    .replace(/\.(?:exe|cmd|bat|com|ps1)$/u, '')
    .replace(/^=/u, '');
}

/** `"$HOME"/bin/git` is some `git`, whatever the variable holds. */
function nameBehindFolder(word: Word): string | undefined {
  const suffix = fixedSuffix(word);
  return widestHole(word) === 'field' && suffix.includes('/') ? suffix : undefined;
}
