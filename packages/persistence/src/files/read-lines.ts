import { readSync } from 'node:fs';

/** A line as it stands in a file. */
export interface RawLine {
  /** Where it begins, in bytes from the start of the file. */
  readonly offset: number;
  /** Without the newline. Good until the next line is asked for. */
  readonly bytes: Buffer;
  /** False for what stands after the last newline. */
  readonly ended: boolean;
}

const chunkBytes = 256 * 1024;
const newline = 0x0a;

/** The lines of an open file. The file is read in pieces, and one line is held at a time. */
export function* readLines(fd: number): Generator<RawLine> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let pieces: Buffer[] = [];
  let lineOffset = 0;
  let position = 0;
  for (;;) {
    const count = readSync(fd, chunk, 0, chunkBytes, position);
    if (count === 0) break;
    let from = 0;
    for (;;) {
      const at = chunk.subarray(0, count).indexOf(newline, from);
      if (at === -1) break;
      const end = chunk.subarray(from, at);
      const bytes = pieces.length === 0 ? end : Buffer.concat([...pieces, end]);
      yield { offset: lineOffset, bytes, ended: true };
      pieces = [];
      from = at + 1;
      lineOffset = position + from;
    }
    if (from < count) pieces.push(Buffer.from(chunk.subarray(from, count)));
    position += count;
  }
  if (pieces.length > 0) yield { offset: lineOffset, bytes: Buffer.concat(pieces), ended: false };
}
