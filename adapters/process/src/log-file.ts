import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A stage's log, open for one more attempt. */
export interface OpenLogFile {
  readonly fd: number;
  /** Where this attempt begins. */
  readonly offset: number;
  /** Bytes of a torn last line that were cut off. */
  readonly cutBytes: number;
}

const newline = 0x0a;
const searchedBytes = 64 * 1024;

/** A stage may have put a link in the log's place; what it points at is not ours to write. */
const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;

function openForAppend(file: string): number {
  try {
    return openSync(file, flags, 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, flags, 0o644);
  }
}

/** Length of the file up to and with its last newline. */
function wholeLinesBytes(fd: number, size: number): number {
  const block = Buffer.allocUnsafe(Math.min(searchedBytes, size));
  for (let end = size; end > 0;) {
    const from = Math.max(0, end - block.length);
    const count = readSync(fd, block, 0, end - from, from);
    const at = block.subarray(0, count).lastIndexOf(newline);
    if (at >= 0) return from + at + 1;
    end = from;
  }
  return 0;
}

/**
 * Opens a stage's log and cuts off a last line that a killed attempt left unfinished (I7).
 * @throws NodeJS.ErrnoException as the file system gives it
 */
export function openLogFile(file: string): OpenLogFile {
  const fd = openForAppend(file);
  try {
    const { size } = fstatSync(fd);
    const offset = wholeLinesBytes(fd, size);
    if (offset < size) ftruncateSync(fd, offset);
    return { fd, offset, cutBytes: size - offset };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}
