import type { Clock, ReapReport } from '@orch/core';
import { endProcesses } from './end-processes.ts';
import { thisMachine } from './process-handle.ts';
import type { ProcessHandle } from './process-handle.ts';
import { groupMembers, markedProcesses } from './process-search.ts';
import type { Search } from './process-search.ts';
import { hasProcFs, processStartTime } from './process-table.ts';
import type { ProcessInfo } from './process-table.ts';
import { groupExists } from './signals.ts';

export interface ReapTarget {
  readonly fits: (mark: string) => boolean;
  readonly handle: ProcessHandle | null;
}

/** Whether the handle's process is still the one that was recorded (I4). */
function isSameProcess(handle: ProcessHandle): boolean {
  return handle.start_time !== null && processStartTime(handle.pid) === handle.start_time;
}

function describe(entry: ProcessInfo): string {
  return `${entry.pid} (${entry.name})`;
}

/**
 * Ends what an attempt left behind when its owner died: the group of the recorded process if that
 * is still the same process, and every bearer of the attempt's mark, recorded or not. A process that
 * merely has the old id is never touched.
 */
export async function reapProcesses(
  target: ReapTarget,
  options: { readonly clock: Clock; readonly graceMs: number },
): Promise<ReapReport> {
  const { handle } = target;
  const here = thisMachine();
  if (handle !== null && handle.host !== here.host) {
    return {
      ended: 0,
      limits: [`the attempt ran on ${handle.host}, which cannot be searched from here`],
    };
  }
  const limits: string[] = [];
  const sameBoot = handle !== null && handle.boot_id === here.boot_id;
  const group = sameBoot && isSameProcess(handle) ? handle.pid : null;

  const find = (): Pick<Search, 'found' | 'doubt'> => {
    const marked = markedProcesses(target.fits);
    if (group === null) return marked;
    const known = new Set(marked.found.map(({ pid }) => pid));
    const others = membersOf(group).filter(({ pid }) => !known.has(pid));
    return { found: [...marked.found, ...others], doubt: marked.doubt };
  };
  const { ended, survivors } = await endProcesses(find, { ...options, signal: 'SIGTERM' });

  if (!hasProcFs) {
    limits.push('this system has no /proc: processes that left their group were not searched for');
  }
  const { unreadable } = markedProcesses(target.fits);
  if (unreadable > 0) {
    limits.push(`${unreadable} processes of other users could not be looked into`);
  }
  if (sameBoot && group === null && processStartTime(handle.pid) === null) {
    for (const entry of membersOf(handle.pid)) {
      limits.push(
        `process ${describe(entry)} is in the old group but carries no mark; it was left alone`,
      );
    }
  }
  for (const entry of survivors)
    limits.push(`process ${describe(entry)} did not end, even on SIGKILL`);
  return { ended: ended.length - survivors.length, limits };
}

/** Members of a group, where they can be listed; else the group as one. */
function membersOf(group: number): readonly ProcessInfo[] {
  if (hasProcFs) return groupMembers(group);
  return groupExists(group) ? [{ ...groupAsOne, pid: -group, group }] : [];
}

const groupAsOne = { name: 'process group', startTime: '' };
