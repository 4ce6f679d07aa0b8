import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitWork, requireIdentity } from './commit-work.ts';
import { TemporaryRepository } from './testing/temporary-repository.ts';

let repo: TemporaryRepository;

beforeEach(() => {
  repo = new TemporaryRepository();
  repo.write('.gitignore', '*.log\n');
  repo.write('a', 'a\n');
  repo.commit();
});
afterEach(() => repo.remove());

const message = 'task-1: Build\n\nOrch-Run: run-1\n';
const commit = () => commitWork({ dir: repo.root, env: repo.env, branch: 'main', message });

test('everything that is not ignored is committed in the name of the person, and status is clean', async () => {
  repo.write('a', 'edited\n');
  repo.write('new/ü', 'new\n');
  repo.write('x.log', 'x');
  expect(await commit()).toBe(repo.git('rev-parse', 'HEAD'));
  expect(repo.git('status', '--porcelain')).toBe('');
  expect(repo.git('log', '-1', '--format=%an <%ae> %s %(trailers:key=Orch-Run,valueonly)')).toBe(
    'Test <test@example.invalid> task-1: Build run-1',
  );
  expect(await commit()).toBeNull();
});

test('I11: no hook runs, nothing is signed, and a lock that was left is in nobody’s way', async () => {
  const ran = join(repo.base, 'ran');
  mkdirSync(join(repo.root, 'hooks'));
  for (const name of ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction']) {
    writeFileSync(join(repo.root, 'hooks', name), `#!/bin/sh\ntouch '${ran}'\nexit 1\n`);
    chmodSync(join(repo.root, 'hooks', name), 0o755);
  }
  repo.git('config', 'core.hooksPath', 'hooks');
  repo.git('config', 'commit.gpgSign', 'true');
  repo.git('config', 'gpg.program', 'false');
  writeFileSync(join(repo.root, '.git/index.lock'), '');
  expect(await commit()).not.toBeNull();
  expect(existsSync(ran)).toBe(false);
  expect(repo.git('log', '-1', '--format=%s')).toBe('task-1: Build');
});

test('a worktree that was switched to another branch is refused, and nothing moves', async () => {
  repo.git('switch', '-q', '-c', 'elsewhere');
  repo.write('a', 'edited\n');
  const heads = repo.git('for-each-ref');
  await expect(commit()).rejects.toMatchObject({ code: 'ORCH_STORAGE_FAILED' });
  expect(repo.git('for-each-ref')).toBe(heads);
});

test('who commits is asked for before anything begins', async () => {
  await requireIdentity({ root: repo.root, env: repo.env });
  writeFileSync(join(repo.base, 'gitconfig'), '');
  await expect(requireIdentity({ root: repo.root, env: repo.env })).rejects.toMatchObject({
    code: 'ORCH_USAGE',
  });
  const names = { NAME: 'Ada', EMAIL: 'ada@example.invalid' };
  const given = Object.entries(names).flatMap(([key, value]) =>
    ['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_${key}`, value] as const),
  );
  const env = { ...repo.env, ...Object.fromEntries(given) };
  await requireIdentity({ root: repo.root, env });
  repo.write('a', 'edited\n');
  await commitWork({ dir: repo.root, env, branch: 'main', message });
  expect(repo.git('log', '-1', '--format=%cn')).toBe('Ada');
});
