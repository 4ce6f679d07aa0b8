import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { useScratch } from '../../test-support/scratch.ts';
import { makeFolders } from './make-folders.ts';

const scratch = useScratch();

test('missing folders are made, and the first of them is named', () => {
  const root = scratch();
  expect(makeFolders(join(root, 'a', 'b', 'c'))).toBe(join(root, 'a'));
  expect(statSync(join(root, 'a', 'b', 'c')).isDirectory()).toBe(true);
  expect(makeFolders(join(root, 'a', 'b'))).toBeUndefined();
});

test('a file in the way is an error', () => {
  const root = scratch();
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolders(join(root, 'file'))).toThrow(
    expect.objectContaining({ code: 'EEXIST' }),
  );
  expect(() => makeFolders(join(root, 'file', 'x'))).toThrow(
    expect.objectContaining({ code: 'ENOTDIR' }),
  );
});

test('a file system that makes no folders is an error and not an endless loop', () => {
  expect(() => makeFolders('/proc/orch/runs')).toThrow();
});

test('processes that make the same folders at once all succeed', async () => {
  const folder = join(scratch(), 'a', 'b', 'c', 'd');
  const source = fileURLToPath(new URL('make-folders.ts', import.meta.url));
  const program = `import { makeFolders } from ${JSON.stringify(source)}; makeFolders(${JSON.stringify(folder)});`;
  const run = promisify(execFile);
  const argv = ['--import', 'tsx', '--input-type=module', '-e', program];
  await expect(
    Promise.all(Array.from({ length: 8 }, () => run(process.execPath, argv))),
  ).resolves.toHaveLength(8);
}, 60_000);
