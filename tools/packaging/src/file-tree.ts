import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Files by their path from a folder, in the order of the paths. */
export type FileTree = ReadonlyMap<string, Buffer>;

/** Reads every file below a folder that a filter takes. What is linked is not followed. */
export async function readTree(
  folder: string,
  takes: (path: string) => boolean = () => true,
): Promise<FileTree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter(takes)
    .sort();
  const files = paths.map(async (path) => [path, await readFile(join(folder, path))] as const);
  return new Map(await Promise.all(files));
}

export async function writeTree(folder: string, tree: FileTree): Promise<void> {
  for (const [path, bytes] of tree) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** The paths at which two trees are not byte for byte the same. */
export function differences(one: FileTree, other: FileTree): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => {
    const [a, b] = [one.get(path), other.get(path)];
    return a === undefined || b === undefined || !a.equals(b);
  });
}
