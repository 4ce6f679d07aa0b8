import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { command } from './command.ts';
import type { PackedPackage } from './pack.ts';

const require = createRequire(import.meta.url);

/** Top-level files and folders that a package of ours may ship; the last line is for packs. */
const shipped =
  /^(dist\/|docs\/|schemas?\/|package\.json$|README\.md$|LICENSE$|THIRD-PARTY\.txt$|pack\.json$|(transform|adapter|lint\.config)\.js(on)?$|(templates|fixtures)\/)/;

type Manifest = {
  bin?: Record<string, string>;
  exports?: Record<string, string | { types?: string; default?: string }>;
};

/**
 * What is wrong with a packed package, as one sentence each; an empty list if nothing is.
 *
 * It looks at the tarball, not at the folder: what is not in the tarball does not exist for a user.
 */
export async function problemsOf(each: PackedPackage): Promise<string[]> {
  const manifest = JSON.parse(
    await readFile(join(each.folder, 'package.json'), 'utf8'),
  ) as Manifest;
  return [
    ...contentProblems(each, manifest),
    ...(await publintProblems(each)),
    ...(await typeProblems(each, manifest)),
  ];
}

function contentProblems(each: PackedPackage, manifest: Manifest): string[] {
  const modes = new Map(each.files.map(({ path, mode }) => [path, mode]));
  const normal = (path: string) => path.replace(/^\.\//, '');
  const promised = Object.values(manifest.exports ?? {}).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : [entry.types, entry.default],
  );
  return [
    ...each.files
      .filter(({ path }) => !shipped.test(path) || /\.test\.|\/fixtures\//.test(path))
      .map(({ path }) => `ships ${path}, which is no part of the product`),
    ...['README.md', 'LICENSE']
      .filter((path) => !modes.has(path))
      .map((path) => `ships no ${path}`),
    ...promised
      .filter((path) => path !== undefined)
      .filter((path) => !modes.has(normal(path)))
      .map((path) => `exports ${path}, which it does not ship`),
    ...Object.entries(manifest.bin ?? {})
      .filter(([, path]) => ((modes.get(normal(path)) ?? 0) & 0o111) === 0)
      .map(([name, path]) => `has the program ${name}, but ${path} is absent or not executable`),
    ...each.files
      .filter(({ path }) => manifest.exports?.['.'] === undefined && path.endsWith('.map'))
      .map(({ path }) => `ships the source map ${path} of a program`),
  ];
}

async function publintProblems(each: PackedPackage): Promise<string[]> {
  const tarball = new Uint8Array(await readFile(each.tarball)).buffer;
  const { messages, pkg } = await publint({
    pack: { tarball },
    strict: true,
  });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
}

async function typeProblems(each: PackedPackage, manifest: Manifest): Promise<string[]> {
  const entries = Object.keys(manifest.exports ?? {}).filter(
    (key) => !/\.json$|^\.\/(transform|lint\.config)\.js$/.test(key),
  );
  // A program and a pack have no types to be wrong.
  if (entries.length === 0) return [];
  const program = join(
    dirname(require.resolve('@arethetypeswrong/cli/package.json')),
    'dist/index.js',
  );
  const { exitCode, stdout, stderr } = await command(
    process.execPath,
    [
      program,
      each.tarball,
      '--profile',
      'esm-only',
      '--no-emoji',
      '--no-color',
      '--format',
      'ascii',
    ],
    { cwd: each.folder, timeoutMs: 120_000 },
  );
  return exitCode === 0 ? [] : [`attw: ${stdout}${stderr}`];
}
