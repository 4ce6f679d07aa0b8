import { OrchError } from '@orch/core';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockTree } from '../lock/tree-lock.ts';
import {
  intentFile,
  intentFolders,
  intentHome,
  type CommitResult,
  type IntentHome,
} from './intent.ts';
import { rollForward } from './roll-forward.ts';

/**
 * Finishes what killed processes left half done, and throws away what they had only prepared. Waits
 * for one that lives.
 *
 * @returns how each of them ended; empty in nearly every case
 * @throws OrchError `ORCH_LEASE_HELD` where another process is at work on the tree for over a minute,
 *   `ORCH_STORAGE_…`
 */
export async function recoverApply(root: string): Promise<CommitResult[]> {
  const home = await intentHome(root);
  if (intentFolders(home).length === 0) return [];
  const lock = await lockTree(home.lock, { waitMs: 60_000 });
  try {
    return carryOutAll(home);
  } finally {
    lock.release();
  }
}

/** The same, for who has the lock of the tree. */
export function carryOutAll(home: IntentHome): CommitResult[] {
  return intentFolders(home).flatMap((folder) => {
    if (existsSync(join(folder, intentFile))) {
      const result = rollForward(folder, home.top, () => undefined);
      return result.status === 'gone' ? [] : [result];
    }
    // Prepared by somebody who was killed: whoever prepares has the lock.
    rmSync(folder, { recursive: true, force: true });
    return [];
  });
}

/**
 * For who has the lock of the tree.
 *
 * @throws OrchError `ORCH_WORKTREE_DIRTY` where a killed process has left the tree half changed
 */
export function refuseHalfDone(home: IntentHome): void {
  if (!intentFolders(home).some((folder) => existsSync(join(folder, intentFile)))) return;
  throw new OrchError('ORCH_WORKTREE_DIRTY', 'An apply was killed, and has not been finished.', {
    hint: 'Run it again, or orch patterns plan: both finish it first.',
  });
}
