import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { TemporaryRepository, untilSettled } from './testing/temporary-repository.ts';

let repo: TemporaryRepository;

beforeEach(() => {
  repo = new TemporaryRepository();
});

afterEach(async () => {
  await repo.remove();
});

function onDisk(path: string): string {
  return join(repo.root, path);
}

describe('what a digest is', () => {
  test('I3: it is the tree that git would write, with uncommitted and untracked files', async () => {
    repo.write('a', 'a\n');
    repo.write('deep/er/b', 'b\n');
    repo.commit();
    repo.write('a', 'edited\n');
    repo.write('new', 'new\n');
    expect(await repo.worktree().digest()).toBe(repo.independentTree());
  });

  test('there is none outside of git, and one as soon as there is a repository', async () => {
    await repo.remove();
    repo = new TemporaryRepository({ init: null });
    repo.write('a', 'a\n');
    const worktree = repo.worktree();
    expect(await worktree.digest()).toBeNull();
    repo.git('init', '-q');
    expect(await worktree.digest()).toBe(repo.independentTree());
  });

  test('there is none in a bare repository, and none where no git is installed', async () => {
    const bare = join(repo.base, 'bare');
    repo.git('init', '-q', '--bare', bare);
    expect(await repo.worktree({ root: bare }).digest()).toBeNull();
    const env = { ...repo.env, PATH: join(repo.base, 'bin') };
    expect(await repo.worktree({ env }).digest()).toBeNull();
  });

  test('a branch without a commit has one, and so has an empty worktree', async () => {
    const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
    const worktree = repo.worktree();
    expect(await worktree.digest()).toBe(emptyTree);
    repo.write('a', 'a\n');
    expect(await worktree.digest()).toBe(repo.independentTree());
  });

  test('a repository that names its objects by SHA-256 has one too', async () => {
    await repo.remove();
    repo = new TemporaryRepository({ init: ['--object-format=sha256'] });
    repo.write('a', 'a\n');
    const digest = await repo.worktree().digest();
    expect(digest).toHaveLength(64);
    expect(digest).toBe(repo.independentTree());
  });

  test('a root below the top of the worktree counts the whole worktree', async () => {
    repo.write('sub/a', 'a\n');
    const worktree = repo.worktree({ root: onDisk('sub') });
    const before = await worktree.digest();
    repo.write('beside', 'b\n');
    expect(await worktree.digest()).not.toBe(before);
    expect(await worktree.digest()).toBe(repo.independentTree());
  });

  test('a linked worktree has its own', async () => {
    repo.write('a', 'a\n');
    repo.commit();
    const linked = join(repo.base, 'linked');
    repo.git('worktree', 'add', '-q', '--detach', linked);
    const worktree = repo.worktree({ root: linked });
    const before = await worktree.digest();
    repo.write('a', 'edited in the main worktree\n');
    expect(await worktree.digest()).toBe(before);
    writeFileSync(join(linked, 'b'), 'b\n');
    expect(await worktree.digest()).not.toBe(before);
  });
});

