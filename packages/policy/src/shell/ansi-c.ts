const NAMED: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/**
 * Decodes `$'…'` from the character after its opening quote. `end` is the offset after the closing quote.
 * `undefined` where the text is not closed or an escape has no certain meaning (`\c`, bytes above ASCII, NUL).
 */
export function decodeAnsiC(
  source: string,
  from: number,
): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  let at = from;
  for (;;) {
    const char = source[at];
    if (char === undefined) return undefined;
    if (char === "'") return { text, end: at + 1 };
    if (char !== '\\') {
      text += char;
      at += 1;
      continue;
    }
    const rest = source.slice(at + 1, at + 10);
    const coded = /^(?:x([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8}))/u.exec(rest);
    const octal = /^[0-7]{1,3}/u.exec(rest);
    const next = rest[0];
    if (coded !== null || octal !== null) {
      const code =
        coded === null
          ? Number.parseInt(octal?.[0] ?? '', 8)
          : Number.parseInt(coded[1] ?? coded[2] ?? coded[3] ?? '', 16);
      // A byte above ASCII is a part of a character that depends on the locale; NUL ends the string in some shells.
      if (code === 0 || code > 0x7f) return undefined;
      text += String.fromCharCode(code);
      at += 1 + (coded?.[0] ?? octal?.[0] ?? '').length;
      continue;
    }
    if (next === undefined || next === 'c' || next === 'x' || next === 'u' || next === 'U')
      return undefined;
    text += NAMED[next] ?? `\\${next}`;
    at += 2;
  }
}
