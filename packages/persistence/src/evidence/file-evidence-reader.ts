import type { EvidenceReader, LogReference, RunKey } from '@orch/core';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';

const chunkBytes = 1024 * 1024;

/** Looks at what is really on the disk. A path that leads out of its folder is not there. */
export class FileEvidenceReader implements EvidenceReader {
  readonly #roots: RunRoots;

  constructor(roots: RunRoots) {
    this.#roots = roots;
  }

  /** @throws OrchError `ORCH_STORAGE_*`; a file that is missing has no bytes */
  async readLog(
    run: RunKey,
    log: LogReference,
  ): Promise<{ readonly bytes: number; readonly sha256: string }> {
    const digest = createHash('sha256');
    let bytes = 0;
    const path = pathInside(runPaths(this.#roots, run).folder, log.path);
    if (path !== undefined) {
      try {
        bytes = await digestRange(path, log, (chunk) => digest.update(chunk));
      } catch (error) {
        throw storageError(error, 'read the log of a stage', path);
      }
    }
    return { bytes, sha256: digest.digest('hex') };
  }

  fileExists(path: string): Promise<boolean> {
    const found = pathInside(this.#roots.root, path);
    return Promise.resolve(found !== undefined && statSync(found).isFile());
  }
}

async function digestRange(
  path: string,
  { offset, bytes: wanted }: LogReference,
  update: (chunk: Uint8Array) => void,
): Promise<number> {
  const fd = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(wanted, 1)));
    let bytes = 0;
    while (bytes < wanted) {
      const length = Math.min(chunk.byteLength, wanted - bytes);
      const count = readSync(fd, chunk, 0, length, offset + bytes);
      if (count === 0) break;
      update(chunk.subarray(0, count));
      bytes += count;
      // Other stages go on while a gigabyte is read.
      if (bytes < wanted) await new Promise((resolve) => setImmediate(resolve));
    }
    return bytes;
  } finally {
    closeSync(fd);
  }
}

/** The real path of something below a folder; `undefined` where it is missing or elsewhere. */
export function pathInside(folder: string, path: string): string | undefined {
  if (isAbsolute(path)) return undefined;
  try {
    const real = realpathSync.native(join(folder, path));
    const below = relative(realpathSync.native(folder), real);
    return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : real;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw storageError(error, 'look for a file', join(folder, path));
  }
}
