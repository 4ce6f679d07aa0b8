import { expect, test } from '@jest/globals';
import { languageOf, type Language } from './language.ts';
import { tokenise } from './tokenise.ts';

const words = (text: string, language: Language = 'script') =>
  tokenise(text, language).map((each) => each.text);

test.each<[Language, string, string]>([
  ['script', "a( 'x' , b );\n", 'a("x",b) // why\n'],
  ['script', 'f({\n  a,\n  b,\n})', 'f({ a, b });'],
  ['script', '/* old */ let a = 1;', 'let a = 1'],
  ['hash', "x = f('a',)  # why\n", 'x = f("a")\n'],
  ['slash', 'f(a, /* b */ c);', 'f(\n\ta,\n\tc,\n)'],
])('a formatter alone leaves the tokens of %s as they are', (language, before, after) => {
  expect(words(before, language)).toEqual(words(after, language));
  expect(words(before, language).length).toBeGreaterThan(0);
});

test.each<[Language, string, string]>([
  ['script', 'a("x")', 'a("X")'],
  ['script', 'for (;;) {}', 'for (;) {}'],
  ['script', '`a`', '"a"'],
  ['hash', 'a // b', 'a / b'],
  ['slash', '"a" # b', '"a"'],
])('a change of %s that is more than formatting is seen', (language, before, after) => {
  expect(words(before, language)).not.toEqual(words(after, language));
});

test('offsets lead back to the text, also in a fragment that is no valid code', () => {
  const text = "} else if (x) { f(`a${b}` \\ 'open";
  const tokens = tokenise(text, 'script');
  const [first] = tokens;
  expect(first).toMatchObject({ text: '}', start: 0, end: 1 });
  for (const { start, end, kind, text: own } of tokens) {
    if (kind !== 'text') expect(text.slice(start, end)).toBe(own);
  }
  expect(tokens.at(-1)?.end).toBe(text.length);
});

test('what is no code has no language', () => {
  expect(['a.md', 'a.json', 'package-lock.json', 'a.lock', 'Makefile'].map(languageOf)).toEqual(
    Array(5).fill(null),
  );
  expect(['a.test.TS', 'x/b.py', 'c.go'].map(languageOf)).toEqual(['script', 'hash', 'slash']);
});
