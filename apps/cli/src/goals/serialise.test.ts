import { describe, expect, test } from '@jest/globals';
import { serialised } from './serialise.ts';

/** What each goal comes after, of goals that are named by letters and have these globs. */
function after(globs: Readonly<Record<string, readonly string[]>>): Record<string, string | null> {
  const goals = Object.entries(globs).map(([task, paths]) => ({ task, paths }));
  return Object.fromEntries(serialised(goals));
}

describe('goals that may change the same files run one after the other', () => {
  test.each([
    ['a folder and what is in it', ['src/**'], ['src/parser/*.ts'], true],
    ['the same file', ['package.json'], ['package.json'], true],
    ['everything', ['**'], ['docs/a.md'], true],
    ['a folder by its name', ['src'], ['src/a.ts'], true],
    ['folders beside each other', ['src/a/**'], ['src/b/**'], false],
    ['names that begin alike', ['src/a.ts'], ['src/a.tsx'], false],
    ['nothing said', [], ['src/**'], false],
  ])('%s', (_name, a, b, meet) => {
    expect(after({ a, b })).toEqual({ a: null, b: meet ? 'a' : null });
    expect(after({ a: b, b: a })).toEqual({ a: null, b: meet ? 'a' : null });
  });

  test('a chain keeps the order given, and one that meets two chains joins them', () => {
    expect(after({ a: ['x/**'], b: ['y/**'], c: ['x/1', 'y/1'], d: ['z'], e: ['y/2'] })).toEqual({
      a: null,
      b: 'a',
      c: 'b',
      d: null,
      e: 'c',
    });
  });
});
