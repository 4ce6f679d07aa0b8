import { isUnchanged, stampAt, type FileStamp } from './file-stamp.ts';
import { readLeaf, type Leaf, type ObjectFormat } from './leaf.ts';
import { listWorktree, stillHolds, type Listing, type ListingOptions } from './listing.ts';
import { fsPath, type BytePath, type FsPath } from './path-bytes.ts';
import type { PrivateStore } from './private-store.ts';
import { TreeBuilder, type Tree } from './tree.ts';

export interface SnapshotOptions extends ListingOptions {
  readonly format: ObjectFormat;
  /** Content of larger files is told by its digest alone. */
  readonly maxKeptBytes: number;
  /** All content that one snapshot may keep. */
  readonly maxKeptTotalBytes: number;
  store(): PrivateStore;
}

/** A file as it was at the last look. */
interface Seen {
  readonly onDisk: FsPath;
  leaf: Leaf | null;
  stamp: FileStamp | null;
  lookedAtMs: number;
}

/** How many files are looked at before other work of the process gets its turn. */
const filesPerTurn = 1_000;

/**
 * Takes snapshots of a worktree. What provably did not change since the last one is neither listed
 * nor read again (I4): a snapshot of an unchanged worktree starts no process.
 */
export class SnapshotTaker {
  readonly #options: SnapshotOptions;
  readonly #builder: TreeBuilder;
  readonly #stored = new Set<string>();
  #listing: Listing | null = null;
  #seen = new Map<BytePath, Seen>();
  #tree: Tree | null = null;

  constructor(options: SnapshotOptions) {
    this.#options = options;
    this.#builder = new TreeBuilder(options.format);
  }

  /** The nested and outer repositories of the last listing. */
  get repositories() {
    return this.#listing?.repositories ?? [this.#options.repository];
  }

  /** Whether the repository itself has the content of that name, as of the last listing. */
  isInRepository(oid: string): boolean {
    return this.#listing?.storedOids.has(oid) === true;
  }

  /**
   * The tree as it is now. One call at a time.
   * @throws OrchError `ORCH_STORAGE_*`
   */
  async take(): Promise<Tree> {
    const listing = this.#listing;
    const isListed = listing !== null && stillHolds(listing);
    const relisted = isListed ? false : await this.#list();
    const reread = await this.#readChanged();
    if (this.#tree === null || relisted || reread) this.#tree = this.#builder.build(this.#leaves());
    return this.#tree;
  }

  /** Lists again, keeping what is known of files that are listed still. */
  async #list(): Promise<boolean> {
    this.#listing = null;
    const listing = await listWorktree(this.#options);
    const seen = new Map<BytePath, Seen>();
    let isDifferent = listing.files.length !== this.#seen.size;
    for (const path of listing.files) {
      const known = this.#seen.get(path);
      isDifferent ||= known === undefined;
      seen.set(path, known ?? this.#unseen(path));
    }
    this.#seen = seen;
    this.#listing = listing;
    return isDifferent;
  }

  #unseen(path: BytePath): Seen {
    const onDisk = fsPath(this.#options.repository.top, path);
    return { onDisk, leaf: null, stamp: null, lookedAtMs: -1 };
  }

  async #readChanged(): Promise<boolean> {
    let changed = false;
    let budgetBytes = this.#options.maxKeptTotalBytes;
    let count = 0;
    for (const file of this.#seen.values()) {
      count += 1;
      if (count % filesPerTurn === 0) await nextTurn();
      if (file.lookedAtMs >= 0 && isUnchanged(file.onDisk, file.stamp, file.lookedAtMs)) continue;
      const before = file.leaf;
      budgetBytes -= await this.#read(file, budgetBytes);
      changed ||= file.leaf?.oid !== before?.oid || file.leaf?.mode !== before?.mode;
    }
    return changed;
  }

  /** Reads one file; returns how many bytes were kept of it. */
  async #read(file: Seen, budgetBytes: number): Promise<number> {
    const { format, maxKeptBytes } = this.#options;
    const lookedAtMs = this.#options.nowMs();
    const stamp = stampAt(file.onDisk);
    const read = await readLeaf(file.onDisk, stamp, format, Math.min(maxKeptBytes, budgetBytes));
    file.leaf = read?.leaf ?? null;
    file.stamp = read === null ? stamp : read.stamp;
    // What did not hold still has no stamp, and what has none is read again.
    file.lookedAtMs = read !== null && read.stamp === null ? -1 : lookedAtMs;
    const content = read?.content ?? null;
    if (file.leaf === null || content === null || this.#isStored(file.leaf.oid)) return 0;
    this.#options.store().addBlob(file.leaf.oid, content);
    this.#stored.add(file.leaf.oid);
    return content.length;
  }

  #isStored(oid: string): boolean {
    return this.#stored.has(oid) || this.#listing?.storedOids.has(oid) === true;
  }

  *#leaves(): Iterable<readonly [BytePath, Leaf]> {
    for (const [path, { leaf }] of this.#seen) if (leaf !== null) yield [path, leaf];
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
