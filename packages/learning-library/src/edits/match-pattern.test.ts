import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Code } from './code.ts';
import { generalise, type Part } from './generalise.ts';
import { matchPattern } from './match-pattern.ts';

const pattern = (text: string, other: string): readonly Part[] =>
  generalise(text, other, 'script').before;
const matches = (text: string, parts: readonly Part[]) => {
  const code = new Code(text, 'script');
  return matchPattern(code, parts).map(({ span }) => code.source(span));
};

test('places with the form of a pattern are found, and those that only look like it are not', () => {
  const call = pattern('copy(x, y)', 'place(y, x)');
  expect(matches('const a = copy(b, c({ d, e })).then(copy(f, g))', call)).toEqual([
    'copy(b, c({ d, e }))',
    'copy(f, g)',
  ]);
  const others = ['fs.copy(a, b)', 'copy(a)', 'copy(a, b, c)', 'function copy(a, b) {}'];
  expect(
    [...others, 'copy(a, b) {}', 'recopy(a, b)'].flatMap((each) => matches(each, call)),
  ).toEqual([]);
});

test('a receiver, an operator and a list of any length are matched as a whole', () => {
  const tool = pattern('x.tool(a)', 'x.registerTool(a, 1)');
  expect(matches('this.server.tool(f(1)); tool(2)', tool)).toEqual(['this.server.tool(f(1))']);
  const equal = pattern('x == null', 'x === null');
  expect(matches('if (a.b(1) == null) {', equal)).toEqual(['a.b(1) == null']);
  const log = pattern('log(a, b)', 'info(a, b)');
  expect(['log(a)', 'log(a, b, c)', 'log()'].flatMap((each) => matches(each, log))).toEqual([
    'log(a)',
    'log(a, b, c)',
  ]);
});

test('what a pattern was made from is found by it', () => {
  const word = fc.constantFrom('a', 'b.c', 'f(d)', '[1, 2]', "'x'");
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (list) => {
      const text = `old(${list.join(', ')})`;
      expect(matches(text, pattern(text, `neu(${list.toReversed().join(', ')})`))).toEqual([text]);
    }),
  );
});
