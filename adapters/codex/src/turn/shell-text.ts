/** The word that a shell would read at the beginning of a text, and what follows it. */
function firstWord(text: string): { readonly word: string; readonly rest: string } | null {
  let word = '';
  let at = 0;
  while (at < text.length && text[at] !== ' ') {
    const char = text[at] ?? '';
    if (char === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return null;
      word += text.slice(at + 1, end);
      at = end + 1;
    } else if (char === '"') {
      at += 1;
      while (text[at] !== '"') {
        if (at >= text.length) return null;
        if (text[at] === '\\' && '$`"\\'.includes(text[at + 1] ?? '')) at += 1;
        word += text[at] ?? '';
        at += 1;
      }
      at += 1;
    } else {
      if (char === '\\') at += 1;
      word += text[at] ?? '';
      at += 1;
    }
  }
  return { word, rest: text.slice(at) };
}

/**
 * What a shell is told to run, where Codex shows a command as `/bin/bash -lc '…'`. Anything else is
 * given back as it is: a policy must see the whole of what it does not understand.
 */
export function shellText(command: string): string {
  const wrapped = /^(?:\/usr)?(?:\/bin\/)?(?:ba|z|da)?sh -l?c (.+)$/s.exec(command)?.[1];
  if (wrapped === undefined) return command;
  const script = firstWord(wrapped);
  return script?.rest === '' ? script.word : command;
}
