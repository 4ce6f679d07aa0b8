import { expect, test } from '@jest/globals';
import { patternText } from './generalise.ts';
import { readPatch } from './read-patch.ts';
import { EditCollector } from './repeated-edits.ts';

/** A patch that replaces lines of files: `path: [old, new]`. */
function patch(files: Readonly<Record<string, readonly [string, string]>>): string {
  return Object.entries(files)
    .map(([path, [before, after]]) => {
      const [old, next] = [before, after].map((text) => text.split('\n')) as [string[], string[]];
      return [
        `diff --git a/${path} b/${path}`,
        `--- a/${path}`,
        `+++ b/${path}`,
        `@@ -7,${old.length} +9,${next.length} @@`,
        ...old.map((line) => `-${line}`),
        ...next.map((line) => `+${line}`),
        '',
      ].join('\n');
    })
    .join('');
}

function collect(...commits: Readonly<Record<string, readonly [string, string]>>[]) {
  const collector = new EditCollector();
  commits.forEach((files, at) => collector.add(`c${at}`, readPatch(patch(files))));
  return collector.finish();
}

const found = (result: ReturnType<typeof collect>) =>
  result.edits.map(({ before, after }) => `${patternText(before)} => ${patternText(after)}`);

test('a call that changed in the same way with other arguments is one edit, with its places', () => {
  const result = collect(
    {
      'a.ts': ['  const x = copy(from, to);', '  const x = place(to, from);'],
      'b.ts': ['copy(a.b(1), `${c}/d`)', 'place(`${c}/d`, a.b(1))'],
    },
    { 'c.ts': ['if (copy(p, q)) {', 'if (place(q, p)) {'] },
  );
  expect(found(result)).toEqual(['copy($1, $2) => place($2, $1)']);
  expect(result.edits[0]).toMatchObject({ files: 3, origins: ['c0', 'c1'], inverse: 0 });
  expect(result.edits[0]?.occurrences[0]).toMatchObject({ path: 'a.ts', oldLine: 7, newLine: 9 });
});

test.each<[string, string, [string, string][]]>([
  [
    'a call of any length',
    'log(...$1) => logger.info(...$1)',
    [
      ['log(a)', 'logger.info(a)'],
      ['log(a, b)', 'logger.info(a, b)'],
      ['return log(`x ${y}`, f(z));', 'return logger.info(`x ${y}`, f(z));'],
    ],
  ],
  [
    'a receiver',
    '$1.tool($2) => $1.registerTool($2)',
    [
      ['server.tool(a)', 'server.registerTool(a)'],
      ['this.server.tool(b)', 'this.server.registerTool(b)'],
      ['x.tool(c);', 'x.registerTool(c);'],
    ],
  ],
  [
    'an operator',
    '$1 == null => $1 === null',
    [
      ['if (a == null) {', 'if (a === null) {'],
      ['return f(b) == null && c;', 'return f(b) === null && c;'],
      ['x(c.d == null)', 'x(c.d === null)'],
    ],
  ],
  [
    'a module',
    'import { $1 } from "old" => import { $1 } from "@new/lib"',
    [
      ["import { a } from 'old';", "import { a } from '@new/lib';"],
      ["import { b } from 'old';", "import { b } from '@new/lib';"],
      ['import { c } from "old"', "import { c } from '@new/lib';"],
    ],
  ],
  [
    'what became awaited',
    'load($1) => await load($1)',
    [
      ['const a = load(b);', 'const a = await load(b);'],
      ['f(load(c))', 'f(await load(c))'],
      ['return load(d.e);', 'return await load(d.e);'],
    ],
  ],
  [
    'an argument that is dropped',
    'put($1, $2, $3) => set($2, $1)',
    [
      ['put(a, b, 1)', 'set(b, a)'],
      ['put(c, d, 2)', 'set(d, c)'],
      ['put(e, f, g())', 'set(f, e)'],
    ],
  ],
  [
    'a constant argument',
    'get($1, "utf8") => read($1)',
    [
      ["get(a, 'utf8')", 'read(a)'],
      ["get(b, 'utf8')", 'read(b)'],
      ["get(c(), 'utf8')", 'read(c())'],
    ],
  ],
])('%s is generalised', (_name, expected, [one, two, three]) => {
  expect(found(collect({ 'a.ts': one!, 'b.ts': two! }, { 'c.ts': three! }))).toEqual([expected]);
});

