import { OrchError, type RunKey } from '@orch/core';
import type { RunPaths } from '../paths/run-paths.ts';
import { OwnedLock, type LockOptions } from '../lock/owned-lock.ts';

/**
 * Takes the lease of a run: the right to write it.
 *
 * @throws OrchError `ORCH_LEASE_HELD` with `data: {pid, host, since}`, `ORCH_STORAGE_*`
 */
export async function takeLease(
  paths: Pick<RunPaths, 'lease'>,
  key: RunKey,
  options: LockOptions,
): Promise<OwnedLock> {
  const outcome = await OwnedLock.tryAcquire(paths.lease, options);
  switch (outcome.kind) {
    case 'acquired':
      return outcome.lock;
    case 'held': {
      const { owner } = outcome;
      const who = owner === null ? 'another process' : `process ${owner.pid} on ${owner.host}`;
      throw new OrchError('ORCH_LEASE_HELD', `Run ${key.runId} is being written by ${who}.`, {
        place: paths.lease,
        hint: 'Wait for it, or end it with `orch cancel --run <id>`.',
        data:
          owner === null
            ? { pid: null, host: null, since: null }
            : { pid: owner.pid, host: owner.host, since: owner.at },
      });
    }
  }
}

/** The error for a lease that is no longer ours. */
export function leaseLost(path: string, key: RunKey): OrchError {
  return new OrchError('ORCH_LEASE_LOST', `The lease of run ${key.runId} was taken over.`, {
    place: path,
    hint: 'Another process writes the run now. Look at it with `orch status`.',
  });
}
