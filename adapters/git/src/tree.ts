import { objectId, type Leaf, type ObjectFormat } from './leaf.ts';
import { below, type BytePath } from './path-bytes.ts';

/** A folder with everything below it; never changed once made, and shared between snapshots. */
export interface Tree {
  readonly kind: 'tree';
  readonly oid: string;
  /** By name, one character per byte. */
  readonly children: ReadonlyMap<string, Tree | Leaf>;
}

/** A file that differs between two trees. At least one side is there. */
export interface LeafChange {
  readonly path: BytePath;
  readonly before: Leaf | null;
  readonly after: Leaf | null;
}

/** Makes trees as git does, and gives equal folders out as one object. */
export class TreeBuilder {
  readonly #format: ObjectFormat;
  readonly #known = new Map<string, Tree>();

  constructor(format: ObjectFormat) {
    this.#format = format;
  }

  /** The tree that holds these files, by path. */
  build(leaves: Iterable<readonly [BytePath, Leaf]>): Tree {
    const root: Draft = new Map();
    for (const [path, leaf] of leaves) {
      const names = path.split('/');
      const name = names.pop() ?? '';
      let folder = root;
      for (const part of names) {
        let next = folder.get(part);
        if (!(next instanceof Map)) {
          next = new Map();
          folder.set(part, next);
        }
        folder = next;
      }
      // A folder wins over a file of the same name: the disk had both at different moments.
      if (!folder.has(name)) folder.set(name, leaf);
    }
    return this.#finish(root);
  }

  #finish(draft: Draft): Tree {
    const children = new Map<string, Tree | Leaf>();
    for (const [name, child] of draft) {
      children.set(name, child instanceof Map ? this.#finish(child) : child);
    }
    const oid = objectId(this.#format, 'tree', treeContent(children));
    const known = this.#known.get(oid);
    if (known !== undefined) return known;
    const tree: Tree = { kind: 'tree', oid, children };
    this.#known.set(oid, tree);
    return tree;
  }
}

type Draft = Map<string, Draft | Leaf>;

export function isTree(node: Tree | Leaf): node is Tree {
  return 'kind' in node;
}

/** The bytes of git's tree object. Folders sort as if their name ended in a slash. */
export function treeContent(children: ReadonlyMap<string, Tree | Leaf>): Buffer {
  const entries = [...children].map(([name, node]) => ({
    name,
    node,
    key: isTree(node) ? `${name}/` : name,
  }));
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const parts: Buffer[] = [];
  for (const { name, node } of entries) {
    const mode = isTree(node) ? '40000' : node.mode;
    parts.push(Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(node.oid, 'hex'));
  }
  return Buffer.concat(parts);
}

/** The files in which two trees differ, by path in the order of their bytes. */
export function diffTrees(before: Tree, after: Tree): readonly LeafChange[] {
  const changes: LeafChange[] = [];
  compare('', before, after, changes);
  return changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function compare(
  path: BytePath,
  before: Tree | Leaf | null,
  after: Tree | Leaf | null,
  changes: LeafChange[],
): void {
  const [oldTree, newTree] = [asTree(before), asTree(after)];
  const [oldLeaf, newLeaf] = [asLeaf(before), asLeaf(after)];
  if (oldTree !== null || newTree !== null) {
    if (oldTree?.oid !== newTree?.oid) {
      const names = new Set([
        ...(oldTree?.children.keys() ?? []),
        ...(newTree?.children.keys() ?? []),
      ]);
      for (const name of names) {
        const next = [
          oldTree?.children.get(name) ?? null,
          newTree?.children.get(name) ?? null,
        ] as const;
        compare(below(path, name), next[0], next[1], changes);
      }
    }
  }
  if (oldLeaf?.oid === newLeaf?.oid && oldLeaf?.mode === newLeaf?.mode) return;
  changes.push({ path, before: oldLeaf, after: newLeaf });
}

function asTree(node: Tree | Leaf | null): Tree | null {
  return node !== null && isTree(node) ? node : null;
}

function asLeaf(node: Tree | Leaf | null): Leaf | null {
  return node === null || isTree(node) ? null : node;
}
