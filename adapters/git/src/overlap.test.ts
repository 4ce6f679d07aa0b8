import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureLinkedWorktree } from './linked-worktree.ts';
import { lookAtWorktrees, type WorktreeLook } from './overlap.ts';
import { TemporaryRepository } from './testing/temporary-repository.ts';

let repo: TemporaryRepository;
beforeEach(() => {
  repo = new TemporaryRepository();
  repo.write('shared', '1\n2\n3\n4\n5\n6\n7\n8\n9\n');
  repo.write('other', 'x\n');
  repo.commit();
});
afterEach(() => repo.remove());

const dirOf = (id: string) => join(repo.base, 'goals', id);

/** A worktree with these files, committed where `done`. */
async function goal(id: string, files: Readonly<Record<string, string>>, done = false) {
  const label = { name: 'label', text: id };
  const base = repo.git('rev-parse', 'main');
  const where = { root: repo.root, env: repo.env, dir: dirOf(id), branch: `orch/${id}` };
  await ensureLinkedWorktree({ ...where, base, label });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dirOf(id), path)), { recursive: true });
    writeFileSync(join(dirOf(id), path), content);
  }
  if (!done) return;
  repo.gitIn(dirOf(id), 'add', '-A');
  repo.gitIn(dirOf(id), 'commit', '-q', '-m', id);
}

function look(...ids: readonly string[]): Promise<WorktreeLook> {
  const worktrees = ids.map((id) => ({ id, dir: dirOf(id), done: id.startsWith('done') }));
  return lookAtWorktrees({ root: repo.root, env: repo.env, target: 'main', worktrees });
}

test('overlap is seen before anything is committed, apart for what git can merge and what it cannot', async () => {
  await goal('top', { shared: 'one\n2\n3\n4\n5\n6\n7\n8\n9\n' });
  await goal('bottom', { shared: '1\n2\n3\n4\n5\n6\n7\n8\nnine\n' });
  await goal('clash', { shared: 'uno\n2\n3\n4\n5\n6\n7\n8\n9\n', 'made up ü': 'new\n' });
  await goal('alone', { alone: 'alone\n' });
  const { overlaps, worktrees, problems } = await look('top', 'bottom', 'clash', 'alone');
  expect(overlaps).toEqual([
    { a: 'top', b: 'bottom', conflicts: [], shared: ['shared'] },
    { a: 'top', b: 'clash', conflicts: ['shared'], shared: ['shared'] },
    { a: 'bottom', b: 'clash', conflicts: [], shared: ['shared'] },
  ]);
  expect(worktrees.find(({ id }) => id === 'clash')).toMatchObject({
    files: ['made up ü', 'shared'],
    uncommitted: 2,
    commits: 0,
    unmerged: true,
  });
  expect(problems).toEqual([]);
});

test('a file where another has a folder conflicts, though they share no path', async () => {
  await goal('file', { thing: 'a file\n' });
  await goal('folder', { 'thing/inside': 'in a folder\n' });
  const { overlaps } = await look('file', 'folder');
  expect(overlaps).toHaveLength(1);
  expect(overlaps[0]?.conflicts).not.toEqual([]);
});

test('I12: a look leaves worktrees, indexes, refs and the object store as they are', async () => {
  await goal('a', { shared: 'a\n', new: 'new\n' });
  await goal('b', { shared: 'b\n' });
  const state = () => [
    ...['a', 'b'].map((id) => repo.gitIn(dirOf(id), 'status', '--porcelain')),
    ...['a', 'b'].map((id) =>
      readFileSync(join(repo.root, '.git/worktrees', id, 'index')).toString('hex'),
    ),
    repo.git('for-each-ref'),
    repo.git('count-objects', '-v'),
  ];
  const before = state();
  await look('a', 'b');
  expect(state()).toEqual(before);
});

test('the order begins with what is done and clashes least, and each step says what would conflict', async () => {
  await goal('running', { fresh: 'x\n' });
  await goal('done-hub', { shared: 'hub\n', other: 'hub\n' }, true);
  await goal('done-left', { shared: 'left\n' }, true);
  await goal('done-right', { other: 'right\n' }, true);
  const { mergeOrder } = await look('running', 'done-hub', 'done-left', 'done-right');
  expect(mergeOrder).toEqual([
    { id: 'done-left', conflicts: [] },
    { id: 'done-right', conflicts: [] },
    { id: 'done-hub', conflicts: ['other', 'shared'] },
    { id: 'running', conflicts: [] },
  ]);
});

test('work that is in the target, squashed or merged, counts as merged', async () => {
  await goal('done-squashed', { one: '1\n' }, true);
  await goal('done-open', { two: '2\n' }, true);
  repo.git('merge', '-q', '--squash', 'orch/done-squashed');
  repo.git('commit', '-q', '-m', 'squashed');
  const { worktrees, mergeOrder } = await look('done-squashed', 'done-open');
  expect(worktrees.map(({ id, unmerged }) => [id, unmerged])).toEqual([
    ['done-squashed', false],
    ['done-open', true],
  ]);
  expect(mergeOrder).toEqual([{ id: 'done-open', conflicts: [] }]);
});

test('one that cannot be looked at is named, and hides no other', async () => {
  await goal('a', { shared: 'a\n' });
  await goal('b', { shared: 'b\n' });
  await goal('gone', {});
  rmSync(dirOf('gone'), { recursive: true });
  const { overlaps, problems } = await look('a', 'gone', 'b');
  expect(overlaps).toHaveLength(1);
  expect(problems).toEqual([{ id: 'gone', message: expect.stringContaining('no worktree') }]);
});
