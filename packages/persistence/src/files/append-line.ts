import { closeSync, constants, openSync } from 'node:fs';
import { endsWithNewline } from './ends-with-newline.ts';
import { storageError } from './storage-error.ts';
import { writeAll } from './write-all.ts';

/**
 * Appends one value as one line of JSON with one `write` on an `O_APPEND` descriptor, which is
 * never torn by other processes that do the same. Not forced to the disk.
 *
 * The line begins with a newline where the file does not end with one: a line that a crash cut off
 * then damages nothing but itself.
 *
 * @param what what the file is called in messages
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function appendJsonLine(path: string, value: object, what: string): void {
  try {
    const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o666);
    try {
      const lead = endsWithNewline(fd) ? '' : '\n';
      writeAll(fd, Buffer.from(`${lead}${JSON.stringify(value)}\n`));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw storageError(error, `append to the ${what}`, path);
  }
}
