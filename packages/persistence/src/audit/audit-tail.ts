import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isAbsent, storageError } from '../files/storage-error.ts';

/** The end of a file of lines. */
export interface FileTail {
  readonly size: number;
  /** The last whole line without its newline; `null` where there is none. */
  readonly last: Buffer | null;
  /** What stands after the last newline. */
  readonly torn: { readonly offset: number; readonly bytes: Buffer } | null;
}

const newline = 0x0a;

/**
 * The end of a file, of which no more is read than that.
 *
 * @returns `null` where there is no file
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function readTail(path: string): FileTail | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, 'read the end of the audit log', path);
  }
  try {
    const { size } = fstatSync(fd);
    for (let window = 64 * 1024; ; window *= 4) {
      const from = Math.max(0, size - window);
      const bytes = Buffer.alloc(size - from);
      readSync(fd, bytes, 0, bytes.byteLength, from);
      const end = bytes.lastIndexOf(newline);
      const begin = end <= 0 ? -1 : bytes.lastIndexOf(newline, end - 1);
      if (from > 0 && begin === -1) continue; // The line begins further up.
      const rest = bytes.subarray(end + 1);
      return {
        size,
        last: end === -1 ? null : bytes.subarray(begin + 1, end),
        torn: rest.byteLength === 0 ? null : { offset: from + end + 1, bytes: rest },
      };
    }
  } finally {
    closeSync(fd);
  }
}
