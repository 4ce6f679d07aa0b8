import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { GitRepository } from '../../test-support/git-repository.ts';
import { specText, summary } from '../../test-support/world.ts';
import { readCoveredCode } from './read-repository.ts';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-20T12:00:00Z');
const agoMs = (days: number): number => nowMs - days * dayMs;

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.write('tasks/prd.md', '# PRD\n');
  repository.write('src/main.ts', 'x\n');
  repository.write('src/auth/login.ts', 'one\ntwo\nthree\n');
});
afterEach(() => repository.remove());

const staged = async (): Promise<string> =>
  summary(await repository.guard({ kind: 'staged' }, nowMs));
const all = async (): Promise<string> => summary(await repository.guard({ kind: 'all' }, nowMs));
const at = (path: string): string => join(repository.root, path);
const reviewed = (days: number): string =>
  specText('a', {
    covers: '[src/auth/**]',
    last_review: new Date(agoMs(days)).toISOString().slice(0, 10),
  });
/** Stages everything as it stands in the worktree. */
const stage = (): void => void repository.git('add', '--all');

describe('ways around a needed spec, in a real repository', () => {
  beforeEach(() => repository.commit(agoMs(20)));

  test.each<[string, () => void, string]>([
    [
      'moved away and changed beyond recognition',
      () => {
        repository.git('rm', '--quiet', 'src/auth/login.ts');
        repository.write('src/plain.ts', 'all of it is new\n'.repeat(9));
      },
      'blocked: missing src/auth/login.ts',
    ],
    [
      'moved into another case',
      () => repository.git('mv', 'src/auth', 'src/AUTH'),
      'blocked: missing src/AUTH/login.ts, missing src/auth/login.ts',
    ],
    [
      'a folder that becomes a link to its copy',
      () => {
        renameSync(at('src/auth'), at('src/plain'));
        symlinkSync('plain', at('src/auth'));
      },
      'blocked: missing src/auth, missing src/auth/login.ts, missing src/plain/login.ts',
    ],
    [
      'a link to it with dots on the way',
      () => symlinkSync('./../src/./auth/login.ts', at('src/link.ts')),
      'blocked: missing src/auth/login.ts',
    ],
    [
      'code in a submodule',
      () => {
        const oid = '1'.repeat(40);
        repository.git('update-index', '--add', '--cacheinfo', `160000,${oid},vendor/lib`);
      },
      'blocked: missing vendor/lib',
    ],
    [
      'a name with a line break and quotes in it',
      () => repository.write('src/auth/"a\nb".ts', 'x\n'),
      'blocked: missing src/auth/"a\nb".ts',
    ],
    [
      'named like a generated file',
      () => repository.write('src/auth/x.generated.ts', 'x\n'),
      'blocked: missing src/auth/x.generated.ts',
    ],
  ])('%s', async (_name, change, expected) => {
    change();
    if (!repository.git('diff', '--cached', '--raw').includes('160000')) stage();
    expect(await staged()).toBe(expected);
  });

  test('a submodule that asks to be ignored is seen', async () => {
    const point = (digit: string): void =>
      void repository.git(
        'update-index',
        '--add',
        '--cacheinfo',
        `160000,${digit.repeat(40)},vendor/lib`,
      );
    repository.write(
      '.gitmodules',
      '[submodule "lib"]\n\tpath = vendor/lib\n\turl = x\n\tignore = all\n',
    );
    point('1');
    repository.git('add', '.gitmodules');
    repository.git('commit', '--quiet', '--message', 'Module');
    repository.git('config', 'diff.ignoreSubmodules', 'all');
    repository.git('config', 'submodule.lib.ignore', 'all');
    point('2');
    expect(await staged()).toBe('blocked: missing vendor/lib');
  });

  test('what is hidden from status is seen in the index', async () => {
    repository.write('src/auth/login.ts', 'changed\n');
    stage();
    repository.git('update-index', '--assume-unchanged', 'src/auth/login.ts');
    repository.git('config', 'status.showUntrackedFiles', 'no');
    repository.git('config', 'diff.renames', 'copies');
    repository.git('config', 'diff.external', 'true');
    expect(await staged()).toBe('blocked: missing src/auth/login.ts');
  });
});

describe('ways around a stale spec, in a real repository', () => {
  const edit = (): void => repository.write('src/auth/login.ts', 'changed\n'.repeat(150));

  beforeEach(() => {
    repository.write('tasks/specs/a.md', reviewed(10));
    repository.commit(agoMs(20));
  });

  test('attributes that hide a diff hide no lines', async () => {
    repository.write('.gitattributes', '*.ts -diff linguist-generated\n*.ts binary\n');
    edit();
    repository.commit(agoMs(5));
    expect(await all()).toBe('blocked: stale_by_code a');
  });

  test('a picture counts as one line', async () => {
    repository.write('src/auth/logo.png', '\n'.repeat(500));
    repository.commit(agoMs(5));
    expect(await all()).toBe('passed ~ drift a');
  });

  test('code that was moved out and changed counts for where it was', async () => {
    repository.git('mv', 'src/auth/login.ts', 'src/plain.ts');
    repository.write('src/auth/other.ts', 'x\n');
    repository.commit(agoMs(5));
    expect(await all()).toBe('passed ~ drift a');
  });

  test('replaced and grafted history is not taken for the real one', async () => {
    edit();
    repository.commit(agoMs(5));
    repository.git('replace', '--graft', 'HEAD');
    const [first = ''] = repository.git('--no-replace-objects', 'log', '--format=%H').split('\n');
    repository.write('.git/info/grafts', `${first}\n`);
    expect(await all()).toBe('blocked: stale_by_code a');
  });

  test('changes that came by a merge count', async () => {
    repository.git('checkout', '--quiet', '-b', 'topic');
    edit();
    repository.commit(agoMs(6));
    repository.git('checkout', '--quiet', 'main');
    repository.write('src/main.ts', 'y\n');
    repository.commit(agoMs(5));
    repository.git('merge', '--quiet', '--no-ff', '--message=merge', 'topic');
    expect(await all()).toBe('blocked: stale_by_code a');
  });

  test('a shallow clone, where changes may be missing, is no pass', async () => {
    edit();
    repository.commit(agoMs(5));
    repository.write('.git/shallow', repository.git('rev-parse', 'HEAD'));
    await expect(all()).rejects.toMatchObject({ code: 'ORCH_GUARD_FAILED' });
    // Where the review recorded this very code, no history is needed.
    const { root, env } = repository;
    const sha256 = await readCoveredCode(['src/auth/**'], { root, env });
    const text = repository.git('show', 'HEAD:tasks/specs/a.md');
    const seen = text.replace(/^last_review: (.*)$/m, `$&\nreviewed_code: $1 sha256:${sha256}`);
    repository.write('tasks/specs/a.md', seen);
    expect(await all()).toBe('passed');
  });
});
