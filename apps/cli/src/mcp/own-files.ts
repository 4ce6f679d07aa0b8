import { OrchError, type RunKey } from '@orch/core';
import { runPaths, type RunRoots } from '@orch/persistence';
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { osCode } from '../errors/os-code.ts';

/**
 * Refuses a run whose folder or files lead elsewhere by a symbolic link. Whoever may write into
 * `.runs` must not be able to have this process read other files for a client.
 *
 * @param files further files of the run, relative to its folder
 * @throws OrchError `ORCH_DATA_DAMAGED`
 */
export function refuseLinkedRun(roots: RunRoots, key: RunKey, files: readonly string[] = []): void {
  const { folder } = runPaths(roots, key);
  for (const file of ['', 'runner.ndjson', '.heartbeat', 'lease.lock', ...files]) {
    refuseLink(roots.runsDir, join(folder, file));
  }
}

/**
 * Refuses a file that is reached through a symbolic link below a folder. Absent is no link.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED`
 */
export function refuseLink(folder: string, path: string): void {
  const real = realPath(path);
  const base = realPath(folder);
  if (real === null || base === null || real === join(base, relative(folder, path))) return;
  throw new OrchError('ORCH_DATA_DAMAGED', 'A symbolic link leads away from the records.', {
    place: path,
    hint: 'Nothing was read. Look at who made the link, and remove it.',
  });
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    if (osCode(error) === 'ENOENT' || osCode(error) === 'ENOTDIR') return null;
    throw new OrchError('ORCH_STORAGE_DENIED', `Cannot look at ${path}: ${String(error)}`, {
      place: path,
      cause: error,
    });
  }
}
