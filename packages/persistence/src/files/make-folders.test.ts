import { expect, test } from '@jest/globals';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
