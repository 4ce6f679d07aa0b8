import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { environmentWithoutNpm, succeed } from './command.ts';
import { readTree, type FileTree } from './file-tree.ts';

/** jscodeshift as this repository uses it; the packs run on it instead of their own old versions. */
const jscodeshift = dirname(createRequire(import.meta.url).resolve('jscodeshift/package.json'));

/** jscodeshift's own command. */
export const jscodeshiftCommand = join(jscodeshift, 'bin/jscodeshift.js');

const packs = {
  '5to6-codemod': '1.8.0',
  'jest-codemods': '0.35.0',
  'react-codemod': '5.4.4',
};
/** What the packs need for command lines of their own, which nobody starts here: hundreds of packages. */
const unused = [
  ...['eslint', 'execa', 'globby', 'inquirer', 'is-git-clean', 'jscodeshift', 'meow'],
  'update-notifier',
];

/** Installs published codemod packs into a new folder, from the registry that npm is set to. */
export async function installCodemods(folder: string): Promise<void> {
  const nothing = join(folder, 'nothing');
  await mkdir(nothing, { recursive: true });
  await writeFile(join(nothing, 'package.json'), '{"name":"nothing","version":"0.0.0"}');
  const overrides = Object.fromEntries(unused.map((name) => [name, 'file:./nothing']));
  const manifest = { private: true, dependencies: packs, overrides };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const env = environmentWithoutNpm();
  await succeed('npm', args, { cwd: folder, env, timeoutMs: 120_000 });
  const link = join(folder, 'node_modules/jscodeshift');
  await rm(link, { recursive: true, force: true });
  await symlink(jscodeshift, link);
}

/** Real sources of many hands: of the packs, of what they are made of, and TypeScript of this repository's install. */
export async function realSources(folder: string): Promise<FileTree> {
  const installed = join(folder, 'node_modules');
  const ours = dirname(jscodeshift);
  const sources = await Promise.all([
    take('react', join(installed, 'react-codemod/transforms'), 110),
    take('lodash', join(installed, 'lodash'), 40),
    take('jest', join(installed, 'jest-codemods'), 20),
    take('recast', join(installed, 'recast'), 15),
    take('sinon', join(ours, '@sinonjs'), 30),
    take('zod', join(ours, 'zod/src'), 25),
    take('jscodeshift', jscodeshift, 30),
  ]);
  return new Map(sources.flat());
}

const maxBytes = 12_000;

/** So many files of a folder, spread over all of it. */
async function take(
  name: string,
  folder: string,
  count: number,
): Promise<(readonly [string, Buffer])[]> {
  const tree = await readTree(
    folder,
    (path) => /\.(jsx?|mjs|cjs|tsx?)$/u.test(path) && !path.endsWith('.d.ts'),
  );
  const fit = [...tree].filter(([, bytes]) => bytes.length <= maxBytes && !isOdd(bytes));
  const step = Math.max(1, fit.length / count);
  return fit
    .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
    .map(([path, bytes]) => [join('src', name, path.replaceAll('node_modules', 'nm')), bytes]);
}

/** What orch keeps and jscodeshift does not: see the test of just these. */
function isOdd(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return text.includes('\r') || text.startsWith('\ufeff') || !Buffer.from(text).equals(bytes);
}
