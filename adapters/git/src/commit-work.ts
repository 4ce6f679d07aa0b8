import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OrchError } from '@orch/core';
import { git, gitOrThrow } from './git-command.ts';
import { gitEnvironment, type Environment } from './git-environment.ts';
import { repositoryAt } from './repository.ts';

export interface CommitOptions {
  /** The top of the worktree, absolute. */
  readonly dir: string;
  readonly env: Environment;
  /** Short name of the branch that the worktree must be on. */
  readonly branch: string;
  /** Subject, body and trailers, as they are to stand. */
  readonly message: string;
}

/** Who a commit may be said to be by: git's own variables, which are otherwise kept from git. */
const identityVariables = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
  `GIT_${who}_NAME`,
  `GIT_${who}_EMAIL`,
]);

/** The environment for git where it commits in the name of the person. */
function committingEnvironment(env: Environment): Environment {
  const identity = identityVariables.flatMap((name) =>
    env[name] === undefined ? [] : [[name, env[name]] as const],
  );
  return { ...gitEnvironment(env), ...Object.fromEntries(identity) };
}

/**
 * Whether git knows in whose name to commit.
 * @throws OrchError `ORCH_USAGE` where it does not
 */
export async function requireIdentity({
  root,
  env,
}: {
  readonly root: string;
  readonly env: Environment;
}): Promise<void> {
  const settings = ['-c', 'user.useConfigOnly=true'];
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const args = [...settings, 'var', name];
    if ((await git({ cwd: root, args, env: committingEnvironment(env) })).exitCode === 0) continue;
    throw new OrchError('ORCH_USAGE', 'git does not know in whose name to commit.', {
      place: root,
      hint: 'Nothing was begun. Set it with: git config user.name "…" and git config user.email "…"',
    });
  }
}

/**
 * Commits everything in a worktree that no rule ignores.
 *
 * I11: it is made with an index apart, which takes the place of the worktree's own once the branch
 * has the commit: a lock that a killed git left is in nobody's way, and a kill in the middle leaves
 * either the old commit or the new one. No hook runs and nothing is signed: a hook may stand in the
 * worktree itself, where what worked there could have written it.
 *
 * @returns the name of the commit; `null` where there was nothing to commit
 * @throws OrchError `ORCH_STORAGE_FAILED`, also where the worktree is not on its branch
 */
export async function commitWork({
  dir,
  env: given,
  branch,
  message,
}: CommitOptions): Promise<string | null> {
  const repository = repositoryAt(dir);
  if (repository === null) {
    throw new OrchError('ORCH_STORAGE_FAILED', `There is no worktree in ${dir}.`, { place: dir });
  }
  const plain = committingEnvironment(given);
  const on = await git({ cwd: dir, args: ['symbolic-ref', '--quiet', 'HEAD'], env: plain });
  if (on.stdout.toString('utf8').trim() !== `refs/heads/${branch}`) {
    throw new OrchError('ORCH_STORAGE_FAILED', `${dir} is not on its branch ${branch}.`, {
      place: dir,
      hint: `Something in it switched branches. Put it back with: git -C ${JSON.stringify(dir)} switch ${branch}`,
    });
  }
  const index = join(repository.gitDir, `orch-index-${process.pid}`);
  const env = { ...plain, GIT_INDEX_FILE: index };
  const run = async (args: readonly string[], input?: string): Promise<string> => {
    const result = await gitOrThrow({ cwd: dir, args, env, ...(input !== undefined && { input }) });
    return result.stdout.toString('latin1').trim();
  };
  try {
    copyIfThere(join(repository.gitDir, 'index'), index);
    await run(['add', '--all', '--', ':/']);
    const tree = await run(['write-tree']);
    const head = await run(['rev-parse', '--verify', 'HEAD']);
    if (tree === (await run(['rev-parse', '--verify', 'HEAD^{tree}']))) return null;
    const commit = await run(
      ['commit-tree', '--no-gpg-sign', '-p', head, '-F', '-', tree],
      message,
    );
    const subject = message.split('\n', 1)[0] ?? '';
    await run(['update-ref', '-m', `commit: ${subject}`, `refs/heads/${branch}`, commit, head]);
    renameSync(index, join(repository.gitDir, 'index'));
    return commit;
  } finally {
    for (const left of [index, `${index}.lock`]) rmSync(left, { force: true });
  }
}

function copyIfThere(from: string, to: string): void {
  try {
    copyFileSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
