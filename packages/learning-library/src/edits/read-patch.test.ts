import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPatch } from './read-patch.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'orch-patch-'));
  git('init', '-q');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: string[]): string {
  const own = ['-c', 'user.name=T', '-c', 'user.email=t@example.org'];
  return execFileSync('git', [...own, ...args], { cwd: root, encoding: 'utf8' });
}

function write(files: Record<string, string | Buffer>): void {
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content);
  git('add', '-A');
}

const long = Array.from({ length: 30 }, (_, at) => `line ${at}`).join('\n');

test.each([0, 3])('what git writes is read back, with %i lines around changes', (context) => {
  write({
    'a b.ts': 'one\ntwo\nthree\nfour\nfour and more\nx\nfive',
    'moved.ts': `${long}\nlast\n`,
    'gone.ts': '-- x\n++ y\n',
    'bytes.bin': Buffer.from([0, 1, 2]),
    'grüße "1".ts': 'a\n',
  });
  git('commit', '-qm', 'first');
  git('mv', 'moved.ts', 'renamed.ts');
  git('rm', '-q', 'gone.ts');
  write({
    'a b.ts': 'one\n2\nthree\nand\nfour\nx\nfive\nsix',
    'renamed.ts': `${long}\nnew last\n`,
    'new.ts': '@@ -1 +1 @@\n',
    'bytes.bin': Buffer.from([0, 9]),
    'grüße "1".ts': 'b\n',
  });
  const files = readPatch(git('diff', '--cached', '-M', `-U${context}`, 'HEAD'));
  expect(files).toEqual([
    {
      path: 'a b.ts',
      oldPath: 'a b.ts',
      kind: 'modify',
      binary: false,
      hunks: [
        { oldStart: 2, newStart: 2, removed: ['two'], added: ['2'] },
        { oldStart: 3, newStart: 4, removed: [], added: ['and'] },
        { oldStart: 5, newStart: 5, removed: ['four and more'], added: [] },
        { oldStart: 7, newStart: 7, removed: ['five'], added: ['five', 'six'] },
      ],
    },
    { path: 'bytes.bin', oldPath: 'bytes.bin', kind: 'modify', binary: true, hunks: [] },
    {
      path: 'gone.ts',
      oldPath: 'gone.ts',
      kind: 'delete',
      binary: false,
      hunks: [{ oldStart: 1, newStart: 0, removed: ['-- x', '++ y'], added: [] }],
    },
    {
      path: 'grüße "1".ts',
      oldPath: 'grüße "1".ts',
      kind: 'modify',
      binary: false,
      hunks: [{ oldStart: 1, newStart: 1, removed: ['a'], added: ['b'] }],
    },
    {
      path: 'new.ts',
      oldPath: 'new.ts',
      kind: 'create',
      binary: false,
      hunks: [{ oldStart: 0, newStart: 1, removed: [], added: ['@@ -1 +1 @@'] }],
    },
    {
      path: 'renamed.ts',
      oldPath: 'moved.ts',
      kind: 'rename',
      binary: false,
      hunks: [{ oldStart: 31, newStart: 31, removed: ['last'], added: ['new last'] }],
    },
  ]);
});

test('a text that is no patch has no files, and one that is cut off gives what is there', () => {
  expect(readPatch('# nothing here\n')).toEqual([]);
  expect(
    readPatch('diff --git a/x.ts b/x.ts\n--- a/x.ts\n+++ b/x.ts\n@@ -1,9 +1,9 @@\n-a\n'),
  ).toMatchObject([{ path: 'x.ts', hunks: [{ removed: ['a'], added: [] }] }]);
});
