import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { shellWords } from './shell-words.ts';

test.each([
  `/bin/bash -lc 'touch made'`,
  `a  "b c" 'd'"e"f\\ g`,
  `''`,
  `say "it's \\"so\\" \\$HOME"`,
  `x 'two\nlines'`,
])('the words of %j are those that a shell sees', (text) => {
  const script = `printf '%s\\0' ${text}`;
  const seen = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
  expect(shellWords(text)).toEqual(seen.split('\0').slice(0, -1));
});

test('what is no shell text is one word', () => {
  expect(shellWords(`it's`)).toEqual([`it's`]);
  expect(shellWords('')).toEqual([]);
});
