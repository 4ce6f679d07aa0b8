import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack, PackProblem } from './pack.ts';
import { readPack } from './read-pack.ts';

/** The packs that a repository has, and what is wrong with those that cannot be used. */
export interface Library {
  /** Sorted by id. The repository's own come before installed ones of the same id. */
  readonly packs: readonly Pack[];
  readonly problems: readonly PackProblem[];
}

/**
 * Finds the packs in `patterns/` and `adapters/` of a repository and among the packages that its `package.json`
 * names and that are installed.
 */
export function findPacks(root: string): Library {
  const folders = [...ownFolders(root), ...installedFolders(root)];
  const packs = new Map<string, Pack>();
  const problems: PackProblem[] = [];
  for (const folder of folders) {
    const read = readPack(folder);
    if (!read.ok) problems.push(...read.problems);
    else if (!packs.has(read.pack.manifest.id)) packs.set(read.pack.manifest.id, read.pack);
  }
  const byId = (a: Pack, b: Pack) => (a.manifest.id < b.manifest.id ? -1 : 1);
  return { packs: [...packs.values()].sort(byId), problems };
}

function ownFolders(root: string): string[] {
  return ['patterns', 'adapters'].flatMap((name) => {
    const top = join(root, name);
    if (!existsSync(top)) return [];
    return (
      readdirSync(top)
        .sort()
        // What is being prepared has a dot before its name, and counts for nothing.
        .filter((each) => !each.startsWith('.'))
        .map((each) => join(top, each))
        .filter((folder) => existsSync(join(folder, 'pack.json')))
    );
  });
}

function installedFolders(root: string): string[] {
  return dependenciesOf(join(root, 'package.json'))
    .map((name) => join(root, 'node_modules', name))
    .filter((folder) => existsSync(join(folder, 'pack.json')))
    .map((folder) => realpathSync(folder));
}

/** The packages that a `package.json` names; none where there is none that can be read. */
function dependenciesOf(file: string): string[] {
  if (!existsSync(file)) return [];
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const names = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) =>
      Object.keys((manifest[key] as Record<string, string> | undefined) ?? {}),
    );
    return [...new Set(names)].sort();
  } catch {
    // The owner of the file says so; here it only names no packages.
    return [];
  }
}
