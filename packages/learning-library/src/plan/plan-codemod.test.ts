import { afterEach, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { ownPack, Repository } from '../../test-support/repository.ts';
import type { CodemodPlan, PlanRequest } from './plan.ts';
import { planCodemod } from './plan-codemod.ts';

let repository: Repository;
afterEach(() => repository.remove());

/** Plans with a transform that is written into the repository's neighbourhood, not into it. */
async function planWith(
  transform: string,
  files: Record<string, string | Uint8Array>,
  more: Partial<PlanRequest> = {},
  name = 'mods/transform.js',
): Promise<CodemodPlan> {
  repository = new Repository({ ...files, [name]: transform });
  return planCodemod({
    root: repository.root,
    codemod: { kind: 'foreign', file: join(repository.root, name), parser: 'babel' },
    paths: ['src'],
    workers: 1,
    ...more,
  });
}

const rename = `module.exports = ({ source }, { j }) =>
  j(source).find(j.Identifier, { name: 'old' }).forEach((p) => { p.node.name = 'fresh'; }).toSource();`;

const texts = (plan: CodemodPlan) =>
  Object.fromEntries(
    plan.changes.map(({ path, after }) => [path, after && Buffer.from(after).toString('utf8')]),
  );

describe('a plan', () => {
  test('I1: tells what would change and changes nothing', async () => {
    const plan = await planWith(rename, { 'src/a.js': 'old();\n', 'src/b.js': 'other();\n' });
    expect(texts(plan)).toEqual({ 'src/a.js': 'fresh();\n' });
    expect(plan.changes[0]?.diff).toContain('-old();\n+fresh();');
    expect(plan).toMatchObject({ transformed: 2, failures: [], skipped: [], unstable: [] });
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('I2: a transform that throws leaves its file alone, and the others go on', async () => {
    const plan = await planWith(
      `module.exports = ({ path, source }) => {
        if (path.endsWith('bad.js')) throw new Error('not this one');
        return source + '// seen\\n';
      };`,
      { 'src/a.js': '1;\n', 'src/bad.js': '2;\n', 'src/c.js': '3;\n' },
      { checkIdempotence: false },
    );
    expect(Object.keys(texts(plan))).toEqual(['src/a.js', 'src/c.js']);
    expect(plan.failures).toEqual([
      { path: 'src/bad.js', reason: 'threw', message: 'not this one' },
    ]);
  });

  test('a file that cannot be parsed is named, with the place', async () => {
    const plan = await planWith(rename, { 'src/a.js': 'old(;\n', 'src/b.js': 'old();\n' });
    expect(Object.keys(texts(plan))).toEqual(['src/b.js']);
    expect(plan.failures).toMatchObject([{ path: 'src/a.js', reason: 'parse' }]);
    expect(plan.failures[0]?.message).toContain('(1:4)');
  });

  test('I2: a transform that ends the process or never ends costs one file each', async () => {
    const plan = await planWith(
      `module.exports = ({ path, source }) => {
        if (path.endsWith('exit.js')) process.exit(3);
        if (path.endsWith('hang.js')) for (;;);
        return source + '// seen\\n';
      };`,
      {
        'src/a.js': '1;',
        'src/exit.js': '2;',
        'src/f.js': '3;',
        'src/hang.js': '4;',
        'src/z.js': '5;',
      },
      { checkIdempotence: false, fileTimeoutMs: 3000 },
    );
    expect(Object.keys(texts(plan))).toEqual(['src/a.js', 'src/f.js', 'src/z.js']);
    expect(plan.failures).toMatchObject([
      { path: 'src/exit.js', reason: 'crashed' },
      { path: 'src/hang.js', reason: 'timeout' },
    ]);
  });

  test('I2: a process that ends while it is sent more files costs no other file', async () => {
    const names = Array.from({ length: 48 }, (_, at) => `src/f${String(at).padStart(2, '0')}.js`);
    const deadly = names.filter((_, at) => at % 16 >= 12);
    const plan = await planWith(
      `module.exports = ({ path, source }) => {
        if (${JSON.stringify(deadly)}.includes(path)) process.exit(3);
        return source + '// seen\\n';
      };`,
      Object.fromEntries(names.map((name) => [name, '1;\n'])),
      { checkIdempotence: false },
    );
    expect(plan.failures.map(({ path }) => path)).toEqual(deadly);
    expect(plan.changes).toHaveLength(names.length - deadly.length);
  }, 60_000);

  test('I1: what a transform writes and deletes by itself is caught and told', async () => {
    const plan = await planWith(
      `const fs = require('fs');
      module.exports = ({ path }) => {
        if (path.endsWith('a.js')) fs.writeFileSync(path, 'written();\\n');
        if (path.endsWith('b.js')) fs.unlinkSync(path);
        fs.writeFileSync('here.txt', 'relative\\n');
      };`,
      { 'src/a.js': '1;\n', 'src/b.js': '2;\n' },
    );
    expect(plan.changes.map(({ path, kind, by }) => [path, kind, by])).toEqual([
      ['here.txt', 'create', 'side-effect'],
      ['src/a.js', 'modify', 'side-effect'],
      ['src/b.js', 'delete', 'side-effect'],
    ]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('a codemod that changes its own result again is reported', async () => {
    const plan = await planWith(`module.exports = ({ source }) => source + ';';`, {
      'src/a.js': '1;',
    });
    expect(plan.unstable).toEqual(['src/a.js']);
  });

  test('byte order mark, line ends and odd encodings survive', async () => {
    const plan = await planWith(rename, {
      'src/bom.js': '\ufeffold();\n',
      'src/crlf.js': 'a();\r\nold();\r\nb();\r\n',
      'src/latin1.js': Buffer.from('old("\xe4");\n', 'latin1'),
      'src/mixed.js': 'a();\r\nb();\nold();\r\nc();\n',
      'src/no-end.js': 'old()',
      'src/utf8.js': 'old("ä 😀");\n',
    });
    expect(texts(plan)).toEqual({
      'src/bom.js': '\ufefffresh();\n',
      'src/crlf.js': 'a();\r\nfresh();\r\nb();\r\n',
      'src/mixed.js': 'a();\r\nb();\nfresh();\r\nc();\n',
      'src/no-end.js': 'fresh()',
      'src/utf8.js': 'fresh("ä 😀");\n',
    });
    expect(plan.skipped).toEqual([{ path: 'src/latin1.js', reason: 'not-utf8' }]);
  });

  test('a pack with needles does not parse what holds none of them', async () => {
    repository = new Repository({ 'a.js': "import 'fs';\n", 'b.js': 'not ( even : JavaScript' });
    const codemod = { kind: 'pack', pack: ownPack('node-imports') } as const;
    const plan = await planCodemod({ root: repository.root, codemod });
    expect(texts(plan)).toEqual({ 'a.js': "import 'node:fs';\n" });
    expect(plan).toMatchObject({
      transformed: 1,
      failures: [],
      skipped: [{ path: 'b.js', reason: 'no-needle' }],
    });
  });

  test('options that a pack does not take are refused before anything runs', async () => {
    repository = new Repository({ 'a.js': '1;' });
    const codemod = { kind: 'pack', pack: ownPack('node-imports') } as const;
    const planned = planCodemod({ root: repository.root, codemod, options: { excpt: ['os'] } });
    await expect(planned).rejects.toMatchObject({
      code: 'ORCH_PACK_INVALID',
      message: expect.stringContaining('excpt'),
    });
  });
});

describe("transforms written for jscodeshift's own command run as they are", () => {
  const source = { 'src/a.ts': 'const x: number = old();\n' };
  const body = (types: string) =>
    `(file${types}, api${types}) => api.jscodeshift(file.source).find(api.jscodeshift.Identifier, { name: 'old' }).forEach((p${types}) => { p.node.name = 'fresh'; }).toSource()`;
  test.each([
    ['CommonJS', 'mods/t.js', `module.exports = ${body('')}; module.exports.parser = 'ts';`],
    [
      'an ES module by its syntax',
      'mods/t.js',
      `export default ${body('')};\nexport const parser = 'ts';`,
    ],
    [
      'an ES module by its name',
      'mods/t.mjs',
      `export default ${body('')};\nexport const parser = 'ts';`,
    ],
    [
      'TypeScript',
      'mods/t.ts',
      `export default ${body(': any')} as string;\nexport const parser: string = 'ts';`,
    ],
    [
      'an async function',
      'mods/t.js',
      `module.exports = async (f, a) => { await null; return (${body('')})(f, a); }; module.exports.parser = 'ts';`,
    ],
    [
      'a parser of its own',
      'mods/t.js',
      `module.exports = ${body('')}; module.exports.parser = { parse: (s) => require('@babel/parser').parse(s, { sourceType: 'module', tokens: true, plugins: ['typescript'] }) };`,
    ],
  ])('%s', async (_name, file, transform) => {
    const plan = await planWith(
      transform.replace("require('@babel/parser')", `require(${JSON.stringify(babelParser)})`),
      source,
      {},
      file,
    );
    expect([texts(plan), plan.failures]).toEqual([
      { 'src/a.ts': 'const x: number = fresh();\n' },
      [],
    ]);
  });
});

const babelParser = join(import.meta.dirname, '../../../../node_modules/@babel/parser');
