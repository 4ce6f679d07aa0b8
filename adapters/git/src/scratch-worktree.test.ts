import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addScratchWorktree } from './scratch-worktree.ts';
import { TemporaryRepository } from './testing/temporary-repository.ts';

let repo: TemporaryRepository;
let parent: string;

beforeEach(() => {
  repo = new TemporaryRepository();
  repo.write('a', 'a\n');
  repo.commit();
  parent = join(repo.base, 'scratch');
  mkdirSync(parent);
});

afterEach(async () => {
  await repo.remove();
});

function add(options: { readonly commit?: string } = {}) {
  return addScratchWorktree({ root: repo.root, env: repo.env, parent, ...options });
}

test('it holds the commit, is detached, and leaves no trace once disposed, dirty or not', async () => {
  const worktrees = repo.git('worktree', 'list', '--porcelain');
  const scratch = await add();
  expect(readFileSync(join(scratch.dir, 'a'), 'utf8')).toBe('a\n');
  expect(() => repo.gitIn(scratch.dir, 'symbolic-ref', '-q', 'HEAD')).toThrow();
  writeFileSync(join(scratch.dir, 'a'), 'planted\n');
  writeFileSync(join(scratch.dir, 'b'), 'planted\n');
  await scratch.dispose();
  await scratch.dispose();
  expect(readdirSync(parent)).toEqual([]);
  expect(repo.git('worktree', 'list', '--porcelain')).toBe(worktrees);
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('I9: what was put in its place is left alone', async () => {
  const scratch = await add();
  const made = dirname(scratch.dir);
  renameSync(made, join(repo.base, 'moved-away'));
  mkdirSync(scratch.dir, { recursive: true });
  writeFileSync(join(scratch.dir, 'mine'), 'mine');
  await scratch.dispose();
  expect(readFileSync(join(scratch.dir, 'mine'), 'utf8')).toBe('mine');
});

test('I9: a link in its place is not followed, and other worktrees keep their record', async () => {
  const other = join(repo.base, 'other');
  repo.git('worktree', 'add', '-q', '--detach', other);
  renameSync(other, join(repo.base, 'unmounted'));
  const scratch = await add();
  const victim = join(repo.base, 'victim');
  mkdirSync(victim);
  writeFileSync(join(victim, 'mine'), 'mine');
  symlinkSync(victim, join(scratch.dir, 'link'));
  await scratch.dispose();
  expect(existsSync(join(victim, 'mine'))).toBe(true);
  expect(repo.git('worktree', 'list')).toContain(other);
});

test('I2: neither a hook nor a filter of the repository runs', async () => {
  const ran = join(repo.base, 'ran');
  const trap = join(repo.root, '.git/hooks/post-checkout');
  mkdirSync(dirname(trap), { recursive: true });
  writeFileSync(trap, `#!/bin/sh\necho "$0" >> '${ran}'\n`);
  chmodSync(trap, 0o755);
  repo.write('.gitattributes', 'a filter=trap\nb filter=t=r.ap\n');
  repo.write('b', 'b\n');
  repo.commit();
  const config = ['trap', 't=r.ap'].map(
    (name) => `[filter "${name}"]\n  smudge = ${trap}\n  process = ${trap}\n  required = true\n`,
  );
  appendFileSync(join(repo.root, '.git/config'), config.join(''));
  const scratch = await add();
  expect(readFileSync(join(scratch.dir, 'a'), 'utf8')).toBe('a\n');
  expect(existsSync(ran)).toBe(false);
  await scratch.dispose();
});

test('eight at once do not meet', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => add()));
  expect(new Set(all.map(({ dir }) => dir)).size).toBe(8);
  await Promise.all(all.map((scratch) => scratch.dispose()));
  expect(readdirSync(parent)).toEqual([]);
});

test('a commit that is not there is refused and leaves nothing', async () => {
  await expect(add({ commit: 'nowhere' })).rejects.toMatchObject({ code: 'ORCH_USAGE' });
  const fresh = join(repo.base, 'fresh');
  mkdirSync(fresh);
  repo.gitIn(fresh, 'init', '-q');
  const unborn = addScratchWorktree({ root: fresh, env: repo.env, parent });
  await expect(unborn).rejects.toMatchObject({ code: 'ORCH_USAGE' });
  expect(readdirSync(parent)).toEqual([]);
});
