import { OrchError } from '@orch/core';
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';

/** A manager of hooks that has its own list of what to run. */
export type HookManager = 'husky' | 'lefthook' | 'pre-commit' | 'simple-git-hooks' | 'overcommit';

/** The hook file as it is. */
export type HookFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'script'; readonly text: string; readonly isExecutable: boolean }
  /** What cannot be edited as text: a link, a folder, a program. */
  | { readonly kind: 'other'; readonly what: string };

/** How hooks stand in a repository. Plain data. */
export interface HookFacts {
  /** Top of the worktree. */
  readonly top: string;
  /** The root of orch as seen from the top; empty where they are the same. */
  readonly prefix: string;
  readonly manager: HookManager | null;
  /** Absolute path of the file that runs before a commit. */
  readonly path: string;
  /** Whether that file belongs to this repository, and not to all of this user. */
  readonly isOwn: boolean;
  /** Whether git gets to that file at all: one of husky is run by a file that husky sets up. */
  readonly isReached: boolean;
  readonly file: HookFile;
}

/** @throws OrchError `ORCH_USAGE` outside of a git repository */
export function readHookFacts(root: string, env: NodeJS.ProcessEnv): HookFacts {
  const git = (...args: string[]): string | null => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, env, encoding: 'utf8' });
    return status === 0 ? stdout.replace(/\n$/, '') : null;
  };
  const top = git('rev-parse', '--show-toplevel');
  const common = git('rev-parse', '--git-common-dir');
  const hooks = git('rev-parse', '--git-path', 'hooks');
  if (top === null || common === null || hooks === null) {
    throw new OrchError('ORCH_USAGE', `${root} is in no git worktree.`, {
      hint: 'Hooks are git’s: run it in a repository.',
    });
  }
  const manager = managerOf(top);
  const folder = resolve(root, hooks);
  // Husky keeps what people write beside the folder that git is told of.
  const path = manager === 'husky' ? join(top, '.husky', 'pre-commit') : join(folder, 'pre-commit');
  return {
    top,
    prefix: git('rev-parse', '--show-prefix')?.replace(/\/$/, '') ?? '',
    manager,
    path,
    isReached: manager !== 'husky' || isBelow(folder, top, '.husky'),
    isOwn: isBelow(path, top) || isBelow(path, resolve(root, common)),
    file: readHook(path),
  };
}

function managerOf(top: string): HookManager | null {
  const has = (...names: string[]): boolean => names.some((name) => existsSync(join(top, name)));
  const yaml = (name: string): string[] => [`${name}.yml`, `${name}.yaml`];
  if (has(...yaml('lefthook'), ...yaml('.lefthook'))) return 'lefthook';
  if (has(...yaml('.pre-commit-config'))) return 'pre-commit';
  if (has(...yaml('.overcommit'))) return 'overcommit';
  if (has('.simple-git-hooks.json', '.simple-git-hooks.cjs', '.simple-git-hooks.js')) {
    return 'simple-git-hooks';
  }
  if (has('.husky')) return 'husky';
  return has('package.json') && /"simple-git-hooks"\s*:\s*\{/.test(read(join(top, 'package.json')))
    ? 'simple-git-hooks'
    : null;
}

function readHook(path: string): HookFile {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: 'none' };
  if (stats.isSymbolicLink()) return { kind: 'other', what: 'a link' };
  if (!stats.isFile()) return { kind: 'other', what: 'no plain file' };
  const text = read(path);
  const shebang = /^#!.*/.exec(text)?.[0] ?? '#!/bin/sh';
  if (text.includes('\0') || !/\b(?:sh|bash|dash|zsh|ksh)\b/.test(shebang)) {
    return { kind: 'other', what: `no shell script (${shebang.slice(0, 60)})` };
  }
  return { kind: 'script', text, isExecutable: (stats.mode & 0o100) !== 0 };
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function isBelow(path: string, ...folder: readonly string[]): boolean {
  const way = relative(join(...folder), path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
