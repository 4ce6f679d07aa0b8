import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadJscodeshift, type Transform } from '../program/load-transform.ts';
import { transformText } from './template-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'orch-transform-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

async function run(
  before: string,
  after: string,
  source: string,
  rest: string[] = [],
): Promise<unknown> {
  count += 1;
  const file = join(folder, `${count}.mjs`);
  writeFileSync(file, transformText({ before, after, rest }));
  const { default: transform } = (await import(pathToFileURL(file).href)) as { default: Transform };
  const { core, parserNamed } = loadJscodeshift();
  const jscodeshift = core.withParser(parserNamed('ts'));
  const apply = (text: string) =>
    transform({ path: 'x.ts', source: text }, { jscodeshift, report: () => undefined }, {});
  const once = apply(source) as string;
  // A second run changes nothing.
  expect(apply(once)).toBe(once);
  return once;
}

test.each<[string, string, string, string, string]>([
  [
    'swapped arguments',
    'copy($1, $2)',
    'place($2, $1)',
    'copy( a, b( /* c */ c) );',
    'place(b( /* c */ c), a);',
  ],
  ['a call in a call', 'old($1)', 'neu($1)', 'old(old(x) + f(old(y)))', 'neu(neu(x) + f(neu(y)))'],
  ['a receiver', '$1.tool($2)', '$1.use($2)', 'a.tool(1).tool(2)', 'a.use(1).use(2)'],
  [
    'what must be in brackets',
    'load($1)',
    'await load($1)',
    'load(a).b; f(load(c))',
    '(await load(a)).b; f(await load(c))',
  ],
  [
    'an argument that becomes a receiver',
    'trim($1)',
    '$1.trim()',
    'trim(a + b); trim(c)',
    '(a + b).trim(); c.trim()',
  ],
  [
    'the same thing twice',
    'both($1, $1)',
    'one($1)',
    'both(a.b, a.b); both(a, b)',
    'one(a.b); both(a, b)',
  ],
  [
    'an import',
    "import { $1 } from 'a'",
    "import { $1 } from 'b'",
    "import { x as y } from 'a';\n",
    "import { x as y } from 'b';\n",
  ],
  ['an operator', '$1 == null', '$1 === null', 'if (a + b == null) c', 'if (a + b === null) c'],
  [
    'a place with a comment that would be lost',
    'copy($1, $2)',
    'place($2, $1)',
    'copy(a, /* b */ b)',
    'copy(a, /* b */ b)',
  ],
  [
    'code that is indented with tabs',
    'old($1)',
    'neu($1)',
    'if (a) {\n\told(\t1);\n\t\told(2);\n}',
    'if (a) {\n\tneu(1);\n\t\tneu(2);\n}',
  ],
  [
    'what only looks like it',
    'old($1)',
    'neu($1)',
    'a.old(1); old(1, 2); old(...a); "old(1)"',
    'a.old(1); old(1, 2); old(...a); "old(1)"',
  ],
])('%s', async (_name, before, after, source, expected) => {
  expect(await run(before, after, source)).toBe(expected);
});

test('the rest of a list is taken as it stands, comments and all', async () => {
  const source = 'log(\n  a, // why\n  ...b,\n);\nlog();\n';
  expect(await run('log($1)', 'out.info(1, $1)', source, ['$1'])).toBe(
    'out.info(1, a, // why\n  ...b);\nlog();\n',
  );
});
