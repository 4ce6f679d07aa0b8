import { closeSync, fdatasyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/**
 * Puts bytes in the place of everything from an offset on, and waits until they are on the disk. The
 * bytes are written before the file is shortened: a crash in between never leaves less than before.
 */
export function overwriteTail(path: string, offset: number, bytes: Uint8Array): void {
  const fd = openSync(path, 'r+');
  try {
    let written = 0;
    while (written < bytes.byteLength) {
      written += writeSync(fd, bytes, written, undefined, offset + written);
    }
    ftruncateSync(fd, offset + written);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
