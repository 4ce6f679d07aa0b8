import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { sameStamp, stampAt, stampOf, type FileStamp } from './file-stamp.ts';
import type { FsPath } from './path-bytes.ts';

/** The algorithm that names a repository's objects. */
export type ObjectFormat = 'sha1' | 'sha256';

/** A file as a tree holds it. */
export interface Leaf {
  readonly mode: '100644' | '100755' | '120000';
  /** Git's name of the content, byte for byte as it stands in the worktree (I3). */
  readonly oid: string;
  readonly bytes: number;
  /**
   * Whether the content can be shown later: `stored` in an object store; `too_large`, `unreadable`
   * and `not_kept` (of an earlier process) are told by their digest alone.
   */
  readonly content: 'stored' | 'too_large' | 'unreadable' | 'not_kept';
  /** Newlines in it; 0 where it could not be read. */
  readonly lines: number;
}

/** A leaf, with its content where that is small, and how long the look at it holds. */
export interface ReadLeaf {
  readonly leaf: Leaf;
  /** `null` where the content is not kept in memory. */
  readonly content: Buffer | null;
  /** `null` where the file did not hold still; it is then read again next time. */
  readonly stamp: FileStamp | null;
}

const chunkBytes = 1024 * 1024;
const newline = 0x0a;

/** Links are never followed, and nothing that waits for another process (a pipe) is ever opened. */
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads what is at a path as git would store it, without any filter. `null` where there is no file.
 * @throws NodeJS.ErrnoException as the file system gives it, but for a file that may not be read
 */
export async function readLeaf(
  path: FsPath,
  stamp: FileStamp | null,
  format: ObjectFormat,
  maxKeptBytes: number,
): Promise<ReadLeaf | null> {
  if (stamp === null) return null;
  try {
    switch (stamp.kind) {
      case 'symlink':
        return readLink(path, stamp, format);
      case 'file':
        if (stamp.bytes > maxKeptBytes) return await digestLarge(path, format);
        return readSmall(path, format, maxKeptBytes);
      case 'folder':
      case 'other':
        return null;
    }
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'EACCES':
      case 'EPERM':
        return unreadable(stamp, format);
      // Gone or replaced between the two looks: there is no file here now.
      case 'ENOENT':
      case 'ENOTDIR':
      case 'ELOOP':
      case 'EINVAL':
      case 'ENXIO':
        return null;
      default:
        throw error;
    }
  }
}

/** Git's name of an object. */
export function objectId(format: ObjectFormat, type: 'blob' | 'tree', content: Uint8Array): string {
  return createHash(format).update(`${type} ${content.length}\0`).update(content).digest('hex');
}

function readLink(path: FsPath, stamp: FileStamp, format: ObjectFormat): ReadLeaf {
  const content = readlinkSync(path, { encoding: 'buffer' });
  const oid = objectId(format, 'blob', content);
  const leaf: Leaf = { mode: '120000', oid, bytes: content.length, content: 'stored', lines: 0 };
  return { leaf, content, stamp: sameStamp(stampAt(path), stamp) ? stamp : null };
}

function readSmall(path: FsPath, format: ObjectFormat, maxKeptBytes: number): ReadLeaf | null {
  const fd = openSync(path, openFlags);
  try {
    const before = stampOf(fstatSync(fd));
    if (before.kind !== 'file') return null;
    const content = readUpTo(fd, before.bytes, maxKeptBytes);
    const after = stampOf(fstatSync(fd));
    const oid = objectId(format, 'blob', content);
    const bytes = content.length;
    const lines = countNewlines(content);
    const leaf: Leaf = { mode: modeOf(before), oid, bytes, content: 'stored', lines };
    const still = sameStamp(before, after) && bytes === after.bytes;
    return { leaf, content, stamp: still ? after : null };
  } finally {
    closeSync(fd);
  }
}

/** A file that grows while it is read is read no further than a file that is kept may go. */
function readUpTo(fd: number, expectedBytes: number, maxBytes: number): Buffer {
  const content = Buffer.allocUnsafe(Math.min(expectedBytes, maxBytes));
  let length = 0;
  while (length < content.length) {
    const count = readSync(fd, content, length, content.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return content.subarray(0, length);
}

async function digestLarge(path: FsPath, format: ObjectFormat): Promise<ReadLeaf | null> {
  const file = await open(path, openFlags);
  try {
    const before = stampOf(await file.stat());
    if (before.kind !== 'file') return null;
    const hash = createHash(format).update(`blob ${before.bytes}\0`);
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let bytes = 0;
    let lines = 0;
    while (bytes < before.bytes) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunkBytes, before.bytes - bytes));
      if (bytesRead === 0) break;
      const part = chunk.subarray(0, bytesRead);
      hash.update(part);
      lines += countNewlines(part);
      bytes += bytesRead;
    }
    const after = stampOf(await file.stat());
    const oid = hash.digest('hex');
    const leaf: Leaf = { mode: modeOf(before), oid, bytes, content: 'too_large', lines };
    return { leaf, content: null, stamp: sameStamp(before, after) ? after : null };
  } finally {
    await file.close();
  }
}

/** I3: what cannot be read still counts: its digest is that of its stamp. */
function unreadable(stamp: FileStamp, format: ObjectFormat): ReadLeaf {
  const { inode, bytes, modifiedMs, changedMs } = stamp;
  const seen = Buffer.from(`unreadable ${inode} ${bytes} ${modifiedMs} ${changedMs}`);
  const oid = objectId(format, 'blob', seen);
  const leaf: Leaf = { mode: modeOf(stamp), oid, bytes, content: 'unreadable', lines: 0 };
  return { leaf, content: null, stamp };
}

function modeOf(stamp: FileStamp): Leaf['mode'] {
  if (stamp.kind === 'symlink') return '120000';
  return (stamp.mode & 0o100) === 0 ? '100644' : '100755';
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}
