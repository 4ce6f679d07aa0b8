import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { PlannedStage } from '@orch/core';
import { createWorktree, type GitWorktree, type WorktreeOptions } from '../git-worktree.ts';
import { patchName } from '../patch-file.ts';

/** Nobody's configuration but this: who commits, and files of any protocol for submodules. */
const globalConfig = `[user]
  name = Test
  email = test@example.invalid
[protocol "file"]
  allow = always
[init]
  defaultBranch = main
`;

/** A folder with real git in it, and everything that a test makes beside it. */
export class TemporaryRepository {
  readonly base: string;
  readonly root: string;
  readonly runFolder: string;
  readonly env: Record<string, string>;
  readonly #worktrees: GitWorktree[] = [];

  constructor(options: { readonly init?: readonly string[] | null } = {}) {
    this.base = mkdtempSync(join(realpathSync(tmpdir()), 'orch-git-'));
    this.root = join(this.base, 'work');
    this.runFolder = join(this.base, 'run');
    mkdirSync(this.root);
    mkdirSync(join(this.base, 'bin'));
    writeFileSync(join(this.base, 'gitconfig'), globalConfig);
    this.env = {
      PATH: process.env['PATH'] ?? '',
      HOME: this.base,
      GIT_CONFIG_GLOBAL: join(this.base, 'gitconfig'),
      GIT_CONFIG_NOSYSTEM: '1',
    };
    const { init = [] } = options;
    if (init !== null) this.git('init', '-q', ...init);
  }

  git(...args: readonly string[]): string {
    return this.gitIn(this.root, ...args);
  }

  gitIn(cwd: string, ...args: readonly string[]): string {
    return execFileSync('git', args, {
      cwd,
      env: this.env,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Commits everything. */
  commit(): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'a commit');
  }

  worktree(options: Partial<WorktreeOptions> = {}): GitWorktree {
    const worktree = createWorktree({
      root: this.root,
      env: this.env,
      redactor: null,
      treeFile: (_run, digest) => join(this.runFolder, 'trees', digest),
      patchFile: (_run, stage, attempt, turn) => {
        const ref = patchName(stage, attempt, turn);
        return { ref, file: join(this.runFolder, ref) };
      },
      ...options,
    });
    this.#worktrees.push(worktree);
    return worktree;
  }

  /** The tree that git itself makes of the worktree, with an index and an object store apart. */
  independentTree(): string {
    const apart = mkdtempSync(join(this.base, 'apart-'));
    const env = {
      ...this.env,
      GIT_INDEX_FILE: join(apart, 'index'),
      GIT_OBJECT_DIRECTORY: join(apart, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(this.root, '.git', 'objects'),
    };
    mkdirSync(join(apart, 'objects'));
    const run = (...args: readonly string[]) =>
      execFileSync('git', args, { cwd: this.root, env, encoding: 'utf8', stdio: 'pipe' }).trim();
    run('add', '-A', '--', '.', ':(exclude).runs', ':(exclude)out');
    const tree = run('write-tree');
    rmSync(apart, { recursive: true });
    return tree;
  }

  /** A git on the path that writes down every call; gives the calls so far. */
  recordGitCalls(): () => readonly string[] {
    const log = join(this.base, 'calls');
    writeFileSync(log, '');
    this.#wrapGit(`echo "$*" >> '${log}'`);
    return () => readFileSync(log, 'utf8').split('\n').slice(0, -1);
  }

  /** A git on the path that takes every repository for another user's. */
  pretendOtherOwner(): void {
    this.#wrapGit('export GIT_TEST_ASSUME_DIFFERENT_OWNER=1');
  }

  #wrapGit(first: string): void {
    const real = execFileSync('sh', ['-c', 'command -v git'], { env: this.env, encoding: 'utf8' });
    const bin = join(this.base, 'bin');
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n${first}\nexec ${real.trim()} "$@"\n`);
    chmodSync(join(bin, 'git'), 0o755);
    this.env['PATH'] = `${bin}${delimiter}${this.env['PATH'] ?? ''}`;
  }

  async remove(): Promise<void> {
    for (const worktree of this.#worktrees) await worktree.dispose();
    rmSync(this.base, { recursive: true, force: true });
  }
}

export const run = { taskId: 'task', runId: 'run' };

export const stage: PlannedStage = {
  index: 3,
  id: 'build',
  title: 'Build',
  slug: 'build',
  needs: [],
  definition: { kind: 'command', id: 'build', command: 'true' },
};

/**
 * Waits until files that were written before the call count as settled: no event says so, only the
 * clock that they are compared with.
 */
export async function untilSettled(): Promise<void> {
  const fromMs = Date.now();
  const settledAfterMs = 30;
  while (Date.now() - fromMs < settledAfterMs) await new Promise(setImmediate);
}
