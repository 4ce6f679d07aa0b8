import { lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { OrchError } from '@orch/core';
import { git, gitFailure, type GitRequest } from './git-command.ts';
import { gitEnvironment, type Environment } from './git-environment.ts';
import { findRepository, repositoryAt } from './repository.ts';

/** A worktree for trying things out. */
export interface ScratchWorktree {
  /** Absolute path of its top. */
  readonly dir: string;
  /** Removes it with all that is in it. Safe to call twice. */
  dispose(): Promise<void>;
}

export interface ScratchWorktreeOptions {
  /** A folder in the repository, absolute. */
  readonly root: string;
  readonly env: Environment;
  /** The folder that it is made in, absolute; the system's for temporary files unless given. */
  readonly parent?: string;
  /** What it holds; `HEAD` unless given. */
  readonly commit?: string;
}

/**
 * Adds a detached worktree of a commit. No hook and no filter of the repository runs; uncommitted
 * changes are not in it.
 * @throws OrchError `ORCH_USAGE` where there is no repository or no such commit; `ORCH_STORAGE_*`
 */
export async function addScratchWorktree(
  options: ScratchWorktreeOptions,
): Promise<ScratchWorktree> {
  const { root, commit = 'HEAD' } = options;
  const env = gitEnvironment(options.env);
  const repository = findRepository(realpathSync(root));
  if (repository === null) throw new OrchError('ORCH_USAGE', `${root} is in no git worktree.`);
  const oid = await commitId(root, commit, env);
  const made = mkdtempSync(join(realpathSync(options.parent ?? tmpdir()), 'orch-scratch-'));
  // Git names its record after the folder, and the record of each worktree is its own.
  const dir = join(made, basename(made));
  const identity = lstatSync(made);
  try {
    const bare = await withoutFilters(root, env);
    await addWorktree({ cwd: root, args: [...addArgs, dir, oid], env: bare });
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
  const adminDir = repositoryAt(dir)?.gitDir;
  if (adminDir === undefined)
    throw new OrchError('ORCH_INTERNAL', `git made no worktree in ${dir}.`);
  let disposed = false;
  return {
    dir,
    dispose: () => {
      if (disposed) return Promise.resolve();
      disposed = true;
      // I9: only the folder that was made here, known by its inode, and git's record of it.
      const now = lstatSync(made, { throwIfNoEntry: false });
      if (now?.ino === identity.ino && now.dev === identity.dev) {
        rmSync(made, { recursive: true, force: true });
      }
      if (isRecordOf(adminDir, dir, repository.commonDir)) {
        rmSync(adminDir, { recursive: true, force: true });
      }
      return Promise.resolve();
    },
  };
}

const addArgs = ['worktree', 'add', '--detach', '--quiet', '--no-guess-remote'];
const maxAttempts = 6;
const firstWaitMs = 20;

/**
 * Git looks at the records of all worktrees while it adds one, and gives up at one that another git
 * is just writing. So what fails over a record is tried again, for 0.6 s in all.
 */
async function addWorktree(request: GitRequest): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await git(request);
    if (result.exitCode === 0) return;
    if (attempt === maxAttempts || !result.stderr.includes('worktrees/')) {
      throw gitFailure(request, result);
    }
    await setTimeout(firstWaitMs * 2 ** (attempt - 1));
  }
}

async function commitId(root: string, commit: string, env: Environment): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`];
  const result = await git({ cwd: root, args, env });
  if (result.exitCode === 0) return result.stdout.toString('latin1').trim();
  const message = `${commit} is no commit of the repository at ${root}. ${result.stderr}`.trim();
  throw new OrchError('ORCH_USAGE', message, { hint: 'A scratch worktree needs a first commit.' });
}

/**
 * An environment in which every configured filter is without a program. Variables, since a name with
 * `=` in it would slip through `-c`.
 */
async function withoutFilters(root: string, env: Environment): Promise<Environment> {
  const args = ['config', '--null', '--name-only', '--get-regexp', String.raw`^filter\..*\.`];
  const { stdout } = await git({ cwd: root, args, env });
  const settings = new Map<string, string>();
  for (const key of stdout.toString('utf8').split('\0')) {
    const name = /^filter\.(.+)\.[^.]+$/s.exec(key)?.[1];
    if (name === undefined) continue;
    for (const program of ['clean', 'smudge', 'process']) {
      settings.set(`filter.${name}.${program}`, '');
    }
    settings.set(`filter.${name}.required`, 'false');
  }
  const variables: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.size) };
  for (const [position, [key, value]] of [...settings].entries()) {
    variables[`GIT_CONFIG_KEY_${position}`] = key;
    variables[`GIT_CONFIG_VALUE_${position}`] = value;
  }
  return { ...env, ...variables };
}

/** Whether git's record of a worktree is that of the folder. */
function isRecordOf(adminDir: string, dir: string, commonDir: string): boolean {
  if (dirname(adminDir) !== join(commonDir, 'worktrees')) return false;
  try {
    return readFileSync(join(adminDir, 'gitdir'), 'utf8').trim() === join(dir, '.git');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
