import { OrchError } from '@orch/core';
import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ownerOf, ownName, pidIn } from './owner-name.ts';
import { asStorageError } from './storage-error.ts';

/** The exclusive right to change a working tree, or to look at it while nobody changes it. */
export interface TreeLock {
  /** Names the holder; a process that works for the holder passes it on (see {@link lockTree}). */
  readonly name: string;
  release(): void;
}

/** How the right is asked for. */
export interface LockRequest {
  /** How long to wait for another holder. */
  readonly waitMs: number;
  /** A holder on whose behalf this process works: it does not stand in the way. */
  readonly onBehalfOf?: string;
}

const pauseMs = 25;
/** Of a holder on another machine nothing can be seen; nobody holds this for so long. */
const foreignMs = 3_600_000;

/**
 * Takes the lock of a tree (I5). Whoever wants it puts down a file with a name of its own, and has it
 * if then no file of another living process is there; else takes it back and tries again. Of two at
 * once at least one sees the other, so never both have it; a name is used once, so what a killed
 * process left can be removed by anybody at any time.
 *
 * @throws OrchError `ORCH_LEASE_HELD` where another process has it for too long, and
 *   `ORCH_STORAGE_…` where no file can be put down
 */
export async function lockTree(folder: string, request: LockRequest): Promise<TreeLock> {
  const until = Date.now() + request.waitMs;
  for (;;) {
    const name = ownName();
    putDown(folder, name);
    const other = otherHolder(folder, [name, request.onBehalfOf]);
    if (other === null) return { name, release: () => takeBack(folder, name) };
    takeBack(folder, name);
    if (Date.now() >= until) throw held(other);
    // Two that see each other both step back; they must not come again at the same time.
    await delay(pauseMs * (1 + Math.random()));
  }
}

function putDown(folder: string, name: string): void {
  try {
    for (;;) {
      mkdirSync(folder, { recursive: true });
      try {
        writeFileSync(join(folder, name), '', { flag: 'wx' });
        return;
      } catch (error) {
        // Another process took its file back, and the empty folder with it.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
  } catch (error) {
    throw asStorageError(error);
  }
}

function takeBack(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else waits or has it: then the folder stays.
  }
}

function otherHolder(folder: string, mine: readonly (string | undefined)[]): string | null {
  for (const name of readdirSync(folder)) {
    if (mine.includes(name)) continue;
    const owner = ownerOf(name);
    if (owner === 'alive' || (owner === 'foreign' && isRecent(join(folder, name)))) return name;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  return null;
}

function isRecent(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < foreignMs;
}

function held(name: string): OrchError {
  const where = ownerOf(name) === 'foreign' ? ' on another machine' : '';
  return new OrchError(
    'ORCH_LEASE_HELD',
    `Process ${pidIn(name)}${where} is at work on this tree.`,
    { hint: 'Wait until it has ended.', data: { pid: pidIn(name) } },
  );
}
