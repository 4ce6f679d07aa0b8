import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Code } from './code.ts';
import { editsOf } from './edits-of.ts';
import { generalise, instantiate } from './generalise.ts';
import { specialise } from './specialise.ts';

const fragments = ['a', 'b', ...'.(){}[],;=>!`$"\n '.split('')];
const name = fc.constantFrom('a', 'b', 'list', 'x.y', 'this.z', '"text"', '7', '`t`', '`t${u}`');
const { code } = fc.letrec<{ code: string; list: string; call: string }>((tie) => ({
  code: fc.oneof({ maxDepth: 3 }, name, tie('call')),
  list: fc.array(tie('code'), { maxLength: 3 }).map((each) => each.join(', ')),
  call: fc
    .tuple(fc.constantFrom('f', 'g', 'o.m', 'new C'), tie('list'))
    .map(([callee, list]) => `${callee}(${list})`),
}));
const tokens = (text: string) => {
  const { tokens: all } = new Code(text, 'script');
  return all.map((each) => each.text).join('\n');
};

test('an edit that is generalised and filled again is the same edit', () => {
  fc.assert(
    fc.property(code, code, (before, after) => {
      for (const edit of editsOf(before, after, 'script').edits) {
        const general = generalise(edit.before, edit.after, 'script');
        expect(instantiate(general.before, general.filled)).toBe(tokens(edit.before));
        expect(instantiate(general.after, general.filled)).toBe(tokens(edit.after));
        expect(general.before.some((part) => typeof part === 'string')).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('one edit alone has no holes in its most special form', () => {
  fc.assert(
    fc.property(code, code, (before, after) => {
      for (const edit of editsOf(before, after, 'script').edits) {
        const special = specialise([edit], 'script');
        expect(instantiate(special.before, [])).toBe(tokens(edit.before));
        expect(instantiate(special.after, [])).toBe(tokens(edit.after));
      }
    }),
  );
});

test('fragments that are no valid code are taken as they come', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...fragments) }), (text) => {
      const changed = editsOf(text, `${text} x`, 'script');
      expect(changed.large).toBe(0);
      expect(editsOf(text, text, 'script').edits).toEqual([]);
      expect(editsOf(`old(${text}`, text, 'hash')).toBeDefined();
    }),
    { numRuns: 500 },
  );
});
