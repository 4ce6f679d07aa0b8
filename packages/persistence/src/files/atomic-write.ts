import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FaultPoint } from './fault-point.ts';
import { storageError } from './storage-error.ts';
import { syncFile, syncFolder } from './sync-folder.ts';
import { writeAll } from './write-all.ts';

export interface AtomicWriteOptions {
  /** What the file is called in fault points and messages, such as `manifest`. */
  readonly name: string;
  readonly onPoint?: FaultPoint | undefined;
}

/** How the temporary files beside a target are named: `<target>.<pid>-<n>.tmp`. */
export const temporaryName = /\.(\d+)-\d+\.tmp$/;

let counter = 0;

function temporaryPath(path: string): string {
  counter += 1;
  return `${path}.${process.pid}-${counter}.tmp`;
}

/**
 * Replaces a file so that a reader, also one after a power cut, sees the old or the new content
 * and nothing in between: temporary file, fsync, rename, fsync of the folder.
 *
 * @throws OrchError `ORCH_STORAGE_*`; the old file is then still there
 */
export async function atomicWrite(
  path: string,
  content: string,
  { name, onPoint }: AtomicWriteOptions,
): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    onPoint?.(`${name}.write.before`);
    const fd = openSync(temporary, 'wx');
    try {
      writeAll(fd, Buffer.from(content));
      onPoint?.(`${name}.sync.before`);
      await syncFile(fd);
    } finally {
      closeSync(fd);
    }
    onPoint?.(`${name}.rename.before`);
    renameSync(temporary, path);
    onPoint?.(`${name}.rename.after`);
    await syncFolder(dirname(path));
    onPoint?.(`${name}.folder.after`);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw storageError(error, `write the ${name}`, path);
  }
}

/**
 * Replaces a file that can be rebuilt at any time: readers see the old or the new content, but it
 * is not forced to the disk.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function replaceFile(
  path: string,
  content: string,
  { name, onPoint }: AtomicWriteOptions,
): void {
  const temporary = temporaryPath(path);
  try {
    onPoint?.(`${name}.write.before`);
    const fd = openSync(temporary, 'wx');
    try {
      writeAll(fd, Buffer.from(content));
    } finally {
      closeSync(fd);
    }
    onPoint?.(`${name}.rename.before`);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw storageError(error, `write the ${name}`, path);
  }
}
