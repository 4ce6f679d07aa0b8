import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readIndex } from './read-tree.ts';
import { recordsOf, runGit, type GitFolder } from './run-git.ts';

/**
 * Git's object ids of files as they stand in the worktree: those of the index where git sees no
 * change, else of what a commit of the file would store.
 *
 * @throws OrchError `ORCH_GUARD_FAILED`
 */
export async function readWorktreeOids(
  git: GitFolder,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  if (wanted.size === 0) return new Map();
  const [entries, modified] = await Promise.all([
    readIndex(git),
    runGit(git, ['ls-files', '-z', '--modified']),
  ]);
  const changed = new Set(recordsOf(modified));
  const oids = new Map(
    entries.flatMap(({ path, oid }) =>
      wanted.has(path) && !changed.has(path) ? [[path, oid] as const] : [],
    ),
  );
  const rest = [...wanted].filter((path) => !oids.has(path));
  const kinds = new Map(rest.map((path) => [path, kindOf(git, path)]));
  for (const path of rest.filter((each) => kinds.get(each) === 'link')) {
    const target = readlinkSync(join(git.root, path));
    oids.set(path, await hash(git, ['--stdin', '--no-filters'], target));
  }
  const plain = rest.filter((path) => kinds.get(path) === 'file');
  if (plain.length > 0) {
    const found = await hash(git, ['--stdin-paths'], `${plain.join('\n')}\n`);
    for (const [at, oid] of found.split('\n').entries()) oids.set(plain[at] ?? '', oid);
  }
  return oids;
}

/** A name with a line break cannot be handed on, and has no id: as if it were always the same. */
function kindOf({ root }: GitFolder, path: string): 'file' | 'link' | 'other' {
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() === true) return 'link';
  return stats?.isFile() === true && !path.includes('\n') ? 'file' : 'other';
}

async function hash(git: GitFolder, args: readonly string[], input: string): Promise<string> {
  return (await runGit(git, ['hash-object', ...args], input)).toString().trim();
}
