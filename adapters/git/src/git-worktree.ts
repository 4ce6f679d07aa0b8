import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OrchError } from '@orch/core';
import type { LastingWorktree, PlannedStage, Redactor, RunKey, WorktreeChange } from '@orch/core';
import { gitEnvironment, privateEnvironment, type Environment } from './git-environment.ts';
import { excludedWithin } from './listing.ts';
import { keepTree, readKeptTree } from './kept-tree.ts';
import type { PatchPlace } from './patch-file.ts';
import { PrivateStore, removeLeftStores } from './private-store.ts';
import { findRepository, objectFormat, type Repository } from './repository.ts';
import { SnapshotTaker } from './snapshot-taker.ts';
import { changeBetween } from './stage-change.ts';
import type { Tree } from './tree.ts';

export interface WorktreeOptions {
  /** A folder in the worktree, absolute. The whole worktree that it lies in counts. */
  readonly root: string;
  /** The environment of git. Nothing else is read from the surroundings. */
  readonly env: Environment;
  patchFile(run: RunKey, stage: PlannedStage, attempt: number, turn: number): PatchPlace;
  /** The file in which a tree of a run is kept for other processes. Without it none can be kept. */
  treeFile?(run: RunKey, digest: string): string;
  /** `null` switches redaction off. */
  readonly redactor: Redactor | null;
  /** Folders that never count, absolute; `.runs` and `out` of the root unless given. */
  readonly exclude?: readonly string[];
  /** A patch holds at most so much; 4 MiB unless given. */
  readonly maxPatchBytes?: number;
  /** Content of larger files is told by its digest alone; 8 MiB unless given. */
  readonly maxKeptBytes?: number;
}

/** A worktree whose kept content can be given back. */
export interface GitWorktree extends LastingWorktree {
  /** Removes what was kept for diffs. The next digest starts afresh. */
  dispose(): Promise<void>;
}

const mebibyte = 1024 * 1024;
const maxKeptTotalBytes = 256 * mebibyte;

/** The files that a run works on, as git sees them. Nothing happens before the first digest. */
export function createWorktree(options: WorktreeOptions): GitWorktree {
  return new SnapshotWorktree(options);
}

/** What is known of the repository once there is one. */
interface Known {
  readonly repository: Repository;
  readonly taker: SnapshotTaker;
  /** Every tree that was digested. They share what they have in common. */
  readonly trees: Map<string, Tree>;
  readonly format: 'sha1' | 'sha256';
}

class SnapshotWorktree implements GitWorktree {
  readonly #options: WorktreeOptions;
  #known: Known | null = null;
  #store: PrivateStore | null = null;
  #running: Promise<string | null> | null = null;
  #waiting: Promise<string | null> | null = null;

  constructor(options: WorktreeOptions) {
    this.#options = options;
  }

  /** Calls that come while one is at work share the next one: what they ask about is newer. */
  digest(): Promise<string | null> {
    if (this.#waiting !== null) return this.#waiting;
    if (this.#running === null) return this.#start();
    this.#waiting = this.#running
      .catch(() => null)
      .then(() => {
        this.#waiting = null;
        return this.#start();
      });
    return this.#waiting;
  }

  async change(
    run: RunKey,
    stage: PlannedStage,
    attempt: number,
    before: string | null,
    after: string | null,
    turn = 1,
  ): Promise<WorktreeChange | null> {
    if (before === null || after === null) return null;
    if (before === after) {
      return { before, after, diff: { path: null, files: 0, added: 0, deleted: 0 }, files: [] };
    }
    const known = this.#known;
    if (known === null) throw new OrchError('ORCH_INTERNAL', 'The worktree was not digested.');
    const store = this.#openStore(known);
    store.borrow(known.taker.repositories);
    return changeBetween({
      before: await this.#treeOf(known, run, before),
      after: await this.#treeOf(known, run, after),
      place: this.#options.patchFile(run, stage, attempt, turn),
      store,
      format: known.format,
      redactor: this.#options.redactor,
      maxPatchBytes: this.#options.maxPatchBytes ?? 4 * mebibyte,
      env: this.#options.env,
    });
  }

  async keep(run: RunKey, digest: string): Promise<void> {
    const file = this.#options.treeFile?.(run, digest);
    const known = this.#known;
    const tree = known?.trees.get(digest);
    if (file === undefined || known === null || tree === undefined) {
      throw new OrchError('ORCH_INTERNAL', `The worktree's digest ${digest} cannot be kept.`);
    }
    await keepTree(file, tree, (oid) => known.taker.isInRepository(oid));
  }

  async #treeOf(known: Known, run: RunKey, digest: string): Promise<Tree> {
    const tree = known.trees.get(digest);
    if (tree !== undefined) return tree;
    const file = this.#options.treeFile?.(run, digest);
    if (file === undefined) {
      const message = `The worktree's digest ${digest} was not taken by this process.`;
      throw new OrchError('ORCH_INTERNAL', message);
    }
    const kept = await readKeptTree(file, digest, known.format);
    known.trees.set(digest, kept);
    return kept;
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([this.#running, this.#waiting]);
    this.#store?.remove();
    this.#store = null;
    this.#known = null;
  }

  #start(): Promise<string | null> {
    const running = this.#digest().finally(() => {
      this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #digest(): Promise<string | null> {
    // I6: a repository that was there once may not vanish in silence; listing it then fails.
    this.#known ??= this.#discover();
    if (this.#known === null) return null;
    const { taker, trees } = this.#known;
    let tree: Tree;
    try {
      tree = await taker.take();
    } catch (error) {
      if (trees.size === 0 && isGitMissing(error)) return null;
      throw error;
    }
    trees.set(tree.oid, tree);
    return tree.oid;
  }

  #discover(): Known | null {
    const root = realpathSync(this.#options.root);
    const repository = findRepository(root);
    if (repository === null) return null;
    removeLeftStores(repository);
    const format = objectFormat(repository);
    const place = { repository, format };
    const { env, maxKeptBytes = 8 * mebibyte } = this.#options;
    const exclude = this.#options.exclude?.map(realPath) ?? [
      join(root, '.runs'),
      join(root, 'out'),
    ];
    const taker = new SnapshotTaker({
      repository,
      format,
      exclude: excludedWithin(repository.top, exclude),
      env: gitEnvironment(env),
      bareEnv: (worktree) => ({
        ...privateEnvironment(env, this.#openStore(place).gitDir),
        GIT_WORK_TREE: worktree,
      }),
      maxKeptBytes,
      maxKeptTotalBytes,
      store: () => this.#openStore(place),
      nowMs: () => Date.now(),
    });
    return { ...place, taker, trees: new Map() };
  }

  #openStore({ repository, format }: Pick<Known, 'repository' | 'format'>): PrivateStore {
    this.#store ??= PrivateStore.make(repository, format);
    return this.#store;
  }
}

function isGitMissing(error: unknown): boolean {
  return error instanceof OrchError && error.data['os_code'] === 'ENOENT';
}

/** What is not there yet is named by the real path of the folder that is. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return join(realPath(dirname(path)), basename(path));
  }
}
