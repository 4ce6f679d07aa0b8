import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { compileGlobs, coversEverything, globProblem } from './path-globs.ts';

const parts = [
  'src',
  'a',
  'b.ts',
  '*',
  '**',
  '*.ts',
  '{a,b}',
  '[ab]',
  'a?',
  '@(a|b)',
  '.x',
  'dist',
];
const globs = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 });
const names = ['src', 'a', 'b', 'b.ts', 'ab', '.x', 'dist', 'c.ts', 'A', 'SRC'];
const paths = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });

test('what is skipped without a regular expression would not have matched', () => {
  const property = fc.property(globs, paths, fc.boolean(), (glob, names, ignoreCase) => {
    const [written, path] = [glob.join('/'), names.join('/')];
    const options = { dot: true, nonegate: true, nocase: ignoreCase, windows: false };
    const isWild = /[*?[{(]/.test(glob.at(-1) ?? '');
    const plain = picomatch(isWild ? [written] : [written, `${written}/**`], options)(path);
    return (compileGlobs([written], { ignoreCase }).match(path) !== null) === plain;
  });
  fc.assert(property, { seed: 6, numRuns: 4000 });
});

describe('a list of globs', () => {
  test('names the glob that put a path on it; a later "!" takes it out, and a later one puts it back', () => {
    const list = compileGlobs(['src', '!src/x/**', 'src/x/keep.ts']);
    const found = ['src/a.ts', 'src/x/a.ts', 'src/x/keep.ts', 'lib/a.ts'].map((path) =>
      list.match(path),
    );
    expect(found).toEqual(['src', null, 'src/x/keep.ts', null]);
  });

  test.each([
    [['**'], true],
    [['**/*'], true],
    [['*', '*/**'], true],
    [['{**,x}'], true],
    [['**/**'], true],
    [['src/**'], false],
    [['**/*.ts'], false],
    [['**', '!docs/**'], true],
    [['**', '!**'], false],
  ])('%j covers everything: %s', (globs, expected) => {
    expect(coversEverything(compileGlobs(globs))).toBe(expected);
  });

  test.each(['', '!', 'a\\b', '/a', 'a/../b', '..', 'x'.repeat(1025)])(
    '"%s" is refused',
    (glob) => {
      expect(globProblem(glob)).not.toBeNull();
    },
  );
});
