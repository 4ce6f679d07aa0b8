import { lstatSync, type Stats } from 'node:fs';
import type { FsPath } from './path-bytes.ts';

/** What the file system says of a file without a look inside. Times in milliseconds since 1970. */
export interface FileStamp {
  readonly kind: 'file' | 'symlink' | 'folder' | 'other';
  readonly device: number;
  readonly inode: number;
  readonly mode: number;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly changedMs: number;
}

/** Kernels stamp files with the time of their last tick: 10 ms at the slowest, doubled here. */
const tickMs = 20;
/** File systems without fractions of a second (FAT counts in twos). */
const coarseTickMs = 2_000;

const options = { throwIfNoEntry: false } as const;

function statsAt(path: FsPath): Stats | undefined {
  try {
    return lstatSync(path, options);
  } catch (error) {
    // A file stands where the path has a folder.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The stamp of what is at a path, links not followed; `null` where nothing is. */
export function stampAt(path: FsPath): FileStamp | null {
  const stats = statsAt(path);
  return stats === undefined ? null : stampOf(stats);
}

/**
 * I4: whether what is at a path is provably what was there when it was looked at, from `lookedAtMs`
 * on, and had this stamp.
 */
export function isUnchanged(path: FsPath, stamp: FileStamp | null, lookedAtMs: number): boolean {
  const stats = statsAt(path);
  if (stats === undefined || stamp === null) return stats === undefined && stamp === null;
  return (
    stats.ctimeMs === stamp.changedMs &&
    stats.mtimeMs === stamp.modifiedMs &&
    stats.size === stamp.bytes &&
    stats.ino === stamp.inode &&
    stats.mode === stamp.mode &&
    stats.dev === stamp.device &&
    isSettled(stamp, lookedAtMs)
  );
}

export function stampOf(stats: Stats): FileStamp {
  return {
    kind: kindOf(stats),
    device: stats.dev,
    inode: stats.ino,
    mode: stats.mode,
    bytes: stats.size,
    modifiedMs: stats.mtimeMs,
    changedMs: stats.ctimeMs,
  };
}

function kindOf(stats: Stats): FileStamp['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'symlink' : 'other';
}

export function sameStamp(a: FileStamp | null, b: FileStamp | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.changedMs === b.changedMs &&
    a.modifiedMs === b.modifiedMs &&
    a.bytes === b.bytes &&
    a.inode === b.inode &&
    a.mode === b.mode &&
    a.device === b.device
  );
}

/**
 * Whether a stamp was old enough at the look to prove something later. A fresh one is not: a later
 * write may have got the same time.
 */
export function isSettled(
  { modifiedMs, changedMs }: Pick<FileStamp, 'modifiedMs' | 'changedMs'>,
  lookedAtMs: number,
): boolean {
  const coarse = modifiedMs % 1_000 === 0 && changedMs % 1_000 === 0;
  return Math.max(modifiedMs, changedMs) + (coarse ? coarseTickMs : tickMs) < lookedAtMs;
}
