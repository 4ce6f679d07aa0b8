import { explainBadId } from '@orch/core';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';

/** Ids of the tasks that have a folder among the runs. Reads the whole folder: for rebuilding. */
export function taskIdsOf(roots: RunRoots): string[] {
  return foldersIn(roots.runsDir);
}

/** Ids of the runs of a task. Reads the whole folder: for rebuilding. */
export function runIdsOf(roots: RunRoots, taskId: string): string[] {
  return foldersIn(dirname(runPaths(roots, { taskId, runId: 'any' }).folder));
}

/** Folders whose names are ids; everything else beside them is not ours. */
function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && explainBadId(entry.name) === undefined)
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw storageError(error, 'list the runs', folder);
  }
}
