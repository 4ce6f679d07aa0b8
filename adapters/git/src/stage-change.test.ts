import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Redactor } from '@orch/core';
import type { GitWorktree } from './git-worktree.ts';
import { run, stage, TemporaryRepository } from './testing/temporary-repository.ts';

let repo: TemporaryRepository;

beforeEach(() => {
  repo = new TemporaryRepository();
});

afterEach(async () => {
  await repo.remove();
});

async function changeOf(worktree: GitWorktree, edit: () => void, attempt = 1) {
  const before = await worktree.digest();
  edit();
  const after = await worktree.digest();
  const change = await worktree.change(run, stage, attempt, before, after);
  if (change === null) throw new Error('There is a repository, so there is a change.');
  return change;
}

function patch(name = '3-build.patch'): string {
  return readFileSync(join(repo.runFolder, 'diffs', name), 'utf8');
}

/** Replaces a word, also where line breaks stand between its letters. */
function redactorOf(secret: RegExp): Redactor {
  const replace = (value: string): { text: string; count: number } => {
    let count = 0;
    const text = value.replaceAll(secret, () => {
      count += 1;
      return '[redacted:test]';
    });
    return { text, count };
  };
  return {
    rulesVersion: 'test',
    text: (value) => replace(value).text,
    stream: () => {
      let held = '';
      const stream = { count: 0, push, end };
      function push(chunk: Uint8Array): Uint8Array {
        held += Buffer.from(chunk).toString('latin1');
        return new Uint8Array(0);
      }
      function end(): Uint8Array {
        const { text, count } = replace(held);
        stream.count = count;
        return Buffer.from(text, 'latin1');
      }
      return stream;
    },
  };
}

describe('what is told of a change', () => {
  test('every file with its lines, bytes, rename and kind', async () => {
    repo.write('edited', 'one\ntwo\nthree\n');
    repo.write('moved', 'a\nb\nc\nd\ne\nf\ng\nh\n');
    repo.write('gone', 'x\n');
    repo.write('mode', 'm\n');
    repo.commit();
    const change = await changeOf(repo.worktree(), () => {
      repo.write('edited', 'one\n2\nthree\nfour\n');
      mkdirSync(join(repo.root, 'to'));
      renameSync(join(repo.root, 'moved'), join(repo.root, 'to/here'));
      rmSync(join(repo.root, 'gone'));
      chmodSync(join(repo.root, 'mode'), 0o755);
      symlinkSync('edited', join(repo.root, 'link'));
      repo.write('binary', Buffer.from([0, 1, 2]));
      repo.write('empty', '');
    });
    const base = { oldPath: null, added: 0, deleted: 0, bytes: 0, symlink: false };
    const byPath = [...change.files].sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(byPath).toEqual([
      { ...base, path: 'binary', bytes: 3 },
      { ...base, path: 'edited', added: 2, deleted: 1, bytes: 17 },
      { ...base, path: 'empty' },
      { ...base, path: 'gone', deleted: 1 },
      { ...base, path: 'link', added: 1, bytes: 6, symlink: true },
      { ...base, path: 'mode', bytes: 2 },
      { ...base, path: 'to/here', oldPath: 'moved', bytes: 16 },
    ]);
    const patch = readFileSync(join(repo.runFolder, 'diffs/3-build.patch'));
    expect(change.diff).toEqual({
      path: 'diffs/3-build.patch',
      sha256: hash('sha256', patch),
      files: 7,
      added: 3,
      deleted: 2,
    });
  });

  test('odd names come out as they are', async () => {
    const names = [
      'a\tb',
      'quote"d',
      'back\\slash',
      'line\nbreak',
      ' space ',
      'ünï',
      '-dash',
      ':colon',
    ];
    const change = await changeOf(repo.worktree(), () => {
      for (const name of names) repo.write(name, 'x\n');
    });
    expect(change.files.map(({ path }) => path).sort()).toEqual([...names].sort());
  });

  test('a file that became a folder, and a folder that became a file', async () => {
    repo.write('file', 'x\n');
    repo.write('folder/in', 'y\n');
    const change = await changeOf(repo.worktree(), () => {
      rmSync(join(repo.root, 'file'));
      rmSync(join(repo.root, 'folder'), { recursive: true });
      repo.write('file/in', 'z1\n');
      repo.write('folder', 'z2\n');
    });
    expect(change.files.map(({ path }) => path).sort()).toEqual([
      'file',
      'file/in',
      'folder',
      'folder/in',
    ]);
  });

  test('a file in a submodule is told like any other', async () => {
    repo.write('a', 'a\n');
    repo.commit();
    const library = join(repo.base, 'library');
    repo.git('clone', '-q', repo.root, library);
    repo.git('submodule', '--quiet', 'add', library, 'sub');
    const change = await changeOf(repo.worktree(), () => repo.write('sub/a', 'b\n'));
    expect(change.files).toEqual([
      { path: 'sub/a', oldPath: null, added: 1, deleted: 1, bytes: 2, symlink: false },
    ]);
    expect(patch()).toContain('-a\n+b\n');
  });

  test('nothing where nothing changed, without a process or a patch', async () => {
    repo.write('a', 'a\n');
    const worktree = repo.worktree();
    const digest = await worktree.digest();
    const calls = repo.recordGitCalls();
    const none = { path: null, files: 0, added: 0, deleted: 0 };
    expect(await worktree.change(run, stage, 1, digest, digest)).toEqual({
      before: digest,
      after: digest,
      diff: none,
      files: [],
    });
    expect(await worktree.change(run, stage, 1, null, null)).toBeNull();
    expect(calls()).toEqual([]);
    expect(existsSync(repo.runFolder)).toBe(false);
  });

  test('a digest that this process did not take is an error, never an empty change', async () => {
    const worktree = repo.worktree();
    const digest = await worktree.digest();
    await expect(worktree.change(run, stage, 1, 'f'.repeat(40), digest)).rejects.toThrow(
      'are not known',
    );
  });

  test('the content from before counts where it was never committed', async () => {
    repo.write('untracked', 'before\n');
    await changeOf(repo.worktree(), () => repo.write('untracked', 'after\n'));
    expect(patch()).toContain('-before\n+after\n');
  });
});

