import type { Clock } from '@orch/core';
import { endProcesses } from './end-processes.ts';
import type { EndReport } from './end-processes.ts';
import { groupMembers, markedProcesses } from './process-search.ts';
import type { PidRange, Search } from './process-search.ts';
import { hasProcFs, lastPid, readProcess } from './process-table.ts';
import { groupExists } from './signals.ts';
import type { EndSignal } from './signals.ts';

/** What is looked for after the main process of an attempt has ended. */
export interface Attempted {
  readonly pid: number;
  readonly mark: string;
  readonly startedMs: number;
}

/** A stage shorter than this cannot have used up all process ids, so their order can be trusted. */
const maxOrderedMs = 2_000;

/**
 * Where processes of the attempt can be: ids are given out in order, so they lie between the child's
 * own and the last one. `'nowhere'` when nothing was forked since; `null` when the order says nothing.
 */
function whereToLook(attempted: Attempted, clock: Clock): PidRange | 'nowhere' | null {
  const last = lastPid();
  if (last === null || clock.monotonicMs() - attempted.startedMs > maxOrderedMs) return null;
  if (last < attempted.pid) return null;
  return last === attempted.pid ? 'nowhere' : { first: attempted.pid + 1, last };
}

/**
 * Live processes that an ended child left behind: members of its group, and bearers of its mark
 * that left the group (I3). The child itself must have been collected: a process that has its id is
 * a stranger then, and so is that process's group.
 */
function findLeftovers(attempted: Attempted, clock: Clock): Pick<Search, 'found' | 'doubt'> {
  const range = whereToLook(attempted, clock);
  if (range === 'nowhere') return { found: [], doubt: null };
  const marked = markedProcesses((mark) => mark === attempted.mark, range);
  if (!groupExists(attempted.pid) || readProcess(attempted.pid) !== null) return marked;
  const known = new Set(marked.found.map((entry) => entry.pid));
  const others = groupMembers(attempted.pid, range).filter(({ pid }) => !known.has(pid));
  return { found: [...marked.found, ...others], doubt: marked.doubt };
}

/** Ends what {@link findLeftovers} finds, and waits until nothing is found any more. */
export async function endLeftovers(
  attempted: Attempted,
  options: { readonly clock: Clock; readonly signal: EndSignal; readonly graceMs: number },
): Promise<EndReport> {
  const find = hasProcFs
    ? () => findLeftovers(attempted, options.clock)
    : () => findGroup(attempted.pid);
  return endProcesses(find, options);
}

/** Without `/proc` the group is all that can be seen, and it is ended as a whole. */
function findGroup(group: number): Pick<Search, 'found' | 'doubt'> {
  const asOne = { pid: -group, name: 'process group', group, startTime: '' };
  return { found: groupExists(group) ? [asOne] : [], doubt: null };
}
