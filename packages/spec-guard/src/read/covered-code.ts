import { createHash } from 'node:crypto';
import type { GuardSettings } from '../guard/guard-config.ts';
import { notCounted } from '../guard/not-counted.ts';
import { PathIndex } from '../guard/path-index.ts';
import { compileGlobs } from '../spec/path-globs.ts';

/** Finds out git's object ids of files, by path; those without one are left out. */
export type ReadOids = (paths: ReadonlySet<string>) => Promise<ReadonlyMap<string, string>>;

/** The part of a spec that says which code it is about. */
export interface Covering {
  readonly path: string;
  readonly covers: readonly string[];
}

/**
 * What the code that specs cover is now: the SHA-256 (hex) of the object ids and paths of the
 * covered files, by path of the spec. Generated files are left out, as they are when changed lines
 * are counted, and specs, which a review itself changes.
 */
export async function coveredDigests(
  specs: readonly Covering[],
  files: readonly string[],
  settings: GuardSettings,
  readOids: ReadOids,
): Promise<ReadonlyMap<string, string>> {
  if (specs.length === 0) return new Map();
  const isLeftOut = notCounted(settings);
  const index = new PathIndex(files.filter((path) => !isLeftOut(path)));
  const covered = specs.map(({ path, covers }) => ({
    path,
    files: [...index.matching(compileGlobs(covers))].sort(),
  }));
  const oids = await readOids(new Set(covered.flatMap((each) => each.files)));
  return new Map(
    covered.map((each) => {
      const hash = createHash('sha256');
      for (const path of each.files) hash.update(`${oids.get(path) ?? 'none'} ${path}\0`);
      return [each.path, hash.digest('hex')];
    }),
  );
}
