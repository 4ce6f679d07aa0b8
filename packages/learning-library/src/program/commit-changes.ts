/**
 * Carries out an intent in a process of its own, which outlives the one that asked for it: killing
 * that one in the middle leaves nothing half done.
 */
import { OrchError } from '@orch/core';
import type { FaultPoint } from '../apply/intent.ts';
import { rollForward } from '../apply/roll-forward.ts';
import { pidIn } from '../lock/owner-name.ts';
import { lockTree } from '../lock/tree-lock.ts';
import type { CommitMessage } from './commit-message.ts';

const [folder, top, lockFolder, onBehalfOf] = process.argv.slice(2);
if (folder === undefined || top === undefined || lockFolder === undefined) {
  throw new Error('The folders are missing.');
}
const message = await carryOut(folder, top, lockFolder);
if (message !== null) process.send?.(message);
if (process.connected) process.disconnect();

async function carryOut(
  ...[intent, tree, lockPlace]: [string, string, string]
): Promise<CommitMessage | null> {
  // Who asked has the lock. Where that one was killed meanwhile and somebody else has it, that one
  // finds the intent.
  const request = { waitMs: 0, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  const lock = await lockTree(lockPlace, request).catch(() => null);
  if (lock === null) return null;
  try {
    const result = rollForward(intent, tree, faultPoint());
    return result.status === 'gone' ? null : result;
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    const { code, message: text, hint = '' } = error;
    return { status: 'failed', code, message: text, hint };
  } finally {
    lock.release();
  }
}

/**
 * For crash tests: `ORCH_FAULT_AT=apply.alone:<n>` kills this process at its n-th point, and
 * `apply.both:<n>` the one that asked as well.
 */
function faultPoint(): FaultPoint {
  const wanted = process.env['ORCH_FAULT_AT'] ?? '';
  const [, who, count] = /^apply\.(alone|both):(\d+)$/u.exec(wanted) ?? [];
  let left = Number(count ?? 0);
  const asker = pidIn(onBehalfOf ?? '');
  return () => {
    left -= 1;
    if (left !== 0) return;
    if (who === 'both' && process.ppid === asker) process.kill(asker, 'SIGKILL');
    process.kill(process.pid, 'SIGKILL');
  };
}