describe('what counts', () => {
  test('.runs and out never count, ignored or not; other folders as given', async () => {
    repo.write('a', 'a\n');
    const plain = repo.worktree();
    const other = repo.worktree({ exclude: [onDisk('records')] });
    const before = [await plain.digest(), await other.digest()];
    repo.write('.runs/t/cli/r/manifest.json', '{}');
    repo.write('out/audit.log', '{}');
    expect(await plain.digest()).toBe(before[0]);
    expect(await other.digest()).not.toBe(before[1]);
    repo.write('records/x', 'x');
    expect(await plain.digest()).not.toBe(before[0]);
  });

  test('ignored files do not; a tracked file that a rule matches does', async () => {
    repo.write('.gitignore', '*.log\nbuilt/\n');
    repo.write('built/forced', 'one\n');
    repo.git('add', '-f', 'built/forced');
    repo.commit();
    const worktree = repo.worktree();
    const before = await worktree.digest();
    repo.write('x.log', 'x');
    repo.write('built/y', 'y');
    expect(await worktree.digest()).toBe(before);
    repo.write('built/forced', 'two\n');
    expect(await worktree.digest()).not.toBe(before);
  });

  test('a rule that is edited, added or taken away is seen, also where the rules ignore themselves', async () => {
    repo.write('.gitignore', '.gitignore\nhidden\n');
    repo.write('hidden', 'x\n');
    const worktree = repo.worktree();
    await untilSettled();
    const before = await worktree.digest();
    repo.write('.gitignore', '.gitignore\nHidden\n');
    const shown = await worktree.digest();
    expect(shown).not.toBe(before);
    await untilSettled();
    // From here on nothing but the rule's own file gives a reason to list again.
    expect(await worktree.digest()).toBe(shown);
    writeFileSync(onDisk('.git/info/exclude'), 'hidden\n');
    expect(await worktree.digest()).toBe(before);
  });

  test('a file put into an empty folder, or into one with ignored files only, is seen', async () => {
    repo.write('.gitignore', '*.log\n');
    repo.write('logs/x.log', 'x');
    mkdirSync(onDisk('empty/below/it'), { recursive: true });
    const worktree = repo.worktree();
    await untilSettled();
    const before = await worktree.digest();
    await untilSettled();
    expect(await worktree.digest()).toBe(before);
    repo.write('empty/below/it/a', 'a\n');
    const withOne = await worktree.digest();
    expect(withOne).toBe(repo.independentTree());
    await untilSettled();
    repo.write('logs/b', 'b\n');
    expect(await worktree.digest()).toBe(repo.independentTree());
    expect(new Set([before, withOne, repo.independentTree()]).size).toBe(3);
  });

  test('names that are not UTF-8, and names with quotes and line breaks, count', async () => {
    const odd = Buffer.concat([Buffer.from(onDisk('')), Buffer.from([0x66, 0xff, 0xfe])]);
    writeFileSync(odd, 'odd\n');
    repo.write('a "quoted"\nname\t', 'x\n');
    repo.write('ünïcode/ö', 'x\n');
    const worktree = repo.worktree();
    expect(await worktree.digest()).toBe(repo.independentTree());
    writeFileSync(odd, 'changed\n');
    expect(await worktree.digest()).toBe(repo.independentTree());
  });

  test('a pipe is not waited for, and a large file counts without being kept', async () => {
    execFileSync('mkfifo', [onDisk('pipe')]);
    repo.write('tracked', 'x\n');
    repo.commit();
    rmSync(onDisk('tracked'));
    execFileSync('mkfifo', [onDisk('tracked')]);
    const content = Buffer.alloc(3 * 1024 * 1024, 'line\n');
    repo.write('large', content);
    const worktree = repo.worktree({ maxKeptBytes: 1024 });
    const before = await worktree.digest();
    content[content.length - 2] = 0x58;
    repo.write('large', content);
    const after = await worktree.digest();
    expect(after).not.toBe(before);
    rmSync(onDisk('tracked'));
    expect(after).toBe(repo.independentTree());
  });
});

