import { fstatSync, readSync } from 'node:fs';

/** Whether what stands in an open file ends with a newline; an empty file counts as such. */
export function endsWithNewline(fd: number): boolean {
  const { size } = fstatSync(fd);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(fd, last, 0, 1, size - 1);
  return last[0] === 0x0a;
}
