import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

/** What a transform did to the copy by itself. `after` is `null` for a file that it deleted. */
export interface SideEffect {
  readonly path: string;
  readonly after: Uint8Array | null;
}

/** A copy of the files of a repository, for transforms to work in. */
export interface ScratchCopy {
  readonly folder: string;
  /** What changed in the copy since it was made. */
  sideEffects(): SideEffect[];
  remove(): void;
}

interface Stamp {
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly size: number;
}

/**
 * Copies files of a repository. Installed packages are linked, not copied: a transform may load
 * them.
 */
export function makeScratchCopy(root: string, paths: readonly string[]): ScratchCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orch-scratch-')));
  const stamps = new Map<string, Stamp>();
  const made = new Set<string>();
  for (const path of paths) {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    copyFileSync(join(root, path), target, constants.COPYFILE_FICLONE);
    stamps.set(path, statSync(target));
  }
  const installed = join(root, 'node_modules');
  if (existsSync(installed)) symlinkSync(installed, join(folder, 'node_modules'));
  return {
    folder,
    sideEffects: () => sideEffects(root, folder, stamps),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function sideEffects(
  root: string,
  folder: string,
  stamps: ReadonlyMap<string, Stamp>,
): SideEffect[] {
  const found: SideEffect[] = [];
  const present = new Set(walk(folder, folder));
  for (const path of present) {
    const before = stamps.get(path);
    const now = statSync(join(folder, path));
    if (before !== undefined && sameStamp(before, now)) continue;
    const after = readFileSync(join(folder, path));
    if (before !== undefined && after.equals(readFileSync(join(root, path)))) continue;
    found.push({ path, after });
  }
  for (const path of stamps.keys()) if (!present.has(path)) found.push({ path, after: null });
  return found;
}

function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.size === b.size;
}

function walk(top: string, folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isDirectory()) return walk(top, path);
    return stat.isFile() ? [relative(top, path).split(sep).join('/')] : [];
  });
}
