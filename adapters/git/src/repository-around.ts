import { realpathSync } from 'node:fs';
import { OrchError } from '@orch/core';
import { git, gitOrThrow } from './git-command.ts';
import { gitEnvironment, type Environment } from './git-environment.ts';
import { findRepository } from './repository.ts';

/** Which repository is looked at. */
export interface RepositoryOptions {
  /** A folder in the repository, absolute. */
  readonly root: string;
  readonly env: Environment;
}

/**
 * Where the repository that a folder is in has its parts: the top of the worktree, and the folder that
 * all of its worktrees share. Absolute, without links on the way.
 *
 * @throws OrchError `ORCH_USAGE` where there is no repository
 */
export function repositoryAround(root: string): {
  readonly top: string;
  readonly commonDir: string;
} {
  const repository = findRepository(realpathSync(root));
  if (repository !== null) return repository;
  throw new OrchError('ORCH_USAGE', `${root} is in no git worktree.`, {
    hint: 'Goals work in git worktrees: make a repository with a first commit.',
  });
}

/**
 * The commit that a name stands for.
 * @throws OrchError `ORCH_USAGE` where it stands for none
 */
export async function commitAt(where: RepositoryOptions, name: string): Promise<string> {
  const oid = await commitIn(where, name);
  if (oid !== null) return oid;
  const { root } = where;
  throw new OrchError('ORCH_USAGE', `${name} is no commit of the repository at ${root}.`, {
    hint: 'Name a commit or a branch; a repository needs a first commit.',
  });
}

/** The commit that a branch of this short name stands on; `null` where there is none. */
export async function branchTip(where: RepositoryOptions, branch: string): Promise<string | null> {
  return commitIn(where, `refs/heads/${branch}`);
}

async function commitIn({ root, env }: RepositoryOptions, name: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { exitCode, stdout } = await git({ cwd: root, args, env: gitEnvironment(env) });
  return exitCode === 0 ? stdout.toString('latin1').trim() : null;
}

/** Whether git takes a name for a branch. */
export async function isBranchName(
  { root, env }: RepositoryOptions,
  name: string,
): Promise<boolean> {
  const args = ['check-ref-format', '--branch', name];
  return (await git({ cwd: root, args, env: gitEnvironment(env) })).exitCode === 0;
}

/** The text of a file as it was committed; `null` where the commit has none of that name. */
export async function fileAt(
  { root, env: given }: RepositoryOptions,
  commit: string,
  path: string,
): Promise<string | null> {
  const env = gitEnvironment(given);
  const args = ['ls-tree', '-z', '--full-tree', commit, '--', path];
  const { stdout } = await gitOrThrow({ cwd: root, args, env });
  const oid = /^\d+ blob ([0-9a-f]+)\t/.exec(stdout.toString('utf8'))?.[1];
  if (oid === undefined) return null;
  const blob = await gitOrThrow({ cwd: root, args: ['cat-file', 'blob', oid], env });
  return blob.stdout.toString('utf8');
}

/** How many tracked files of a worktree differ from its last commit. Its index is left as it is. */
export async function countUncommitted({ root, env }: RepositoryOptions): Promise<number> {
  const args = ['status', '--porcelain', '-z', '--untracked-files=no', '--no-renames'];
  const { stdout } = await gitOrThrow({ cwd: root, args, env: gitEnvironment(env) });
  return stdout.toString('utf8').split('\0').length - 1;
}
