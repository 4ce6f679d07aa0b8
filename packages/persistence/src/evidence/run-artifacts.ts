import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from '../attestation/run-statement.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import type { RunPaths } from '../paths/run-paths.ts';

const chunkBytes = 1024 * 1024;

/** The files of a run that say what happened, with their digests, in the order of their names. */
export function runArtifacts(paths: RunPaths): readonly Subject[] {
  const folders = ['commands', 'diffs', 'evaluations'];
  const names = ['manifest.json', 'runner.ndjson', ...folders.flatMap(inFolder)];
  return names.sort().map((name) => {
    const sha256 = digestOfFile(join(paths.folder, name));
    if (sha256 === null) throw storageError(new Error('it is missing'), 'read a file', name);
    return { name, digest: { sha256 } };
  });

  function inFolder(folder: string): string[] {
    try {
      const entries = readdirSync(join(paths.folder, folder), { withFileTypes: true });
      return entries.flatMap((entry) => {
        const name = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return inFolder(name);
        return entry.isFile() ? [name] : [];
      });
    } catch (error) {
      if (isAbsent(error)) return [];
      throw storageError(error, 'list the files of the run', join(paths.folder, folder));
    }
  }
}

/**
 * SHA-256 (hex) of a whole file, which is not held in memory; `null` where there is none.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function digestOfFile(path: string): string | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, 'read a file of the run', path);
  }
  try {
    const digest = createHash('sha256');
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (let count = readSync(fd, chunk); count > 0; count = readSync(fd, chunk)) {
      digest.update(chunk.subarray(0, count));
    }
    return digest.digest('hex');
  } finally {
    closeSync(fd);
  }
}
