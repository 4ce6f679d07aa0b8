import { readFile } from 'node:fs/promises';
import { OrchError } from '@orch/core';
import type { Leaf, ObjectFormat } from './leaf.ts';
import { writeWhole } from './patch-file.ts';
import type { BytePath } from './path-bytes.ts';
import { isTree, TreeBuilder, type Tree } from './tree.ts';

type Line = readonly [BytePath, Leaf['mode'], string, number, Leaf['content'], number];

/**
 * Writes down which files a tree has, for a comparison in another process. No content is kept: what
 * the repository has not stored itself is known by its digest alone from then on.
 *
 * @param isStored whether the repository has the content of that name
 */
export async function keepTree(
  file: string,
  tree: Tree,
  isStored: (oid: string) => boolean,
): Promise<void> {
  const lines: Line[] = [];
  collect('', tree, (path, { mode, oid, bytes, content, lines: count }) => {
    const later = content === 'stored' && !isStored(oid) ? 'not_kept' : content;
    lines.push([path, mode, oid, bytes, later, count]);
  });
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeWhole(file, Buffer.from(text));
}

/**
 * Reads a tree back.
 *
 * I13: a kept tree is believed only where it still makes the digest that it is kept for.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED` for one that does not, or is missing
 */
export async function readKeptTree(
  file: string,
  digest: string,
  format: ObjectFormat,
): Promise<Tree> {
  let tree: Tree | null = null;
  let cause: unknown;
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    tree = new TreeBuilder(format).build(lines.map(leafOf));
  } catch (error) {
    cause = error;
  }
  if (tree?.oid === digest) return tree;
  throw new OrchError('ORCH_DATA_DAMAGED', `The files of the worktree ${digest} are not known.`, {
    place: file,
    hint: 'Without them nobody can tell what changed since. Start a new run.',
    cause,
  });
}

function leafOf(line: string): readonly [BytePath, Leaf] {
  const [path, mode, oid, bytes, content, lines] = JSON.parse(line) as Line;
  return [path, { mode, oid, bytes, content, lines }];
}

function collect(folder: BytePath, tree: Tree, visit: (path: BytePath, leaf: Leaf) => void): void {
  for (const [name, child] of tree.children) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (isTree(child)) collect(path, child, visit);
    else visit(path, child);
  }
}
