import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ensureLinkedWorktree,
  listLinkedWorktrees,
  removeLinkedWorktree,
  type LinkedWorktree,
} from './linked-worktree.ts';
import { commitAt, countUncommitted, fileAt, isBranchName } from './repository-around.ts';
import { TemporaryRepository } from './testing/temporary-repository.ts';

const labelName = 'a-label.json';
let repo: TemporaryRepository;
let base: string;

beforeEach(() => {
  repo = new TemporaryRepository();
  repo.write('a', 'a\n');
  repo.commit();
  base = repo.git('rev-parse', 'HEAD');
});
afterEach(() => repo.remove());

const where = () => ({ root: repo.root, env: repo.env });
const dirOf = (name: string) => join(repo.base, 'goals', name);

function ensure(name: string, text = `label of ${name}`): Promise<LinkedWorktree> {
  const label = { name: labelName, text };
  return ensureLinkedWorktree({
    ...where(),
    dir: dirOf(name),
    branch: `orch/${name}`,
    base,
    label,
  });
}

async function only(): Promise<LinkedWorktree> {
  const [first, ...others] = await listLinkedWorktrees(where(), labelName);
  if (first === undefined || others.length > 0) throw new Error('There is not just one.');
  return first;
}

test('a worktree stands on a branch of its own, and the main one keeps every byte', async () => {
  const before = [readFileSync(join(repo.root, '.git/index')), repo.git('status', '--porcelain')];
  const made = await ensure('x');
  expect(readFileSync(join(made.dir, 'a'), 'utf8')).toBe('a\n');
  expect(repo.gitIn(made.dir, 'symbolic-ref', '--short', 'HEAD')).toBe('orch/x');
  expect([readFileSync(join(repo.root, '.git/index')), repo.git('status', '--porcelain')]).toEqual(
    before,
  );
  expect(repo.git('config', '--local', '--list')).not.toContain('branch.');
  expect(await only()).toEqual(made);
});

test('asked for again with the same label, it is given back; with another it is refused', async () => {
  const made = await ensure('x');
  writeFileSync(join(made.dir, 'work'), 'work\n');
  expect(await ensure('x')).toMatchObject({ dir: made.dir, present: true });
  expect(existsSync(join(made.dir, 'work'))).toBe(true);
  await expect(ensure('x', 'another')).rejects.toMatchObject({ code: 'ORCH_USAGE' });
});

test('a kill between git and the label is made good, and one while git was at work', async () => {
  const made = await ensure('x');
  rmSync(join(made.gitDir, labelName));
  expect(await ensure('x')).toMatchObject({ label: 'label of x' });
  rmSync(join(made.gitDir, labelName));
  rmSync(join(made.dir, 'a'));
  writeFileSync(join(made.gitDir, 'locked'), 'initializing');
  await ensure('x');
  expect(readFileSync(join(made.dir, 'a'), 'utf8')).toBe('a\n');
});

test('nothing of anybody else is taken: a folder, a branch with commits, a worktree', async () => {
  mkdirSync(dirOf('folder'), { recursive: true });
  await expect(ensure('folder')).rejects.toMatchObject({ code: 'ORCH_USAGE' });
  const tree = repo.git('rev-parse', 'HEAD^{tree}');
  repo.git('branch', 'orch/branch', repo.git('commit-tree', '-p', 'HEAD', '-m', 'mine', tree));
  await expect(ensure('branch')).rejects.toMatchObject({ code: 'ORCH_USAGE' });
  repo.git('worktree', 'add', '-q', '--detach', dirOf('theirs'));
  await expect(ensure('theirs')).rejects.toMatchObject({ code: 'ORCH_USAGE' });
});

test('a worktree whose folder is gone is an error, and is not made anew', async () => {
  const { dir } = await ensure('x');
  rmSync(dir, { recursive: true });
  await expect(ensure('x')).rejects.toMatchObject({
    code: 'ORCH_STORAGE_FAILED',
    hint: expect.stringContaining('orch/x'),
  });
});

test('I2: no hook runs', async () => {
  const ran = join(repo.base, 'ran');
  const hook = join(repo.root, '.git/hooks/post-checkout');
  mkdirSync(join(repo.root, '.git/hooks'), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\ntouch '${ran}'\n`);
  chmodSync(hook, 0o755);
  await ensure('x');
  expect(existsSync(ran)).toBe(false);
});

test('I10: what is not committed is not removed', async () => {
  const { dir } = await ensure('x');
  writeFileSync(join(dir, 'work'), 'work\n');
  const refused = removeLinkedWorktree(where(), await only());
  await expect(refused).rejects.toMatchObject({ code: 'ORCH_WORKTREE_DIRTY' });
  expect(existsSync(join(dir, 'work'))).toBe(true);
});

test('I10: a branch goes with its worktree only where its commits are held elsewhere', async () => {
  const { dir } = await ensure('x');
  expect(await removeLinkedWorktree(where(), await only())).toEqual({ branchRemoved: true });
  expect(existsSync(dir)).toBe(false);
  expect(repo.git('branch', '--list', 'orch/*')).toBe('');

  const second = await ensure('y');
  writeFileSync(join(second.dir, 'work'), 'work\n');
  repo.gitIn(second.dir, 'add', '-A');
  repo.gitIn(second.dir, 'commit', '-q', '-m', 'work');
  expect(await removeLinkedWorktree(where(), await only())).toEqual({ branchRemoved: false });
  expect(repo.git('show', 'orch/y:work')).toBe('work');
});

test('names of branches and commits are checked before they are used', async () => {
  expect(await isBranchName(where(), 'orch/0303-a')).toBe(true);
  expect(await isBranchName(where(), 'orch/a b')).toBe(false);
  expect(await commitAt(where(), 'HEAD')).toBe(base);
  await expect(commitAt(where(), 'nowhere')).rejects.toMatchObject({ code: 'ORCH_USAGE' });
});

test('files are read as they were committed, and what is not committed is counted', async () => {
  repo.write('a', 'edited\n');
  repo.write('untracked', 'x\n');
  expect(await fileAt(where(), base, 'a')).toBe('a\n');
  expect(await fileAt(where(), base, 'untracked')).toBeNull();
  expect(await countUncommitted(where())).toBe(1);
});
