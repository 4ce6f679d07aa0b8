import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from './check-package.ts';
import { pack } from './pack.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orch-check-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sound = {
  'package.json': JSON.stringify({
    name: '@orch/made-up',
    version: '1.0.0',
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: {
      '.': {
        '@orch/source': './src/index.ts',
        types: './dist/index.d.ts',
        default: './dist/index.js',
      },
    },
    files: ['dist'],
  }),
  'README.md': '# made up\n',
  LICENSE: 'MIT\n',
  'dist/index.js': 'export const x = 1;\n',
  'dist/index.d.ts': 'export declare const x: number;\n',
};

/** Makes a package from `files`, packs it and asks what is wrong with it. */
async function problemsWith(name: string, files: Record<string, string>): Promise<string> {
  const place = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(place, path, '..'), { recursive: true });
    await writeFile(join(place, path), text);
    if (text.startsWith('#!')) await chmod(join(place, path), 0o755);
  }
  const made = { name: '@orch/made-up', version: '1.0.0', folder: place };
  return (await problemsOf(await pack(made, place))).join('\n');
}

function manifestWith(change: object): string {
  return JSON.stringify({ ...(JSON.parse(sound['package.json']) as object), ...change });
}

jest.setTimeout(120_000);

describe('a package is checked as it would be published', () => {
  test('a sound one has no problem', async () => {
    expect(await problemsWith('sound', sound)).toBe('');
  });

  test('a promised entry that is not shipped is a problem', async () => {
    const { 'dist/index.d.ts': _types, ...rest } = sound;
    expect(await problemsWith('no-types', rest)).toContain(
      'exports ./dist/index.d.ts, which it does not ship',
    );
  });

  test('tests and sources that slip in are a problem', async () => {
    const problems = await problemsWith('too-much', {
      ...sound,
      'dist/x.test.js': '',
      'package.json': manifestWith({ files: ['dist', 'src'] }),
      'src/index.ts': '',
    });
    expect(problems).toContain('ships src/index.ts');
    expect(problems).toContain('ships dist/x.test.js');
  });

  test('a program that cannot be executed is a problem', async () => {
    const files = {
      ...sound,
      'package.json': manifestWith({ bin: { made: './dist/main.js' } }),
      'dist/main.js': '',
    };
    expect(await problemsWith('not-executable', files)).toContain('not executable');
  });

  test('types that are CommonJS where the code is not are a problem', async () => {
    const files = {
      ...sound,
      'dist/index.d.cts': 'export declare const x: number;\n',
      'package.json': manifestWith({
        exports: { '.': { types: './dist/index.d.cts', default: './dist/index.js' } },
      }),
    };
    expect(await problemsWith('wrong-types', files)).toMatch(/publint|attw/);
  });
});
