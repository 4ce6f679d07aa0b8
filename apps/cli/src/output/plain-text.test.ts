import { describe, expect, test } from '@jest/globals';
import { cut, lastLines, plainLine, plainText } from './plain-text.ts';

describe('output of stages cannot steer the terminal that shows it', () => {
  test.each([
    ['colours', 'a\u001B[31mred\u001B[0m', 'ared'],
    ['a cleared screen', 'a\u001B[2J\u001B[Hb', 'ab'],
    ['a window title', 'a\u001B]0;owned\u0007b', 'ab'],
    ['a link', 'a\u001B]8;;http://x\u001B\\b\u001B]8;;\u001B\\', 'ab'],
    ['a device string', 'a\u001BP1$r\u001B\\b', 'ab'],
    ['C1 sequences', 'a\u009B31mb', 'ab'],
    ['a carriage return that rewrites the line', 'good\rbad', 'good\uFFFDbad'],
    ['a bell, a backspace and a NUL', 'a\u0007\b\0', 'a\uFFFD\uFFFD\uFFFD'],
    ['text that reads backwards', 'a\u202Eb', 'a\uFFFDb'],
    ['line ends of Windows', 'a\r\nb', 'a\nb'],
    ['ordinary text', 'Grüße, 世界\t🙂\n', 'Grüße, 世界\t🙂\n'],
  ])('%s', (_name, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  test('a title stays on one line', () => {
    expect(plainLine('a\n\n  b\tc ')).toBe('a b c');
  });

  test('the end of a text, cut to the width', () => {
    expect(lastLines('1\n22222\n3\n\n', 2, 4)).toEqual(['222…', '3']);
    expect(lastLines('1\n2', 0, 4)).toEqual([]);
    expect([cut('🙂🙂🙂', 3), cut('abc', 3)]).toEqual(['🙂🙂…', 'abc']);
  });
});
