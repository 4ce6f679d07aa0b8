import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, environmentWithoutNpm, succeed, type CommandResult } from './command.ts';
import { differences, readTree, writeTree, type FileTree } from './file-tree.ts';
import { installCodemods, jscodeshiftCommand, realSources } from './public-codemods.ts';

const orchEntry = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url));

let folder: string;
let sources: FileTree;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orch-public-'));
  await installCodemods(folder);
  sources = await realSources(folder);
}, 150_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How one of the two left a tree. */
interface Ending {
  readonly tree: FileTree;
  /** Files that were failed on, with the reason. */
  readonly failures: Readonly<Record<string, string>>;
}

const env = { ...environmentWithoutNpm(), NO_COLOR: '1' };

async function theirs(name: string, files: FileTree, args: readonly string[]): Promise<Ending> {
  const place = join(folder, 'theirs', name);
  await writeTree(place, files);
  const { stdout } = await run([jscodeshiftCommand, ...args, '--verbose=0', 'src'], place);
  const lines = [...stdout.matchAll(/^ ERR (\S+) Transformation error \((.*)\)$/gmu)];
  const failures = Object.fromEntries(lines.map(([, path = '', message = '']) => [path, message]));
  // Its own count, so that no error in another form is missed.
  expect(Number(/^(\d+) errors$/mu.exec(stdout)?.[1])).toBe(lines.length);
  return { tree: await readTree(place), failures };
}

async function ours(name: string, files: FileTree, args: readonly string[]): Promise<Ending> {
  const place = join(folder, 'ours', name);
  await writeTree(place, files);
  await succeed('git', ['init', '--quiet'], { cwd: place, env, timeoutMs: 10_000 });
  const apply = [orchEntry, 'patterns', 'apply', ...args, '--path', 'src', '--allow-dirty'];
  const result = await run([...apply, '--format', 'json'], place);
  const document = JSON.parse(result.stdout) as {
    readonly applied: boolean;
    readonly failures: readonly { readonly path: string; readonly message: string }[];
  };
  expect(document.applied).toBe(true);
  const failures = document.failures.map(
    ({ path, message }) => [path, message.replaceAll('\n', ' ')] as const,
  );
  const tree = await readTree(place, (path) => !path.startsWith('.git/'));
  return { tree, failures: Object.fromEntries(failures) };
}

function run(args: readonly string[], cwd: string): Promise<CommandResult> {
  return command(process.execPath, args, { cwd, env, timeoutMs: 120_000 });
}

const transform = (path: string) => ['--transform', join(folder, 'node_modules', path)];

describe('published codemods give what they give with the command that they were written for', () => {
  test.each([
    // CommonJS, with lodash and a recast of its own.
    ['5to6-codemod/transforms/cjs.js', 'babel', 60],
    // TypeScript compiled to CommonJS, with a default export.
    ['jest-codemods/dist/transformers/mocha.js', 'ts', 5],
    // An ES module in a file that Node takes for CommonJS.
    ['react-codemod/transforms/rename-unsafe-lifecycles.js', 'tsx', 1],
    // It names its parser itself: flow.
    ['react-codemod/transforms/class.js', 'babel', 5],
  ])(
    '%s with --parser %s, byte for byte, over hundreds of files',
    async (path, parser, atLeast) => {
      expect(sources.size).toBeGreaterThan(200);
      const name = path.replaceAll('/', '-');
      const args = [...transform(path), '--parser', parser];
      const [their, our] = await Promise.all([
        theirs(name, sources, args),
        ours(name, sources, args),
      ]);
      expect(our.failures).toEqual(their.failures);
      const wrong = differences(our.tree, their.tree);
      expect(wrong.map((each) => [each, our.tree.get(each)?.toString()])).toEqual(
        wrong.map((each) => [each, their.tree.get(each)?.toString()]),
      );
      expect(differences(our.tree, sources).length).toBeGreaterThanOrEqual(atLeast);
    },
    150_000,
  );
});

test('line ends, byte order marks and other encodings, which that command changes, stay as they are', async () => {
  const files = new Map(
    Object.entries({
      'src/bom.js': "\ufeffvar a = require('a');\n",
      'src/crlf.js': "var a = require('a');\r\n\r\na();\r\n",
      'src/crlf-same.js': 'a();\r\nb();\r\n',
      'src/latin1.js': Buffer.from("var a = require('\xe4');\n", 'latin1'),
      'src/broken.js': 'var = ;\r\n',
      'src/view.jsx': "var a = require('a');\nvar v = <A b={a}>text</A>;\n",
    }).map(([path, text]) => [path, Buffer.from(text)]),
  );
  const args = transform('5to6-codemod/transforms/cjs.js');
  const [their, our] = await Promise.all([theirs('odd', files, args), ours('odd', files, args)]);
  const texts = ({ tree }: Ending) =>
    Object.fromEntries([...tree].map(([path, bytes]) => [path, bytes.toString('latin1')]));
  const bom = '\xef\xbb\xbf';
  const same = {
    'src/broken.js': 'var = ;\r\n',
    'src/view.jsx': "import a from 'a';\nvar v = <A b={a}>text</A>;\n",
  };
  expect(texts(our)).toEqual({
    ...same,
    'src/bom.js': `${bom}import a from 'a';\n`,
    'src/crlf.js': "import a from 'a';\r\n\r\na();\r\n",
    'src/crlf-same.js': 'a();\r\nb();\r\n',
    'src/latin1.js': "var a = require('\xe4');\n",
  });
  expect(texts(their)).toEqual({
    ...same,
    'src/bom.js': "import a from 'a';\n",
    'src/crlf.js': "import a from 'a';\n\na();\n",
    'src/crlf-same.js': 'a();\nb();\n',
    'src/latin1.js': "import a from '\xef\xbf\xbd';\n",
  });
  expect(our.failures).toEqual(their.failures);
}, 60_000);
