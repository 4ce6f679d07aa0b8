import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { run, stage, TemporaryRepository } from './testing/temporary-repository.ts';

const names = [
  'a',
  'b c',
  'ü',
  '-x',
  'q"uo',
  'n\nl',
  'd/a',
  'd/e/f',
  'd/e/.hidden',
  'x.log',
  'z/y',
];
const path = fc.constantFrom(...names);
const content = fc.oneof(
  fc.constantFrom('', 'one\n', 'two\n', 'no newline', 'one\r\n'),
  fc.uint8Array({ maxLength: 40 }),
);

const edit = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), path, content }) },
  fc.record({ kind: fc.constant('delete' as const), path }),
  fc.record({ kind: fc.constant('rename' as const), path, to: path }),
  fc.record({ kind: fc.constant('chmod' as const), path, executable: fc.boolean() }),
  fc.record({ kind: fc.constant('link' as const), path, to: path }),
  fc.record({ kind: fc.constant('folder' as const), path }),
  fc.record({ kind: fc.constant('commit' as const) }),
  fc.record({ kind: fc.constant('stage' as const) }),
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Edits that cannot be done as things stand (a file is in a folder's place) are left undone. */
function apply(repo: TemporaryRepository, change: Edit): void {
  const at = (name: string) => join(repo.root, name);
  try {
    switch (change.kind) {
      case 'write':
        mkdirSync(dirname(at(change.path)), { recursive: true });
        rmSync(at(change.path), { recursive: true, force: true });
        writeFileSync(at(change.path), change.content);
        return;
      case 'delete':
        rmSync(at(change.path), { recursive: true });
        return;
      case 'rename':
        mkdirSync(dirname(at(change.to)), { recursive: true });
        renameSync(at(change.path), at(change.to));
        return;
      case 'chmod':
        if (!lstatSync(at(change.path)).isFile()) return;
        chmodSync(at(change.path), change.executable ? 0o755 : 0o644);
        return;
      case 'link':
        mkdirSync(dirname(at(change.path)), { recursive: true });
        symlinkSync(change.to, at(change.path));
        return;
      case 'folder':
        mkdirSync(at(change.path), { recursive: true });
        return;
      case 'commit':
        repo.commit();
        return;
      case 'stage':
        repo.git('add', '-A');
        return;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const undoable = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'EINVAL'];
    if (code === undefined || !undoable.includes(code)) throw error;
  }
}

test('I3: after any edits the digest is the tree that git itself makes, and the files told are those git tells', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
      const repo = new TemporaryRepository();
      try {
        repo.write('.gitignore', '*.log\n');
        const worktree = repo.worktree();
        for (const change of edits) {
          const before = await worktree.digest();
          apply(repo, change);
          const after = await worktree.digest();
          expect(after).toBe(repo.independentTree());
          const told = await worktree.change(run, stage, 1, before, after);
          expect(told?.files.length === 0).toBe(before === after);
          expect(told?.diff?.files).toBe(told?.files.length);
        }
      } finally {
        await repo.remove();
      }
    }),
    { seed: 20261120, numRuns: 25 },
  );
}, 240_000);
