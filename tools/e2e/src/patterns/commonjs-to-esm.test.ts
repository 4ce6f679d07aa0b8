import { afterEach, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '../../../..');
const pack = join(top, 'patterns/commonjs-to-esm');

let repository: Repository;
afterEach(() => repository.remove());

async function withPack(): Promise<void> {
  await cp(pack, join(repository.folder, 'patterns/commonjs-to-esm'), { recursive: true });
  await repository.git('add', '.');
  await repository.git('commit', '-qm', 'Take a pack');
}
const convert = async (...args: string[]) => {
  const all = ['patterns', 'apply', 'commonjs-to-esm', ...args, '--format', 'json'];
  const result = await repository.orch(all);
  expectExit(result, 0);
  return documentOf(result);
};
const node = async (...args: string[]) =>
  (await run(process.execPath, args, { cwd: join(repository.folder, 'app') })).stdout;

/** A package as people write them: tests, a program, JSON, packages of three kinds, a lazy require. */
const project = {
  '.gitignore': '.runs/\nout/\nnode_modules/\n',
  'app/package.json': { name: 'shop', version: '1.2.3', bin: './bin/shop.js', main: 'src' },
  'app/bin/shop.js': `#!/usr/bin/env node
'use strict';
const { total, format } = require('..');
console.log(format(total([1, 2, 3])), require('../src/where').file);
`,
  'app/src/index.js': `'use strict';
const money = require('./money');
exports.total = require('./total').total;
exports.format = money.format;
exports.Money = money.Money;
exports.version = require('../package.json').version;
`,
  'app/src/total.js': `const dual = require('dual'), old = require('old'), { sum } = require('old/lib/sum');
const log = require('./log');
function total(prices) {
  log.lines.push(dual.name, old());
  return sum(prices);
}
module.exports = { total };
`,
  'app/src/money.js': `class Money {}
exports.Money = Money;
exports.format = function (amount) {
  return exports.sign + amount;
};
exports.sign = '€';
`,
  'app/src/log.js': `const util = require('util');
const log = (module.exports = function (text) {
  log.lines.push(util.format('%s', text));
});
module.exports.lines = [];
`,
  'app/src/where.js': `const path = require('path');
exports.file = path.relative(path.join(__dirname, '..'), __filename);
exports.optional = () => {
  try {
    return require('not-there');
  } catch (error) {
    return error.code;
  }
};
`,
  'app/test/all.test.js': `const assert = require('assert');
const test = require('node:test');
const shop = require('../src');
const log = require('../src/log');
const where = require('../src/where');
test('everything', () => {
  assert.deepStrictEqual(Object.keys(shop).sort(), ['Money', 'format', 'total', 'version']);
  assert.strictEqual(shop.format(shop.total([1, 2])), '€3');
  assert.strictEqual(shop.version, '1.2.3');
  assert.strictEqual(where.optional(), 'MODULE_NOT_FOUND');
  assert.ok(new shop.Money() instanceof shop.Money);
  log('done');
  assert.deepStrictEqual(log.lines, ['required', 'old', 'done']);
});
`,
  'node_modules/dual/package.json': {
    name: 'dual',
    exports: { import: './index.mjs', require: './index.cjs' },
  },
  'node_modules/dual/index.mjs': "export const name = 'imported';\n",
  'node_modules/dual/index.cjs': "exports.name = 'required';\n",
  'node_modules/old/package.json': { name: 'old' },
  'node_modules/old/index.js': "module.exports = () => 'old';\n",
  'node_modules/old/lib/sum.js': 'exports.sum = (all) => all.reduce((a, b) => a + b);\n',
};

test('a project that became modules passes its tests and prints what it printed before', async () => {
  repository = await Repository.make(project);
  await withPack();
  const printed = await node('bin/shop.js');
  expect(printed).toBe('€6 src/where.js\n');
  await node('--test', 'test/all.test.js');
  const changed = (await convert())['changes'] as { path: string }[];
  expect(changed.map(({ path }) => path)).toEqual([
    'app/bin/shop.js',
    'app/package.json',
    ...['index', 'log', 'money', 'total', 'where'].map((name) => `app/src/${name}.js`),
    'app/test/all.test.js',
  ]);
  expect(await node('bin/shop.js')).toBe(printed);
  await node('--test', 'test/all.test.js');
  // Nothing is left that only CommonJS has, but for what is loaded with `createRequire`.
  const total = await readFile(join(repository.folder, 'app/src/total.js'), 'utf8');
  expect(total).toContain("import old from 'old';");
  expect(total).toContain("const dual = require('dual')");
  await repository.git('commit', '-qam', 'Move');
  expect(await convert()).toMatchObject({ changes: [], reports: [] });
}, 120_000);

test('where one file is in the way, the package stays as it is, and the file is named', async () => {
  const lazy = "exports.late = () => require('./log');\n";
  repository = await Repository.make({ ...project, 'app/src/late.js': lazy });
  await withPack();
  const { changes, reports } = await convert();
  expect(changes).toEqual([]);
  expect(reports).toEqual([
    expect.objectContaining({ path: 'app/package.json' }),
    { path: 'app/src/late.js', message: 'line 1: requires ./log where it may or may not run' },
  ]);
}, 120_000);

test('a file outside of the package that names one of its files is in the way', async () => {
  const outside = "const { file } = require('../app/src/where');\nconsole.log(file);\n";
  repository = await Repository.make({ ...project, 'tools/run.js': outside });
  await withPack();
  const { changes, reports } = await convert();
  expect(changes).toEqual([]);
  expect(reports).toContainEqual({
    path: 'app/src/where.js',
    message: 'is named in tools/run.js:1, outside of the package',
  });
}, 120_000);

/** What a file exports, with the names of what is on a function; run by a program of its own. */
const keysOf = (load: string) => `
  const module = ${load};
  const value = module.default ?? module['module.exports'] ?? module;
  console.log(typeof value, Object.keys(value).sort().join());
`;

test.each(['commander', 'cross-spawn', 'picomatch', 'write-file-atomic'])(
  'the published package %s exports as modules what it exported before',
  async (name) => {
    const manifest = join(top, 'node_modules', name, 'package.json');
    repository = await Repository.make({ '.gitignore': '.runs/\nout/\nnode_modules\n' });
    await cp(join(manifest, '..'), join(repository.folder, 'app'), { recursive: true });
    await symlink(join(top, 'node_modules'), join(repository.folder, 'node_modules'));
    await withPack();
    const { main = 'index.js' } = JSON.parse(await readFile(manifest, 'utf8')) as { main?: string };
    const file = JSON.stringify(`./${main.replace(/^\.\//u, '').replace(/\.js$/u, '')}.js`);
    const before = await node('-e', keysOf(`require(${file})`));
    const { changes, reports } = await convert('hoist=true', 'ignore=["test"]');
    expect(reports).toEqual([]);
    expect((changes as unknown[]).length).toBeGreaterThan(1);
    expect(await node('--input-type=module', '-e', keysOf(`await import(${file})`))).toBe(before);
  },
  60_000,
);
