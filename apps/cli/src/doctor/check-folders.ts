import { describeThrown } from '@orch/core';
import type { RunRoots } from '@orch/persistence';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { configFileName } from '../session/find-roots.ts';
import { fail, ok, warn, type Check } from './check.ts';
import { osCode } from '../errors/os-code.ts';

export function checkRoot({ root }: RunRoots): Check {
  const title = 'Repository';
  if (existsSync(join(root, '.git'))) return ok('root', title, root);
  if (existsSync(join(root, configFileName))) {
    return warn('root', title, `${root} is not a git repository`, 'Run `git init`.');
  }
  const next = 'Go to a repository, or set CODEX_ORCHESTRATOR_ROOT.';
  return warn('root', title, `${root} has neither .git nor ${configFileName}`, next);
}

/** Whether a folder, or the one in which it would be made, can be written to: tried, not looked up. */
export function checkWritable(id: string, title: string, folder: string): Check {
  try {
    inScratch(folder, (scratch) => appendFileSync(join(scratch, 'probe'), 'x'));
    return ok(id, title, folder);
  } catch (error) {
    return fail(id, title, describeThrown(error), `Make ${folder} writable.`);
  }
}

/** What the store relies on: exclusive creation, appending, renaming over a file, fsync. */
export function checkLocks({ runsDir }: RunRoots): Check {
  const title = 'File system';
  try {
    const missing = inScratch(runsDir, missingAbilities);
    if (missing.length === 0) {
      return ok('locks', title, 'exclusive create, append, rename and fsync work');
    }
    const next = 'Keep the runs on a local disk: set CODEX_ORCHESTRATOR_RUNS_DIR.';
    return fail('locks', title, `does not work: ${missing.join(', ')}`, next);
  } catch (error) {
    return fail('locks', title, describeThrown(error), `Make ${runsDir} writable.`);
  }
}

function missingAbilities(scratch: string): string[] {
  const missing: string[] = [];
  const lock = join(scratch, 'lock');
  const descriptor = openSync(lock, 'wx');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  if (!refusesToMake(lock)) missing.push('exclusive create');
  const log = join(scratch, 'log');
  appendFileSync(log, 'a');
  appendFileSync(log, 'b');
  renameSync(log, lock);
  if (readFileSync(lock, 'utf8') !== 'ab') missing.push('append or rename');
  return missing;
}

function refusesToMake(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return false;
  } catch (error) {
    return osCode(error) === 'EEXIST';
  }
}

/** Works in a folder of its own beside or in the given one, and leaves nothing behind. */
function inScratch<Value>(folder: string, work: (scratch: string) => Value): Value {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const scratch = mkdtempSync(join(nearest, '.orch-doctor-'));
  try {
    return work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
