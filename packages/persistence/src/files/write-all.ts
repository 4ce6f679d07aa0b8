import { writeSync } from 'node:fs';

/**
 * Writes the whole buffer. The first `write` nearly always takes everything; a disk that is almost
 * full takes a part, and the next one then says why.
 */
export function writeAll(fd: number, bytes: Uint8Array): void {
  let written = writeSync(fd, bytes);
  while (written < bytes.byteLength) written += writeSync(fd, bytes, written);
}
