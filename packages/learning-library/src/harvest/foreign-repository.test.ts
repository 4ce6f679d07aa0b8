import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Repository } from '../../test-support/repository.ts';
import { harvest } from './harvest.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'orch-foreign-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('nothing of a repository is executed: not its settings, its generators, its rules, nor its git', async () => {
  const mark = join(folder, 'executed');
  const leave = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x');\n`;
  const leaveEsm = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(mark)}, 'x');\n`;
  const repository = new Repository({
    'eslint.config.mjs': `${leaveEsm}export default [{ rules: { 'no-restricted-imports': ['error', 'planted'] } }];\n`,
    '.eslintrc.js': `${leave}module.exports = { rules: {} };\n`,
    'plopfile.js': `${leave}module.exports = (plop) => plop.setGenerator('planted', {});\n`,
    'prettier.config.cjs': `${leave}module.exports = { semi: false };\n`,
    'commitlint.config.js': `${leave}module.exports = { extends: [] };\n`,
    'rules/planted-rule.js': `${leave}module.exports = { meta: { docs: {} }, create: (c) => ({ Program(n) { c.report(n); } }) };\n`,
    'codemods/planted.js': `${leave}module.exports = (file, { jscodeshift: j }) => j(file.source).toSource();\n`,
    'package.json': JSON.stringify({ scripts: { preinstall: `touch ${mark}` } }),
    'noxfile.py': `open(${JSON.stringify(mark)}, 'w')\n`,
  });
  try {
    const hook = join(repository.root, 'monitor.sh');
    writeFileSync(hook, `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(hook, 0o755);
    repository.git('config', 'core.fsmonitor', hook);
    const { findings } = await harvest(repository.root);
    expect(existsSync(mark)).toBe(false);
    const ids = findings.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'no-restricted-imports:planted',
        'planted-rule',
        'codemods/planted.js',
        'plop:planted',
        'prettier',
      ]),
    );
    // The trap works: git itself would have sprung it.
    repository.git('status');
    expect(existsSync(mark)).toBe(true);
  } finally {
    repository.remove();
  }
});

test('links are not followed: not in circles, and not out of the root', async () => {
  write('outside/Makefile', 'stolen:\n\ttrue\n');
  write('repo/Makefile', 'own:\n\ttrue\n');
  symlinkSync('..', join(folder, 'repo/up'));
  symlinkSync('.', join(folder, 'repo/round'));
  symlinkSync('../outside/Makefile', join(folder, 'repo/justfile'));
  const { findings, files } = await harvest(join(folder, 'repo'));
  expect(findings.map(({ id }) => id)).toEqual(['make', 'make:own']);
  expect(files).toMatchObject({ listed: 1, skipped: { link: 3 } });
});

test('a folder that became a link after it was committed leads nowhere', async () => {
  const repository = new Repository({ 'sub/Makefile': 'old:\n\ttrue\n', 'a.txt': 'a\n' });
  try {
    write('Makefile', 'stolen:\n\ttrue\n');
    rmSync(join(repository.root, 'sub'), { recursive: true });
    symlinkSync(folder, join(repository.root, 'sub'));
    const { findings } = await harvest(repository.root);
    expect(findings).toEqual([]);
  } finally {
    repository.remove();
  }
});

test('names with line breaks and quotes are read, and names that are not UTF-8 are counted', async () => {
  write('od\nd "name"/Makefile', 'own:\n\ttrue\n');
  const name = Buffer.concat([
    Buffer.from(`${folder}/`),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('.js'),
  ]);
  writeFileSync(name, 'export const a = 1;\n');
  const { findings, files } = await harvest(folder);
  expect(findings.map(({ places }) => places[0]?.path)).toEqual([
    'od\nd "name"/Makefile',
    'od\nd "name"/Makefile',
  ]);
  expect(files.skipped.odd_path).toBe(1);
});

test.each([
  [
    '.gitlab-ci.yml',
    `a: &a [1]\n${Array.from({ length: 40 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]\n`).join('')}`,
  ],
  ['.gitlab-ci.yml', `a: ${'['.repeat(5000)}\n`],
  ['package.json', '['.repeat(200_000)],
  ['tsconfig.json', '{ "compilerOptions": { "strict": }'],
  ['pyproject.toml', '[a\n'],
  ['deep.js', `x = ${'(\n'.repeat(20_000)}`],
  ['half.ts', 'const = ;'],
])(
  'what cannot be read is a problem with its place, and no end of the harvest: %s',
  async (path, text) => {
    write(path, text);
    write('Makefile', 'own:\n\ttrue\n');
    const { findings, problems, problem_count: count } = await harvest(folder);
    expect(problems).toEqual([{ path, line: expect.any(Number), message: expect.any(String) }]);
    expect(count).toBe(1);
    expect(findings.map(({ id }) => id)).toContain('make:own');
  },
);

test('an empty folder and a repository without a commit have nothing', async () => {
  expect((await harvest(folder)).findings).toEqual([]);
  await expect(harvest(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ORCH_USAGE' });
});
