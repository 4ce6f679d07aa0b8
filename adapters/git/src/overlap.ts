import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeThrown, OrchError } from '@orch/core';
import { git, gitFailure, gitOrThrow } from './git-command.ts';
import type { Environment } from './git-environment.ts';
import { mergeOrder, type Overlap } from './merge-order.ts';
import { repositoryAt } from './repository.ts';
import { repositoryAround } from './repository-around.ts';
import { ScratchObjects } from './scratch-objects.ts';

export interface LookOptions {
  /** A folder in the repository, absolute. */
  readonly root: string;
  readonly env: Environment;
  /** What they are to be merged into: a commit or a branch. */
  readonly target: string;
  /** Only overlaps with this one are looked for, and no order is proposed. */
  readonly focus?: string;
  readonly worktrees: readonly {
    readonly id: string;
    /** The top of the worktree, absolute. */
    readonly dir: string;
    /** Whether its work is done; the merge order begins with these. */
    readonly done: boolean;
  }[];
}

/** One worktree as it stands now. */
export interface WorktreeNow {
  readonly id: string;
  /** The commit that it stands on. */
  readonly head: string;
  /** Paths changed since it left the target, committed or not. */
  readonly files: readonly string[];
  /** How many paths are changed and not committed. */
  readonly uncommitted: number;
  /** How many commits the target does not have. */
  readonly commits: number;
  /** Whether merging it would change the target: false once its work is in it, squashed or not. */
  readonly unmerged: boolean;
}

/** A step of the proposed order: what happens if it is merged after those before it. */
export interface MergeStep {
  readonly id: string;
  /** Paths that would conflict; none means that git merges it by itself. */
  readonly conflicts: readonly string[];
}

export interface WorktreeLook {
  readonly worktrees: readonly WorktreeNow[];
  readonly overlaps: readonly Overlap[];
  readonly mergeOrder: readonly MergeStep[];
  /** Worktrees that could not be looked at, and why. */
  readonly problems: readonly { readonly id: string; readonly message: string }[];
}

interface Snapshot {
  readonly now: WorktreeNow;
  readonly done: boolean;
  /** A commit of all that stands in the worktree. */
  readonly commit: string;
}

/**
 * How worktrees stand to each other, with what is not committed: each is put into a commit through
 * an index and an object store apart (I12), and these are merged pair by pair.
 *
 * @throws OrchError `ORCH_USAGE` for a target that is no commit; `ORCH_STORAGE_*`
 */
export async function lookAtWorktrees(options: LookOptions): Promise<WorktreeLook> {
  const objects = new ScratchObjects(repositoryAround(options.root).commonDir, options.env);
  try {
    const merger = new Merger(options.root, objects);
    const target = await merger.commit(options.target);
    const snapshots: Snapshot[] = [];
    const problems: { id: string; message: string }[] = [];
    for (const { id, dir, done } of options.worktrees) {
      try {
        snapshots.push({ ...(await snapshot(merger, objects, id, dir, target)), done });
      } catch (error) {
        // One that is being removed, or holds what git cannot read, must not hide the others.
        problems.push({ id, message: describeThrown(error) });
      }
    }
    const { focus } = options;
    const overlaps = await overlapsOf(merger, snapshots, focus);
    const steps = focus === undefined ? await orderOf(merger, target, snapshots, overlaps) : [];
    return { worktrees: snapshots.map(({ now }) => now), overlaps, mergeOrder: steps, problems };
  } finally {
    objects.remove();
  }
}

async function snapshot(
  merger: Merger,
  objects: ScratchObjects,
  id: string,
  dir: string,
  target: string,
): Promise<Omit<Snapshot, 'done'>> {
  const repository = repositoryAt(dir);
  if (repository === null) {
    throw new OrchError('ORCH_STORAGE_FAILED', `There is no worktree in ${dir}.`, { place: dir });
  }
  const index = objects.newIndex();
  copyFileSync(join(repository.gitDir, 'index'), index);
  const env = { ...objects.env, GIT_INDEX_FILE: index };
  const run = async (...args: readonly string[]): Promise<string> =>
    (await gitOrThrow({ cwd: dir, args, env })).stdout.toString('utf8').trim();
  const head = await run('rev-parse', '--verify', 'HEAD');
  await run('add', '--all', '--', ':/');
  const tree = await run('write-tree');
  const headTree = await run('rev-parse', '--verify', 'HEAD^{tree}');
  const commit =
    tree === headTree
      ? head
      : await run('commit-tree', '-p', head, '-m', `${id} as it stands`, tree);
  const base = await merger.mergeBase(target, commit);
  const uncommitted = tree === headTree ? [] : await merger.changed(head, commit);
  const commits = Number(await run('rev-list', '--count', head, `^${target}`));
  const files = await merger.changed(base, commit);
  const merged = await merger.merge(target, commit);
  const unmerged = merged.conflicts.length > 0 || merged.tree !== (await merger.treeOf(target));
  return { now: { id, head, files, uncommitted: uncommitted.length, commits, unmerged }, commit };
}

