import { lstatSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { git } from '../apply/git.ts';

/** What jscodeshift itself is mostly used on. */
export const scriptFiles = ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'];

/** The files of a repository. Paths are from the root, with `/`, sorted. */
export interface FileList {
  readonly files: readonly string[];
  readonly links: readonly string[];
}

/**
 * Lists what git knows or would take up; below a folder without git, everything but
 * `node_modules` and folders that begin with a dot.
 */
export async function listFiles(root: string): Promise<FileList> {
  const paths = (await gitFiles(root)) ?? walk(root, root);
  const files: string[] = [];
  const links: string[] = [];
  for (const path of [...new Set(paths)].sort()) {
    const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isFile() === true) files.push(path);
    else if (stat?.isSymbolicLink() === true) links.push(path);
  }
  return { files, links };
}

const packFixtures = picomatch('patterns/*/fixtures/**', { dot: true });

/**
 * The paths that the globs take, below the given files and folders. Fixtures of packs are wrong on
 * purpose and never taken.
 */
export function choose(
  files: readonly string[],
  globs: readonly string[],
  below: readonly string[] | undefined,
): string[] {
  const matches = picomatch([...globs], { dot: true });
  const roots = below?.map((path) => path.replace(/^\.\//u, '').replace(/\/$/u, ''));
  const isBelow = (path: string) =>
    roots === undefined ||
    roots.some(
      (each) => each === '' || each === '.' || path === each || path.startsWith(`${each}/`),
    );
  return files.filter((path) => isBelow(path) && matches(path) && !packFixtures(path));
}

async function gitFiles(root: string): Promise<string[] | null> {
  const told = await git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return told?.split('\0').filter((path) => path !== '') ?? null;
}

function walk(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(root, path);
    return [relative(root, path).split(sep).join('/')];
  });
}