describe('the patch', () => {
  test('I7: git applies it', async () => {
    repo.write('edited', 'one\ntwo\nthree\n');
    repo.write('moved', 'a\nb\nc\nd\ne\nf\ng\nh\n');
    repo.write('no newline', 'x');
    repo.write('crlf', 'a\r\nb\r\n');
    repo.write('latin1', Buffer.from([0x66, 0xfc, 0x72, 0x0a]));
    repo.write('tool', 'x\n');
    repo.commit();
    const copy = join(repo.base, 'copy');
    repo.git('clone', '-q', repo.root, copy);
    const change = await changeOf(repo.worktree(), () => {
      repo.write('edited', 'one\n2\nthree\n');
      renameSync(join(repo.root, 'moved'), join(repo.root, 'new "place"'));
      repo.write('no newline', 'y');
      repo.write('crlf', 'a\r\nB\r\n');
      repo.write('latin1', Buffer.from([0x66, 0xf6, 0x72, 0x0a]));
      chmodSync(join(repo.root, 'tool'), 0o755);
      symlinkSync('edited', join(repo.root, 'link'));
      repo.write('empty', '');
    });
    repo.gitIn(copy, 'apply', join(repo.runFolder, 'diffs/3-build.patch'));
    const { worktree } = { worktree: repo.worktree({ root: copy }) };
    expect(await worktree.digest()).toBe(change.after);
  });

  test('I7: binary files are named and left out, and the rest applies', async () => {
    repo.write('a', 'a\n');
    repo.commit();
    const copy = join(repo.base, 'copy');
    repo.git('clone', '-q', repo.root, copy);
    await changeOf(repo.worktree(), () => {
      repo.write('a', 'b\n');
      repo.write('image', Buffer.from([0, 1, 2, 3]));
    });
    expect(patch()).toMatch(/^# binary: a\/image b\/image$/m);
    expect(patch()).not.toContain('Binary files');
    repo.gitIn(copy, 'apply', join(repo.runFolder, 'diffs/3-build.patch'));
    expect(readFileSync(join(copy, 'a'), 'utf8')).toBe('b\n');
  });

  test('a later attempt has a patch of its own', async () => {
    const worktree = repo.worktree();
    await changeOf(worktree, () => repo.write('a', 'a\n'));
    await changeOf(worktree, () => repo.write('b', 'b\n'), 2);
    expect(readdirSync(join(repo.runFolder, 'diffs')).sort()).toEqual([
      '3-build-2.patch',
      '3-build.patch',
    ]);
  });

  test('large files are told by size, digest and lines; other files keep their patch', async () => {
    repo.write('large', 'x\n'.repeat(1000));
    const worktree = repo.worktree({ maxKeptBytes: 1000 });
    const change = await changeOf(worktree, () => {
      repo.write('large', 'y\n'.repeat(1500));
      repo.write('small', 'z\n');
    });
    expect(change.files.find(({ path }) => path === 'large')).toEqual({
      path: 'large',
      oldPath: null,
      added: 1500,
      deleted: 1000,
      bytes: 3000,
      symlink: false,
    });
    expect(patch()).toMatch(
      /^# not shown \(large\): large: 2000 bytes \w{40} -> 3000 bytes \w{40}$/m,
    );
    expect(patch()).toContain('+z\n');
  });

  test('a file that was large, and one that became large, are told in the same way', async () => {
    repo.write('shrinks', 'x\n'.repeat(1000));
    repo.write('grows', 'x\n');
    const worktree = repo.worktree({ maxKeptBytes: 1000 });
    const change = await changeOf(worktree, () => {
      repo.write('shrinks', 'x\n');
      repo.write('grows', 'x\n'.repeat(1000));
    });
    const told = { oldPath: null, symlink: false };
    expect(change.files).toEqual([
      { ...told, path: 'grows', added: 1000, deleted: 1, bytes: 2000 },
      { ...told, path: 'shrinks', added: 1, deleted: 1000, bytes: 2 },
    ]);
    expect(patch()).not.toContain('diff --git');
  });

  test('it ends at a whole file where it would grow too large, and every file is told all the same', async () => {
    const worktree = repo.worktree({ maxPatchBytes: 2000 });
    const change = await changeOf(worktree, () => {
      for (let n = 0; n < 50; n += 1) repo.write(`f${n}`, `line of ${n}\n`.repeat(20));
    });
    expect(change.files).toHaveLength(50);
    expect(change.diff?.added).toBe(1000);
    expect(patch().length).toBeLessThan(2200);
    expect(patch()).toMatch(/^# cut: /m);
    const copy = join(repo.base, 'copy');
    mkdirSync(copy);
    repo.gitIn(copy, 'init', '-q');
    repo.gitIn(copy, 'apply', join(repo.runFolder, 'diffs/3-build.patch'));
    expect(readdirSync(copy).length).toBeGreaterThan(2);
  });

  test('a secret is replaced before it reaches the disk, in content and in names', async () => {
    const redactor = redactorOf(/hunter2/g);
    await changeOf(repo.worktree({ redactor }), () => {
      repo.write('config', 'password = hunter2\n');
      repo.write('hunter2.bin', Buffer.from([0]));
    });
    expect(patch()).not.toContain('hunter2');
    expect(patch()).toContain('+password = [redacted:test]\n');
    expect(patch()).toMatch(/^# redacted: 1;/m);
  });

  test('a secret over several lines does not hide behind the plus signs: its file is withheld', async () => {
    const redactor = redactorOf(/BEGIN\nkey\nEND/g);
    await changeOf(repo.worktree({ redactor }), () => {
      repo.write('key', 'BEGIN\nkey\nEND\n');
      repo.write('other', 'fine\n');
    });
    expect(patch()).toMatch(/^# withheld: a\/key b\/key holds a secret/m);
    expect(patch()).not.toContain('END');
    expect(patch()).toContain('+fine\n');
  });

  test('a link in the place of the patch is replaced, not followed', async () => {
    const victim = join(repo.base, 'victim');
    writeFileSync(victim, 'mine');
    mkdirSync(join(repo.runFolder, 'diffs'), { recursive: true });
    symlinkSync(victim, join(repo.runFolder, 'diffs/3-build.patch'));
    await changeOf(repo.worktree(), () => repo.write('a', 'a\n'));
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(patch()).toContain('+a\n');
  });

  test('I2: the person’s diff settings and the repository’s attributes have no part in it', async () => {
    repo.git('config', '--global', 'diff.noprefix', 'true');
    repo.git('config', '--global', 'color.ui', 'always');
    repo.git('config', '--global', 'diff.external', 'false');
    repo.write('.gitattributes', '* -diff\n');
    await changeOf(repo.worktree(), () => repo.write('a', 'a\n'));
    expect(patch()).toContain('+++ b/a\n@@ -0,0 +1 @@\n+a\n');
  });

  test('I2: replace refs of the repository forge no content', async () => {
    repo.write('a', 'true\n');
    repo.commit();
    const real = repo.git('rev-parse', 'HEAD:a');
    writeFileSync(join(repo.base, 'forged'), 'forged\n');
    repo.git('replace', real, repo.git('hash-object', '-w', join(repo.base, 'forged')));
    await changeOf(repo.worktree(), () => repo.write('a', 'changed\n'));
    expect(patch()).toContain('-true\n+changed\n');
  });
});

describe('what is kept for diffs', () => {
  test('I1: it is readable by its owner alone and goes with dispose', async () => {
    repo.write('untracked', 'x\n');
    const worktree = repo.worktree();
    await worktree.digest();
    const folder = join(repo.root, '.git/orch');
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(new RegExp(`-${process.pid}-`));
    await worktree.dispose();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what a dead process left is removed, what a living one or another machine has is not', async () => {
    const folder = join(repo.root, '.git/orch');
    const host = encodeURIComponent(hostname());
    const dead = `trees-${host}-4194399-aa`;
    const living = `trees-${host}-${process.ppid}-bb`;
    const foreign = 'trees-elsewhere-4194399-cc';
    for (const name of [dead, living, foreign, 'unrelated']) {
      mkdirSync(join(folder, name), { recursive: true });
    }
    await repo.worktree().digest();
    expect(readdirSync(folder).sort()).toEqual([foreign, living, 'unrelated'].sort());
  });
});
