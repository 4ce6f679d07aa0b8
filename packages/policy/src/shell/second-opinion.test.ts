import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forEachChild, parse, type SyntaxNode } from 'unbash';
import { parseScript } from './parse-script.ts';
import { fixedText } from './word.ts';

/** What another parser of bash finds: the commands of which every word is fixed text. `undefined` where it finds a fault. */
function commandsByUnbash(text: string): readonly string[] | undefined {
  const commands: string[] = [];
  const faults: unknown[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Script') faults.push(...(node.errors ?? []));
    if (node.type === 'Command' && node.name !== undefined) {
      const words = [node.name, ...node.suffix].map(({ pos, end }) => text.slice(pos, end));
      if (words.every((word) => /^[\w./-]+$/u.test(word))) commands.push(words.join(' '));
    }
    forEachChild(node, visit);
  };
  visit(parse(text));
  return faults.length > 0 ? undefined : commands;
}

const piece = fc.constantFrom(
  ...[
    'git push',
    'ls',
    'a b',
    'X=1',
    '$X',
    '"',
    "'",
    '`',
    '$(',
    ')',
    '(',
    '${x:-',
    '}',
    '{',
    '; ',
    ' & ',
    ' && ',
    ' | ',
    ' || ',
    '\n',
    '<<E\n',
    '\nE\n',
  ],
  ...[
    ' > f ',
    '< f',
    '2>&1',
    '#',
    '\\',
    '!',
    'if ',
    '; then ',
    '; fi',
    'for x in a; do ',
    '; done',
    'case x in a) ',
    ';; esac',
    'f() ',
    '$((',
    '))',
    '[[ ',
    ' ]]',
    ' <(',
    '"$(',
    ')"',
    "$'",
    '((',
    'else ',
    'while ',
  ],
);

test('I1: a text that both parsers take for certain has no command that only the other one sees', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const ours = parseScript(text, 'bash');
      if (ours.problem !== undefined) return;
      const theirs = commandsByUnbash(text);
      if (theirs === undefined || theirs.length === 0) return;
      compared += 1;
      const found = new Set(
        ours.commands.map(({ words }) => words.map((word) => fixedText(word) ?? '…').join(' ')),
      );
      expect(theirs.filter((command) => !found.has(command))).toEqual([]);
    }),
    { seed: 9, numRuns: 20_000 },
  );
  expect(compared).toBeGreaterThan(200);
});
