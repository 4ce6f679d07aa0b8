import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { makeRepository, type Repository } from '../../test-support/repository.ts';
import { gitUser, userIn } from './git-user.ts';

let repository: Repository;
beforeEach(() => {
  repository = makeRepository();
});
afterEach(() => repository.remove());

describe("git's user, read without git", () => {
  test.each<[string, string, ReturnType<typeof userIn>]>([
    ['plain lines', '[user]\n\tname = Ada\n\temail = a@b\n', { name: 'Ada', email: 'a@b' }],
    ['case and spaces', '  [USER]\nName=Ada L  \n', { name: 'Ada L' }],
    ['another section after it', '[user]\nname = A\n[core]\nname = B\n', { name: 'A' }],
    ['a section of a section', '[user "x"]\nname = A\n', {}],
    ['nothing', '', {}],
  ])('%s', (_name, text, user) => {
    expect(userIn(text)).toEqual(user);
  });

  test.each([
    ['an include', '[include]\n\tpath = x\n'],
    ['a conditional include', '[includeIf "gitdir:~/w/"]\n\tpath = x\n'],
    ['quotes', '[user]\n\tname = "Ada"\n'],
    ['a comment behind the value', '[user]\n\tname = Ada ; me\n'],
    ['a value on the line of its section', '[user] name = Ada\n'],
  ])('%s is left to git', (_name, text) => {
    expect(userIn(text)).toBeNull();
  });

  test('what it says is what git says, however the name is given', async () => {
    const home = join(repository.root, 'home');
    repository.write('home/.gitconfig', '[user]\n\tname = Global\n\temail = g@x\n');
    repository.write('home/more', '[user]\n\tname = "Quoted # name"\n');
    const env = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
    const byGit = (key: string): string =>
      execFileSync('git', ['config', '--get', key], {
        cwd: repository.root,
        env,
        encoding: 'utf8',
      }).trim();
    const set = (...args: string[]): void =>
      void execFileSync('git', ['config', ...args], { cwd: repository.root, env });
    const steps = [
      () => undefined,
      () => set('--unset', 'user.email'),
      () => set('include.path', join(home, 'more')),
      () => set('user.name', 'Tab\tand "quote"'),
    ];
    for (const step of steps) {
      step();
      const { name, email } = await gitUser(repository.root, env);
      expect([name, email]).toEqual([byGit('user.name'), byGit('user.email')]);
    }
  });

  test('in a linked worktree as well', async () => {
    const git = (...args: string[]): void =>
      void execFileSync('git', args, { cwd: repository.root, stdio: 'ignore' });
    git('commit', '--allow-empty', '-m', 'one');
    git('worktree', 'add', 'linked');
    expect(await gitUser(join(repository.root, 'linked'), process.env)).toEqual({
      name: 'Ada Lovelace',
      email: 'ada@example.org',
    });
  });
});
