import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { ownerOf, ownName } from '../lock/owner-name.ts';

/** What a transform did to the copy by itself. `after` is `null` for a file that it deleted. */
export interface SideEffect {
  readonly path: string;
  readonly after: Uint8Array | null;
}

/** A copy of the files of a repository, for transforms to work in. */
export interface ScratchCopy {
  readonly folder: string;
  /** The bytes that a file had when the copy was made; `undefined` where they are no longer to be had. */
  original(path: string): Uint8Array | null | undefined;
  /** What changed in the copy since it was made. */
  sideEffects(): SideEffect[];
  remove(): void;
}

interface Stamp {
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly size: number;
}

/** One file when it was copied: how the copy stood, and how what it was copied from. */
interface Copied {
  readonly copy: Stamp;
  readonly source: Stamp;
}

/**
 * Copies files of a repository. Installed packages are linked, not copied: a transform may load
 * them.
 */
export function makeScratchCopy(root: string, paths: readonly string[]): ScratchCopy {
  const folder = makeFolder();
  const copied = new Map<string, Copied>();
  const made = new Set<string>();
  for (const path of paths) {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    const source = statSync(join(root, path));
    copyFileSync(join(root, path), target, constants.COPYFILE_FICLONE);
    copied.set(path, { copy: statSync(target), source });
  }
  // A package of a workspace may have installed others than the root has.
  for (const parent of new Set([folder, ...made])) {
    const installed = join(root, relative(folder, parent), 'node_modules');
    const link = join(parent, 'node_modules');
    if (existsSync(installed) && !existsSync(link)) symlinkSync(installed, link);
  }
  return {
    folder,
    original: (path) => original(root, folder, path, copied.get(path)),
    sideEffects: () => sideEffects(root, folder, copied),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const prefix = 'orch-scratch-';

/** Makes the folder, and removes those of processes that were killed. */
function makeFolder(): string {
  const home = realpathSync(tmpdir());
  for (const name of readdirSync(home)) {
    if (name.startsWith(prefix) && ownerOf(name.slice(prefix.length)) === 'dead') {
      rmSync(join(home, name), { recursive: true, force: true });
    }
  }
  const folder = join(home, prefix + ownName());
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** From the copy where the transform left it alone, else from the repository if that still has it. */
function original(
  root: string,
  folder: string,
  path: string,
  copied: Copied | undefined,
): Uint8Array | null | undefined {
  const source = join(root, path);
  if (copied === undefined) return readIfThere(source);
  const copy = statSync(join(folder, path), { throwIfNoEntry: false });
  if (copy !== undefined && sameStamp(copied.copy, copy)) return readFileSync(join(folder, path));
  const now = statSync(source, { throwIfNoEntry: false });
  return now !== undefined && sameStamp(copied.source, now) ? readFileSync(source) : undefined;
}

function readIfThere(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function sideEffects(
  root: string,
  folder: string,
  copied: ReadonlyMap<string, Copied>,
): SideEffect[] {
  const found: SideEffect[] = [];
  const present = new Set(walk(folder, folder));
  for (const path of present) {
    const before = copied.get(path)?.copy;
    const now = statSync(join(folder, path));
    if (before !== undefined && sameStamp(before, now)) continue;
    const after = readFileSync(join(folder, path));
    const old = original(root, folder, path, copied.get(path));
    if (before !== undefined && old instanceof Uint8Array && after.equals(old)) continue;
    found.push({ path, after });
  }
  for (const path of copied.keys()) if (!present.has(path)) found.push({ path, after: null });
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
