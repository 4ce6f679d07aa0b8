import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isUnchanged, stampAt, type FileStamp } from './file-stamp.ts';
import type { Environment } from './git-environment.ts';
import { ignoredFolders, listPaths } from './listed-paths.ts';
import { below, bytePath, folderOf, fsPath, isWithin } from './path-bytes.ts';
import type { BytePath, FsPath } from './path-bytes.ts';
import { repositoryAt, type Repository } from './repository.ts';

/**
 * The paths that make up a worktree, and what must stay as it is for the list to hold: folders
 * (a file that comes or goes changes its folder's stamp), ignore rules, and git's indexes.
 */
export interface Listing {
  /** In no order, each once; none below a folder that is a link or gone. */
  readonly files: readonly BytePath[];
  /** The worktree's repository first, then the nested ones. */
  readonly repositories: readonly Repository[];
  readonly storedOids: ReadonlySet<string>;
  readonly watched: readonly Watched[];
  readonly listedAtMs: number;
}

interface Watched {
  readonly path: FsPath;
  readonly stamp: FileStamp | null;
}

export interface ListingOptions {
  readonly repository: Repository;
  /** Folders that never count, relative to the top. */
  readonly exclude: readonly BytePath[];
  readonly env: Environment;
  /** An environment with a git folder of our own and no index, for folders that are no repository. */
  bareEnv(worktree: string): Environment;
  nowMs(): number;
}

/**
 * Lists a worktree: one git where no folder is ignored or empty, two usually, and two more for each
 * nested repository.
 * @throws OrchError `ORCH_STORAGE_*` where git fails
 */
export async function listWorktree(options: ListingOptions): Promise<Listing> {
  const survey = new Survey(options);
  await survey.addRepository('', options.repository.top, options.repository);
  return survey.result();
}

/** I4: whether nothing can have changed that the list depends on. */
export function stillHolds({ watched, listedAtMs }: Listing): boolean {
  return watched.every(({ path, stamp }) => isUnchanged(path, stamp, listedAtMs));
}

class Survey {
  readonly #options: ListingOptions;
  readonly #listedAtMs: number;
  readonly #files = new Set<BytePath>();
  readonly #folders = new Map<BytePath, boolean>();
  readonly #watched: Watched[] = [];
  readonly #repositories: Repository[] = [];
  readonly #storedOids = new Set<string>();

  constructor(options: ListingOptions) {
    this.#options = options;
    this.#listedAtMs = options.nowMs();
  }

  result(): Listing {
    return {
      files: [...this.#files],
      repositories: this.#repositories,
      storedOids: this.#storedOids,
      watched: this.#watched,
      listedAtMs: this.#listedAtMs,
    };
  }

  /** Adds a worktree that stands in `folder`; nested ones are taken as plain files (I5). */
  async addRepository(folder: BytePath, top: string, repository: Repository | null): Promise<void> {
    const env = repository === null ? this.#options.bareEnv(top) : this.#options.env;
    if (repository !== null) {
      this.#repositories.push(repository);
      this.#watch(join(repository.gitDir, 'index'));
      this.#watch(join(repository.commonDir, 'info', 'exclude'));
      this.#watch(join(repository.commonDir, 'config'));
    }
    const listed = await listPaths(top, env);
    for (const oid of listed.storedOids) this.#storedOids.add(oid);
    const unknown: BytePath[] = [];
    if (this.#addFolder(folder)) this.#look(folder, unknown);
    for (const file of listed.files) {
      const path = below(folder, file);
      if (!this.#isExcluded(path) && this.#addChain(folderOf(path), unknown)) this.#files.add(path);
    }
    for (const path of listed.nested) {
      const inner = below(folder, path);
      if (this.#isExcluded(inner) || !this.#addChain(folderOf(inner), unknown)) continue;
      if (!this.#addFolder(inner)) continue;
      const innerTop = String(this.#onDisk(inner));
      await this.addRepository(inner, innerTop, repositoryAt(innerTop));
    }
    await this.#addUnlisted(folder, top, env, unknown);
  }

  /**
   * Folders in which nothing is listed are empty, hold ignored files only, or are ignored. A file
   * put into one of the first two would show nowhere else, so these are watched too.
   */
  async #addUnlisted(
    folder: BytePath,
    top: string,
    env: Environment,
    candidates: readonly BytePath[],
  ): Promise<void> {
    const from = folder === '' ? 0 : folder.length + 1;
    for (let open = candidates; open.length > 0;) {
      const unknown = open.filter((path) => !this.#folders.has(path));
      const relative = unknown.map((path) => path.slice(from));
      const ignored = await ignoredFolders(top, relative, env);
      const next: BytePath[] = [];
      for (const path of unknown) {
        if (!ignored.has(path.slice(from)) && this.#addFolder(path)) this.#look(path, next);
      }
      open = next;
    }
  }

  /** Adds the folders down to this one; false where one of them is a link or gone (I5). */
  #addChain(folder: BytePath, unlisted: BytePath[]): boolean {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const present = this.#addChain(folderOf(folder), unlisted) && this.#addFolder(folder);
    this.#folders.set(folder, present);
    if (present) this.#look(folder, unlisted);
    return present;
  }

  #addFolder(folder: BytePath): boolean {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const present = this.#watch(this.#onDisk(folder))?.kind === 'folder';
    this.#folders.set(folder, present);
    return present;
  }

  /** Reads a folder once, for the folders in it and for a file of ignore rules. */
  #look(folder: BytePath, folders: BytePath[]): void {
    for (const entry of readFolder(this.#onDisk(folder))) {
      const path = below(folder, entry.name);
      if (entry.name === '.gitignore') this.#watch(this.#onDisk(path));
      if (!entry.isDirectory() || entry.name === '.git' || this.#isExcluded(path)) continue;
      folders.push(path);
    }
  }

  #watch(path: FsPath): FileStamp | null {
    const stamp = stampAt(path);
    this.#watched.push({ path, stamp });
    return stamp;
  }

  #isExcluded(path: BytePath): boolean {
    return this.#options.exclude.some((folder) => isWithin(path, folder));
  }

  #onDisk(path: BytePath): FsPath {
    return fsPath(this.#options.repository.top, path);
  }
}

function readFolder(folder: FsPath) {
  try {
    return readdirSync(folder, { encoding: 'latin1', withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Nothing in it can be seen, by git neither; its stamp is watched.
    if (code === 'EACCES' || code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** The excluded folders as byte paths relative to the top; those outside of it do not matter. */
export function excludedWithin(top: string, folders: readonly string[]): readonly BytePath[] {
  return folders
    .filter((folder) => folder.startsWith(`${top}/`))
    .map((folder) => bytePath(folder.slice(top.length + 1)));
}