describe('what cannot hide a change', () => {
  test('I4: an edit of the same size with the old time put back is seen', async () => {
    repo.write('a', 'one\n');
    repo.commit();
    utimesSync(onDisk('a'), 1_000, 1_000);
    const worktree = repo.worktree();
    await untilSettled();
    const before = await worktree.digest();
    repo.write('a', 'two\n');
    utimesSync(onDisk('a'), 1_000, 1_000);
    expect(await worktree.digest()).not.toBe(before);
  });

  test('I4: edits in the same tick of the clock are seen, a hundred in a row', async () => {
    repo.write('a', '000\n');
    const worktree = repo.worktree();
    const digests = new Set([await worktree.digest()]);
    for (let round = 1; round < 100; round += 1) {
      repo.write('a', `${String(round).padStart(3, '0')}\n`);
      digests.add(await worktree.digest());
    }
    expect(digests.size).toBe(100);
  });

  test('I4: a touched file is the same file', async () => {
    repo.write('a', 'a\n');
    const worktree = repo.worktree();
    const before = await worktree.digest();
    utimesSync(onDisk('a'), 1, 1);
    expect(await worktree.digest()).toBe(before);
  });

  test('I3: the index bits assume-unchanged and skip-worktree are not believed', async () => {
    repo.write('a', 'a\n');
    repo.write('b', 'b\n');
    repo.commit();
    repo.git('update-index', '--assume-unchanged', 'a');
    repo.git('update-index', '--skip-worktree', 'b');
    const worktree = repo.worktree();
    const before = await worktree.digest();
    repo.write('a', 'edited\n');
    const edited = await worktree.digest();
    repo.write('b', 'edited\n');
    expect(new Set([before, edited, await worktree.digest()]).size).toBe(3);
  });

  test('I3: core.fileMode, autocrlf and a clean filter change nothing about what is seen', async () => {
    repo.write('.gitattributes', '* text=auto\n*.secret filter=hide\n');
    repo.write('run.sh', 'x\n');
    repo.write('a.secret', 'one\n');
    repo.git('config', 'core.fileMode', 'false');
    repo.git('config', 'core.autocrlf', 'true');
    repo.git('config', 'filter.hide.clean', 'echo always the same');
    const worktree = repo.worktree();
    const digests = [await worktree.digest()];
    repo.write('a.secret', 'two\n');
    digests.push(await worktree.digest());
    repo.write('run.sh', 'x\r\n');
    digests.push(await worktree.digest());
    chmodSync(onDisk('run.sh'), 0o755);
    digests.push(await worktree.digest());
    expect(new Set(digests).size).toBe(4);
  });

  test('I5: what a link points at does not count, also where the link took a folder’s place', async () => {
    repo.write('folder/a', 'a\n');
    symlinkSync('/nowhere', onDisk('link'));
    repo.commit();
    const elsewhere = join(repo.base, 'elsewhere');
    mkdirSync(elsewhere);
    const worktree = repo.worktree();
    const before = await worktree.digest();
    renameSync(onDisk('folder'), join(repo.base, 'moved'));
    symlinkSync(elsewhere, onDisk('folder'));
    writeFileSync(join(elsewhere, 'a'), 'foreign\n');
    const linked = await worktree.digest();
    expect(linked).toBe(repo.independentTree());
    expect(linked).not.toBe(before);
    writeFileSync(join(elsewhere, 'a'), 'foreign and changed\n');
    expect(await worktree.digest()).toBe(linked);
  });

  test('I5: files in a submodule and in a clone that nobody registered count', async () => {
    repo.write('a', 'a\n');
    repo.commit();
    const library = join(repo.base, 'library');
    repo.git('clone', '-q', repo.root, library);
    repo.git('submodule', '--quiet', 'add', library, 'sub');
    repo.git('clone', '-q', library, 'loose');
    mkdirSync(onDisk('unborn'));
    repo.gitIn(onDisk('unborn'), 'init', '-q');
    const worktree = repo.worktree();
    const digests = [await worktree.digest()];
    for (const path of ['sub/a', 'loose/a', 'unborn/a', 'sub/untracked', 'unborn/in/depth']) {
      repo.write(path, 'edited\n');
      digests.push(await worktree.digest());
    }
    expect(new Set(digests).size).toBe(6);
  });

  test('I5: files in the place of a submodule that was never fetched count', async () => {
    repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`);
    mkdirSync(onDisk('sub'));
    const worktree = repo.worktree();
    const before = await worktree.digest();
    repo.write('sub/a', 'a\n');
    expect(await worktree.digest()).not.toBe(before);
  });

  test('I6: a repository that vanishes is an error, not a worktree without git', async () => {
    const outer = repo.base;
    repo.gitIn(outer, 'init', '-q');
    repo.write('a', 'a\n');
    const worktree = repo.worktree();
    await worktree.digest();
    renameSync(onDisk('.git'), onDisk('.gone'));
    await expect(worktree.digest()).rejects.toMatchObject({ code: 'ORCH_STORAGE_FAILED' });
    renameSync(onDisk('.gone'), onDisk('.git'));
    expect(await worktree.digest()).toBe(repo.independentTree());
  });

  test('files that a sparse checkout left out are absent, and count once they are there', async () => {
    repo.write('in/a', 'a\n');
    repo.write('out-of-it/b', 'b\n');
    repo.commit();
    repo.git('sparse-checkout', 'set', 'in');
    expect(existsSync(onDisk('out-of-it/b'))).toBe(false);
    const worktree = repo.worktree();
    const before = await worktree.digest();
    repo.write('out-of-it/b', 'b\n');
    expect(await worktree.digest()).not.toBe(before);
  });
});

describe('what a digest leaves alone', () => {
  test('I1: index, HEAD, refs, stash and objects stay as they are, also under a held index lock', async () => {
    repo.write('a', 'a\n');
    repo.commit();
    repo.write('a', 'stashed\n');
    repo.git('stash', '-q');
    repo.write('a', 'dirty\n');
    repo.write('untracked', 'x\n');
    writeFileSync(onDisk('.git/index.lock'), '');
    const state = () => [
      readFileSync(onDisk('.git/index')).toString('hex'),
      repo.git('for-each-ref'),
      readFileSync(onDisk('.git/HEAD'), 'utf8'),
      repo.git('count-objects', '-v'),
    ];
    const before = state();
    const worktree = repo.worktree();
    expect(await worktree.digest()).toBe(repo.independentTree());
    expect(state()).toEqual(before);
    await worktree.dispose();
    expect(execFileSync('ls', [onDisk('.git/orch')], { encoding: 'utf8' })).toBe('');
  });

  test('I2: no program that the repository names is run', async () => {
    const trap = join(repo.base, 'trap');
    const ran = join(repo.base, 'ran');
    writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${ran}'\ncat\n`);
    chmodSync(trap, 0o755);
    repo.write('.gitattributes', '* filter=trap diff=trap\n');
    repo.write('a', 'a\n');
    for (const [key, value] of [
      ['core.fsmonitor', trap],
      ['core.hooksPath', repo.base],
      ['filter.trap.clean', trap],
      ['filter.trap.process', trap],
      ['diff.trap.command', trap],
      ['diff.trap.textconv', trap],
      ['diff.external', trap],
      ['core.pager', trap],
    ] as const) {
      repo.git('config', key, value);
    }
    const worktree = repo.worktree();
    await worktree.digest();
    repo.write('a', 'b\n');
    await worktree.digest();
    expect(existsSync(ran)).toBe(false);
  });

  test('I2: git variables of the caller point it nowhere else', async () => {
    repo.write('a', 'a\n');
    const env = {
      ...repo.env,
      GIT_DIR: '/nowhere',
      GIT_WORK_TREE: '/nowhere',
      GIT_INDEX_FILE: '/nowhere',
      GIT_OBJECT_DIRECTORY: '/nowhere',
      GIT_TRACE: join(repo.base, 'trace'),
    };
    expect(await repo.worktree({ env }).digest()).toBe(repo.independentTree());
    expect(existsSync(join(repo.base, 'trace'))).toBe(false);
  });

  test('a repository of another user is refused with what to do', async () => {
    repo.pretendOtherOwner();
    await expect(repo.worktree().digest()).rejects.toMatchObject({
      code: 'ORCH_STORAGE_DENIED',
      hint: expect.stringContaining('safe.directory'),
    });
  });
});

describe('what a digest costs', () => {
  test('I4: an unchanged worktree starts no process, an edit none, a new file one', async () => {
    repo.write('a', 'a\n');
    repo.write('b/c', 'c\n');
    repo.commit();
    const calls = repo.recordGitCalls();
    const worktree = repo.worktree();
    await untilSettled();
    await worktree.digest();
    expect(calls()).toHaveLength(1);
    await worktree.digest();
    repo.write('a', 'edited\n');
    await worktree.digest();
    expect(calls()).toHaveLength(1);
    repo.write('b/new', 'new\n');
    await worktree.digest();
    expect(calls()).toHaveLength(2);
  });

  test('calls that come together share one look, each at least as new as the call', async () => {
    repo.write('a', 'a\n');
    repo.commit();
    const calls = repo.recordGitCalls();
    const worktree = repo.worktree();
    const first = worktree.digest();
    repo.write('b', 'b\n');
    const later = await Promise.all([worktree.digest(), worktree.digest(), worktree.digest()]);
    await first;
    expect(new Set(later)).toEqual(new Set([repo.independentTree()]));
    expect(calls().filter((call) => call.includes('ls-files')).length).toBeLessThanOrEqual(2);
  });
});
