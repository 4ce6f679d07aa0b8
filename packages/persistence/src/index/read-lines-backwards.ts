import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isAbsent, storageError } from '../files/storage-error.ts';

const chunkBytes = 64 * 1024;
const newline = 0x0a;

/**
 * The lines of a file from the last to the first, without their newlines; empty ones are left out.
 * What is read grows with the lines that are taken, not with the file. A file that is missing has
 * no lines.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function* readLinesBackwards(path: string): Generator<string> {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return;
    throw storageError(error, 'read the lines', path);
  }
  try {
    let position = fstatSync(fd).size;
    let rest: Buffer[] = []; // The beginning of a line whose own beginning is further up, reversed.
    while (position > 0) {
      const length = Math.min(chunkBytes, position);
      position -= length;
      const chunk = Buffer.allocUnsafe(length);
      readSync(fd, chunk, 0, length, position);
      let end = length;
      for (;;) {
        const at = end === 0 ? -1 : chunk.lastIndexOf(newline, end - 1);
        if (at === -1) break;
        const line = join(chunk.subarray(at + 1, end), rest);
        rest = [];
        end = at;
        if (line !== '') yield line;
      }
      if (end > 0) rest.push(chunk.subarray(0, end));
    }
    const first = join(Buffer.alloc(0), rest);
    if (first !== '') yield first;
  } finally {
    closeSync(fd);
  }
}

function join(head: Buffer, rest: readonly Buffer[]): string {
  return Buffer.concat([head, ...rest.toReversed()]).toString('utf8');
}