const three = (edit: readonly [string, string]) => ({ 'a.ts': edit, 'b.ts': edit, 'c.ts': edit });
const swap: [string, string] = ['copy(a, b)', 'place(b, a)'];

test.each<[string, string, ReturnType<typeof three>[]]>([
  [
    'formatting',
    'formatting',
    [three(['f(x => x)', 'f((x) => x)']), three(['x => y', '(x) => y'])],
  ],
  ['a version', 'version', [three(["v('1.2.3')", "v('1.2.4')"]), three(['v = 3', 'v = 4'])]],
  ['a moved file', 'path', [three(["import { a } from './b'", "import { a } from './c'"])]],
  [
    'a longer import',
    'import_list',
    [three(["import { a } from 'b'", "import { a, c } from 'b'"])],
  ],
])('%s is not reported, and counted', (_name, reason, commits) => {
  const result = collect(...commits, ...commits);
  expect(result.edits).toEqual([]);
  expect(result.dropped).toMatchObject({ [reason]: expect.any(Number) });
  expect(result.dropped[reason as 'path']).toBeGreaterThan(2);
});

test('a name that was renamed where it is declared is no edit; one from elsewhere is', () => {
  const uses = { 'a.ts': ['old(1)', 'neu(1)'], 'b.ts': ['old(2)', 'neu(2)'] } as const;
  const more = { 'c.ts': ['old(x, y)', 'neu(x, y)'] } as const;
  expect(found(collect(uses, more))).toEqual(['old(...$1) => neu(...$1)']);
  const declared = { 'd.ts': ['export function old(a) {', 'export function neu(a) {'] } as const;
  const result = collect({ ...uses, ...declared }, more);
  expect(found(result)).toEqual([]);
  expect(result.dropped.rename).toBe(4);
});

test('an edit that was undone is none, unless enough of it stays', () => {
  const back: [string, string] = [swap[1], swap[0]];
  const both = collect(three(swap), three(back), three(swap), three(back));
  expect(found(both)).toEqual([]);
  expect(both.dropped.reverted).toBeGreaterThan(0);
  const stays = collect({ ...three(swap) }, { 'a.ts': back }, { 'a.ts': swap, 'd.ts': swap });
  expect(found(stays)).toEqual(['copy(a, b) => place(b, a)']);
});

test('an argument in place of others is no pattern, since they may be anything', () => {
  const numbers = { 'a.ts': ['be(x, 1)', 'be(x, 9)'], 'b.ts': ['be(y, 2)', 'be(y, 9)'] } as const;
  expect(found(collect(numbers, { 'c.ts': ['be(z, f(3))', 'be(z, 9)'] }))).toEqual([]);
});

test('lines that were moved, code of others, and too little support are left out', () => {
  expect(found(collect({ 'a.ts': swap, 'b.ts': swap }, { 'a.ts': swap }))).toEqual([]);
  expect(found(collect({ ...three(swap), 'd.ts': swap }))).toEqual([]);
  const vendored = { 'vendor/a.ts': swap, 'dist/b.js': swap, 'x/node_modules/c.js': swap };
  expect(collect(vendored, vendored)).toMatchObject({ edits: [], dropped: { generated: 6 } });
  const moved = {
    'a.ts': ['copy(a, b)', 'place(b, a)'],
    'b.ts': ['place(b, a)', 'copy(a, b)'],
  } as const;
  expect(collect(moved, moved, three(swap)).edits).toEqual([]);
});
