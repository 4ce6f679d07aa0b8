import { findCaseCollision, OrchError, type RunKey } from '@orch/core';
import { lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../files/make-folders.ts';
import { osCode, storageError } from '../files/storage-error.ts';
import type { RunPaths, RunRoots } from './run-paths.ts';

/** What {@link makeRunFolder} did. */
export interface MadeFolder {
  /** False where the folder was there already; whether a run began in it is for the caller to see. */
  readonly fresh: boolean;
  /** Folders whose list of names changed and is not durable yet. */
  readonly changedFolders: readonly string[];
}

/**
 * Makes the folder of a new run.
 *
 * I8: two ids that differ only in case never both get a folder. The names beside a new folder are
 * looked at after it was made, so that of two processes that race with such a pair at least one is
 * refused.
 *
 * @throws OrchError `ORCH_ID_COLLISION`, `ORCH_STORAGE_*`
 */
export function makeRunFolder(roots: RunRoots, paths: RunPaths, key: RunKey): MadeFolder {
  try {
    const changedFolders: string[] = [];
    const firstMade = makeFolders(roots.runsDir);
    if (firstMade !== undefined) changedFolders.push(join(firstMade, '..'));
    if (makeFolder(paths.taskFolder)) {
      changedFolders.push(roots.runsDir);
      refuseCollision(roots.runsDir, key.taskId, 'task');
    }
    if (makeFolder(paths.runsFolder)) changedFolders.push(paths.taskFolder);
    const fresh = makeFolder(paths.folder);
    if (fresh && !generatedRunId.test(key.runId)) {
      refuseCollision(paths.runsFolder, key.runId, 'run');
    }
    changedFolders.push(paths.runsFolder);
    confineRunFolder(roots, paths, key);
    return { fresh, changedFolders };
  } catch (error) {
    throw storageError(error, 'make the folder of the run', paths.folder);
  }
}

/**
 * I9: a run's folder is where its ids say, and nowhere else: no link on the way leads outside, and
 * no case-insensitive file system gives the folder of another id.
 *
 * @throws OrchError `ORCH_ID_COLLISION`, `ORCH_STORAGE_*`
 */
export function confineRunFolder(roots: RunRoots, paths: RunPaths, key: RunKey): void {
  const expected = join(realPath(roots.runsDir), key.taskId, 'cli', key.runId);
  const found = realPath(paths.folder);
  if (found === expected) return;
  if (found.toLowerCase() === expected.toLowerCase()) throw collision('run', key.runId, found);
  throw leadsElsewhere(paths.folder, found);
}

// Run ids that orch makes itself end in random digits: two of them cannot differ in case alone, and
// reading the names of 100,000 runs to find that out would cost more than the run.
const generatedRunId = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f]{8,}$/;

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    throw storageError(error, 'find the folder of the run', path);
  }
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (osCode(error) !== 'EEXIST') throw error;
    // Before anything is made in it.
    if (lstatSync(folder).isSymbolicLink()) throw leadsElsewhere(folder, realpathSync(folder));
    return false;
  }
}

function refuseCollision(parent: string, id: string, what: 'task' | 'run'): void {
  const other = findCaseCollision(id, readdirSync(parent));
  if (other === undefined) return;
  rmdirSync(join(parent, id));
  throw collision(what, id, other);
}

function collision(what: 'task' | 'run', id: string, other: string): OrchError {
  return new OrchError(
    'ORCH_ID_COLLISION',
    `The ${what} id "${id}" differs only in case from "${other}", which is taken.`,
    { hint: 'Use the id that is there, or one that differs in more than case.' },
  );
}

function leadsElsewhere(folder: string, target: string): OrchError {
  return new OrchError('ORCH_STORAGE_DENIED', 'The folder of the run leads to another place.', {
    place: folder,
    hint: `Replace the symbolic link that leads to ${target} with a folder.`,
  });
}
