import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stampAt } from './file-stamp.ts';
import { readLeaf } from './leaf.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-leaf-'));
  writeFileSync(join(folder, 'file'), 'content\n');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Reads a path that was a file at the first look and is something else by the second. */
function readSwapped(path: string) {
  return readLeaf(join(folder, path), stampAt(join(folder, 'file')), 'sha1', 1024);
}

test('I5: a link that took a file’s place between two looks is not followed', async () => {
  symlinkSync('file', join(folder, 'link'));
  expect(await readSwapped('link')).toBeNull();
});

test('a pipe, a folder or nothing in a file’s place is no file, and nothing waits for it', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await readSwapped('pipe')).toBeNull();
  expect(await readSwapped('.')).toBeNull();
  expect(await readSwapped('nothing')).toBeNull();
});

test('large content gets the name that git gives it, by the same bytes as small content', async () => {
  const path = join(folder, 'file');
  const small = await readLeaf(path, stampAt(path), 'sha1', 1024);
  const large = await readLeaf(path, stampAt(path), 'sha1', 1);
  const oid = execFileSync('git', ['hash-object', path], { encoding: 'utf8' }).trim();
  expect([small?.leaf.oid, large?.leaf.oid]).toEqual([oid, oid]);
  expect([small?.leaf.lines, large?.leaf.lines]).toEqual([1, 1]);
  expect([small?.leaf.content, large?.leaf.content]).toEqual(['stored', 'too_large']);
});
