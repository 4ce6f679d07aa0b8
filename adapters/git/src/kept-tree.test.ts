import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryRepository } from './testing/temporary-repository.ts';

const run = { taskId: 't', runId: 'r' };
const definition = { kind: 'command', id: 's', command: 'true' } as const;
const stage = { index: 1, id: 's', title: 's', slug: 's', needs: [], definition } as const;

let repository: TemporaryRepository;
beforeEach(() => {
  repository = new TemporaryRepository();
  repository.write('committed.txt', 'one\ntwo\n');
  repository.write('same.txt', 'x\n');
  repository.commit();
});
afterEach(() => repository.remove());

/** Keeps what the worktree holds now, as a process would that ends afterwards. */
async function kept(): Promise<string> {
  const worktree = repository.worktree();
  const digest = (await worktree.digest()) ?? '';
  await worktree.keep(run, digest);
  await worktree.dispose();
  return digest;
}

test('another process tells what changed since, with the content that the repository has', async () => {
  repository.write('dirty \u00e9.txt', 'not committed\n');
  const before = await kept();
  repository.write('committed.txt', 'one\nthree\n');
  repository.write('dirty \u00e9.txt', 'changed\n');
  repository.write('new.txt', 'new\n');
  const worktree = repository.worktree();
  const change = await worktree.change(run, stage, 1, before, await worktree.digest(), 2);
  expect(change?.files.map(({ path, added, deleted }) => [path, added, deleted])).toEqual([
    ['committed.txt', 1, 1],
    ['new.txt', 1, 0],
    ['dirty \u00e9.txt', 1, 1],
  ]);
  expect(change?.diff?.path).toBe('diffs/1-s.2.patch');
  const patch = readFileSync(join(repository.runFolder, 'diffs/1-s.2.patch'), 'utf8');
  expect(patch).toContain('-two\n+three');
  expect(patch).toContain('not shown (changed before and not kept): dirty \u00e9.txt');
  expect(patch).not.toContain('not committed');
});

test('I13: a kept tree that was changed is refused', async () => {
  const before = await kept();
  const file = join(repository.runFolder, 'trees', before);
  writeFileSync(file, readFileSync(file, 'utf8').replace('same.txt', 'other.txt'));
  repository.write('new.txt', 'new\n');
  const worktree = repository.worktree();
  const after = await worktree.digest();
  await expect(worktree.change(run, stage, 1, before, after)).rejects.toMatchObject({
    code: 'ORCH_DATA_DAMAGED',
    place: file,
  });
});
