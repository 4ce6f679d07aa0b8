import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryName } from '../files/atomic-write.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import type { RunPaths } from '../paths/run-paths.ts';
import { startOf } from '../process/process-identity.ts';

/**
 * Removes temporary files of processes that no longer run. The caller holds the lease.
 *
 * @returns the names of what was removed
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function removeLeftovers(paths: RunPaths): string[] {
  const removed: string[] = [];
  for (const folder of [paths.folder, paths.inbox]) {
    try {
      for (const name of readdirSync(folder)) {
        const pid = temporaryName.exec(name)?.[1];
        if (pid === undefined || startOf(Number(pid)) !== undefined) continue;
        rmSync(join(folder, name), { force: true });
        removed.push(name);
      }
    } catch (error) {
      if (!isAbsent(error)) throw storageError(error, 'remove leftovers', folder);
    }
  }
  return removed;
}
