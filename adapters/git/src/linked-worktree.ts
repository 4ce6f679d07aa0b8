import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { OrchError } from '@orch/core';
import { git, gitOrThrow } from './git-command.ts';
import { gitEnvironment, type Environment } from './git-environment.ts';
import { repositoryAt } from './repository.ts';
import { repositoryAround, type RepositoryOptions } from './repository-around.ts';

/** A worktree that was added to a repository, as git records it. */
export interface LinkedWorktree {
  /** Absolute path of its top. */
  readonly dir: string;
  /** Git's own folder for it: its HEAD and index. */
  readonly gitDir: string;
  /** The commit that it stands on; `null` where that cannot be told. */
  readonly head: string | null;
  /** Short name of the branch that it is on; `null` where it is detached. */
  readonly branch: string | null;
  /** Whether its folder is there. */
  readonly present: boolean;
  /** What was put down about it when it was added; `null` for a worktree of somebody else. */
  readonly label: string | null;
}

export interface AddWorktreeOptions extends RepositoryOptions {
  /** Where it is to be: absolute, and without links on the way. */
  readonly dir: string;
  /** Short name of its branch, such as `orch/task-1`. */
  readonly branch: string;
  /** Name of the commit that the branch begins at, in full. */
  readonly base: string;
  /** File that is put into git's folder of the worktree last, so that its presence means "complete". */
  readonly label: { readonly name: string; readonly text: string };
}

/**
 * Adds a worktree on a new branch, or gives back the one that has the very same label. What a kill
 * left half done is done anew. Filters of the configuration run (files that they keep elsewhere must
 * be real here), hooks do not, and the branch follows no other.
 *
 * @throws OrchError `ORCH_USAGE` where the branch or the folder belongs to something else;
 *   `ORCH_STORAGE_*`, also where the worktree was there and its folder is gone
 */
export async function ensureLinkedWorktree(options: AddWorktreeOptions): Promise<LinkedWorktree> {
  const { root, dir, branch, base, label } = options;
  const env = gitEnvironment(options.env);
  const known = await settledRecord(options);
  if (known !== null) {
    if (known.label === label.text) return intact(known, options);
    if (known.label !== null || known.branch !== branch || known.head !== base) {
      throw taken(`The folder ${dir} is another worktree already.`, dir);
    }
    return labelled(known.gitDir, options);
  }
  if (existsSync(dir)) throw taken(`The folder ${dir} is there already.`, dir);
  const found = await refAt(root, `refs/heads/${branch}`, env);
  if (found !== null && found !== base) {
    throw taken(`The branch ${branch} is there already, with commits of its own.`, dir);
  }
  mkdirSync(dirname(dir), { recursive: true });
  const args = ['worktree', 'add', '--quiet', '--no-guess-remote'];
  const rest = found === null ? ['--no-track', '-b', branch, dir, base] : [dir, branch];
  await gitOrThrow({ cwd: root, args: [...args, ...rest], env });
  const made = repositoryAt(dir);
  if (made === null) throw new OrchError('ORCH_INTERNAL', `git made no worktree in ${dir}.`);
  return labelled(made.gitDir, options);
}

/** Git's record of the folder, once no git is at work on it; what a killed one left goes. */
async function settledRecord(options: AddWorktreeOptions): Promise<LinkedWorktree | null> {
  const { dir, label } = options;
  for (let round = 0; ; round += 1) {
    const all = await listLinkedWorktrees(options, label.name);
    const known = all.find((each) => each.dir === dir) ?? null;
    // Git says so while it makes one; a git whose parent was killed goes on for a moment.
    if (known === null || readIfThere(join(known.gitDir, 'locked')) !== 'initializing')
      return known;
    if (round === initializingRounds) {
      rmSync(dir, { recursive: true, force: true });
      rmSync(known.gitDir, { recursive: true, force: true });
      return null;
    }
    await setTimeout(initializingWaitMs);
  }
}

const initializingRounds = 20;
const initializingWaitMs = 100;

function intact(known: LinkedWorktree, { dir, branch }: AddWorktreeOptions): LinkedWorktree {
  if (known.present) return known;
  throw new OrchError('ORCH_STORAGE_FAILED', `The worktree ${dir} is gone.`, {
    place: dir,
    hint: `What was committed in it is on the branch ${branch}.`,
  });
}