async function overlapsOf(
  merger: Merger,
  snapshots: readonly Snapshot[],
  focus: string | undefined,
): Promise<Overlap[]> {
  const overlaps: Overlap[] = [];
  for (const [position, a] of snapshots.entries()) {
    const inA = new Set(a.now.files);
    for (const b of snapshots.slice(position + 1)) {
      if (focus !== undefined && a.now.id !== focus && b.now.id !== focus) continue;
      const shared = b.now.files.filter((path) => inA.has(path));
      // Without a path in common, two changes can still clash where a file meets a folder.
      if (shared.length === 0 && !fileMeetsFolder(a.now.files, b.now.files)) continue;
      // One that was begun on top of the other holds its work, and does not meet it.
      if ([a.commit, b.commit].includes(await merger.mergeBase(a.commit, b.commit))) continue;
      const { conflicts } = await merger.merge(a.commit, b.commit);
      overlaps.push({ a: a.now.id, b: b.now.id, conflicts, shared });
    }
  }
  return overlaps.filter(({ conflicts, shared }) => conflicts.length > 0 || shared.length > 0);
}

function fileMeetsFolder(a: readonly string[], b: readonly string[]): boolean {
  const folders = (paths: readonly string[]): ReadonlySet<string> =>
    new Set(
      paths.flatMap((path) => {
        const parts = path.split('/').slice(0, -1);
        return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
      }),
    );
  const ofA = folders(a);
  const ofB = folders(b);
  return a.some((path) => ofB.has(path)) || b.some((path) => ofA.has(path));
}

/** Tries the proposed order out, each merge on top of those before it that went well. */
async function orderOf(
  merger: Merger,
  target: string,
  snapshots: readonly Snapshot[],
  overlaps: readonly Overlap[],
): Promise<MergeStep[]> {
  const open = snapshots.filter(({ now }) => now.unmerged);
  const candidates = open.map(({ now, done }) => ({
    id: now.id,
    ready: done && now.uncommitted === 0,
    files: now.files.length,
  }));
  const steps: MergeStep[] = [];
  let onto = target;
  for (const id of mergeOrder(candidates, overlaps)) {
    const commit = open.find(({ now }) => now.id === id)?.commit ?? '';
    const { tree, conflicts } = await merger.merge(onto, commit);
    steps.push({ id, conflicts });
    if (conflicts.length === 0) onto = await merger.mergeCommit(tree, onto, commit);
  }
  return steps;
}

/** Questions to git about commits, answered without a worktree. */
class Merger {
  readonly #root: string;
  readonly #objects: ScratchObjects;

  constructor(root: string, objects: ScratchObjects) {
    this.#root = root;
    this.#objects = objects;
  }

  async commit(name: string): Promise<string> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const result = await git({ cwd: this.#root, args, env: this.#objects.env });
    if (result.exitCode === 0) return result.stdout.toString('latin1').trim();
    throw new OrchError('ORCH_USAGE', `${name} is no commit of the repository at ${this.#root}.`);
  }

  async treeOf(commit: string): Promise<string> {
    return this.#text('rev-parse', '--verify', `${commit}^{tree}`);
  }

  /** Where two commits went apart; for unrelated ones, the first of them. */
  async mergeBase(a: string, b: string): Promise<string> {
    const args = ['merge-base', a, b];
    const { exitCode, stdout } = await git({ cwd: this.#root, args, env: this.#objects.env });
    return exitCode === 0 ? stdout.toString('latin1').trim() : a;
  }

  async changed(from: string, to: string): Promise<string[]> {
    const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', from, to];
    const { stdout } = await gitOrThrow({ cwd: this.#root, args, env: this.#objects.env });
    return stdout
      .toString('utf8')
      .split('\0')
      .filter((path) => path !== '');
  }

  /** @throws OrchError `ORCH_STORAGE_FAILED`, also for a git before 2.38, which cannot do it */
  async merge(
    ours: string,
    theirs: string,
  ): Promise<{ readonly tree: string; readonly conflicts: readonly string[] }> {
    const options = ['--write-tree', '-z', '--name-only', '--no-messages'];
    const args = ['merge-tree', ...options, '--allow-unrelated-histories', ours, theirs];
    const request = { cwd: this.#root, args, env: this.#objects.env };
    const result = await git(request);
    if (result.exitCode === 129) {
      const message = 'This git cannot merge without a worktree.';
      throw new OrchError('ORCH_STORAGE_FAILED', message, { hint: 'Use git 2.38 or newer.' });
    }
    if (result.exitCode !== 0 && result.exitCode !== 1) throw gitFailure(request, result);
    const [tree = '', ...paths] = result.stdout.toString('utf8').split('\0');
    const conflicts = result.exitCode === 0 ? [] : paths.filter((path) => path !== '');
    return { tree: tree.trim(), conflicts: [...new Set(conflicts)] };
  }

  async mergeCommit(tree: string, ours: string, theirs: string): Promise<string> {
    return this.#text('commit-tree', '-p', ours, '-p', theirs, '-m', 'merged for a look', tree);
  }

  async #text(...args: readonly string[]): Promise<string> {
    const request = { cwd: this.#root, args, env: this.#objects.env };
    return (await gitOrThrow(request)).stdout.toString('utf8').trim();
  }
}
