import { OrchError } from '@orch/core';
import type { Claim } from '../lock/claim-log.ts';

/**
 * The lock of a task's state could not be had in time. Nothing is lost: the entry waits beside the
 * state, readers see it, and the next holder of the lock folds it in.
 */
export class TaskStateStoreLockError extends OrchError {
  override readonly name = 'TaskStateStoreLockError';

  constructor(taskId: string, place: string, attempts: number, owner: Claim | null) {
    const who = owner === null ? 'other processes' : `process ${owner.pid} on ${owner.host}`;
    super(
      'ORCH_TASK_STATE_LOCK',
      `The state of task ${taskId} was locked by ${who} at all ${attempts} attempts.`,
      {
        place,
        hint: 'Nothing is lost: the entry waits, and whoever has the lock folds it in.',
        data: { attempts, pid: owner?.pid ?? null, host: owner?.host ?? null },
      },
    );
  }
}