function labelled(
  gitDir: string,
  { dir, branch, base, label }: AddWorktreeOptions,
): LinkedWorktree {
  const file = join(gitDir, label.name);
  writeFileSync(`${file}.tmp`, label.text);
  renameSync(`${file}.tmp`, file);
  return { dir, gitDir, head: base, branch, present: true, label: label.text };
}

function taken(message: string, place: string): OrchError {
  return new OrchError('ORCH_USAGE', message, { place });
}

/** All worktrees that were added to the repository, with the label of that name where they have it. */
export async function listLinkedWorktrees(
  { root, env }: RepositoryOptions,
  labelName: string,
): Promise<LinkedWorktree[]> {
  const args = ['worktree', 'list', '--porcelain', '-z'];
  const { stdout } = await gitOrThrow({ cwd: root, args, env: gitEnvironment(env) });
  const records = recordFolders(repositoryAround(root).commonDir);
  return stdout
    .toString('utf8')
    .split('\0\0')
    .slice(1) // The first is the main worktree.
    .flatMap((entry) => {
      const fields = new Map(entry.split('\0').map(nameAndValue));
      const dir = fields.get('worktree');
      const gitDir = dir === undefined ? undefined : records.get(dir);
      if (dir === undefined || gitDir === undefined) return [];
      const branch = fields.get('branch')?.replace(/^refs\/heads\//, '') ?? null;
      const head = fields.get('HEAD') ?? null;
      const present = existsSync(join(dir, '.git'));
      return [{ dir, gitDir, head, branch, present, label: readIfThere(join(gitDir, labelName)) }];
    });
}

/** What is taken away with a worktree. */
export interface RemovedWorktree {
  /** Whether its branch went too. It stays where its commits would be reachable from nowhere else. */
  readonly branchRemoved: boolean;
}

/**
 * Removes a worktree. I10: git itself looks once more for what is not committed, and refuses; a
 * branch goes only where another branch, local or of a remote, holds all of its commits.
 *
 * @throws OrchError `ORCH_WORKTREE_DIRTY` where something in it is not committed; `ORCH_STORAGE_*`
 */
export async function removeLinkedWorktree(
  { root, env: given }: RepositoryOptions,
  { dir, gitDir, branch, present }: LinkedWorktree,
): Promise<RemovedWorktree> {
  const env = gitEnvironment(given);
  if (present) {
    const request = { cwd: root, args: ['worktree', 'remove', '--', dir], env };
    const result = await git(request);
    if (result.exitCode !== 0) {
      const message = `${dir} was not removed: ${result.stderr}`;
      throw new OrchError('ORCH_WORKTREE_DIRTY', message, { place: dir });
    }
  } else if (dirname(gitDir) === join(repositoryAround(root).commonDir, 'worktrees')) {
    rmSync(gitDir, { recursive: true, force: true });
  }
  const keep = branch === null || !(await isHeldElsewhere(root, branch, env));
  if (!keep) await gitOrThrow({ cwd: root, args: ['branch', '-D', '--quiet', branch], env });
  return { branchRemoved: !keep };
}

/** Whether another branch, local or of a remote, holds every commit of this one. */
async function isHeldElsewhere(root: string, branch: string, env: Environment): Promise<boolean> {
  const oid = await refAt(root, `refs/heads/${branch}`, env);
  if (oid === null) return false;
  const args = ['for-each-ref', '--format=%(refname)', '--contains', oid];
  const asked = { cwd: root, args: [...args, 'refs/heads', 'refs/remotes'], env };
  const { stdout } = await gitOrThrow(asked);
  return stdout
    .toString('utf8')
    .split('\n')
    .some((name) => name !== '' && name !== `refs/heads/${branch}`);
}

/** What a ref points at; `null` where it is not there. */
async function refAt(root: string, ref: string, env: Environment): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', ref];
  const { exitCode, stdout } = await git({ cwd: root, args, env });
  return exitCode === 0 ? stdout.toString('latin1').trim() : null;
}

/** Git's folders of the worktrees, by the folder that each is about. */
function recordFolders(commonDir: string): ReadonlyMap<string, string> {
  const folder = join(commonDir, 'worktrees');
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const file = readIfThere(join(folder, name, 'gitdir'))?.trim();
      if (file === undefined || basename(file) !== '.git') return [];
      return [[dirname(file), join(folder, name)] as const];
    }),
  );
}

function nameAndValue(line: string): [string, string] {
  const at = line.indexOf(' ');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
