import { existsSync, readdirSync } from 'node:fs';
import { carriesMark } from './attempt-mark.ts';
import { environmentBytes, hasProcFs, readProcess, readProcFile } from './process-table.ts';
import type { ProcessInfo } from './process-table.ts';

/** A range of process ids, both ends included. */
export interface PidRange {
  readonly first: number;
  readonly last: number;
}

/** What a look at the processes of this machine gave. */
export interface Search {
  readonly found: readonly ProcessInfo[];
  /**
   * What makes the answer doubtful: a process in the middle of an exec has no environment to read,
   * and one that ended meanwhile may have left a child that came too late to be seen.
   */
  readonly doubt: 'exec' | 'vanished' | null;
  /** Live processes whose environment may not be read: those of other users. */
  readonly unreadable: number;
}

/** A range at most this long is asked pid by pid instead of listing all of `/proc`. */
const maxProbedPids = 12;
/** How often an environment is read that changed while it was read. */
const maxReads = 3;

function listPids(range: PidRange | null): number[] {
  if (range !== null && range.last - range.first < maxProbedPids) {
    const pids: number[] = [];
    for (let pid = range.first; pid <= range.last; pid += 1) {
      if (existsSync(`/proc/${pid}`)) pids.push(pid);
    }
    return pids;
  }
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && (range === null || (pid >= range.first && pid <= range.last)));
}

function readEnvironment(pid: number): Buffer | 'denied' | 'exec' | 'vanished' {
  for (let reads = 0; reads < maxReads; reads += 1) {
    const environ = readProcFile(`/proc/${pid}/environ`);
    if (environ === null) return 'vanished';
    if (environ === 'denied' || environ.length > 0) return environ;
    // Nothing to read: there is nothing, or the program was replaced between opening and reading.
    if (environmentBytes(pid) === 0) return environ;
  }
  return 'exec';
}

/** Every live process that is a member of a group. Empty where there is no `/proc`. */
export function groupMembers(group: number, range: PidRange | null = null): ProcessInfo[] {
  if (!hasProcFs) return [];
  return listPids(range)
    .map(readProcess)
    .filter((entry): entry is ProcessInfo => entry !== null && entry.group === group);
}

/** Every live process but this one whose environment carries a mark that fits (I4). */
export function markedProcesses(
  fits: (mark: string) => boolean,
  range: PidRange | null = null,
): Search {
  const found: ProcessInfo[] = [];
  let doubt: Search['doubt'] = null;
  let unreadable = 0;
  for (const pid of hasProcFs ? listPids(range) : []) {
    if (pid === process.pid) continue;
    const environ = readEnvironment(pid);
    if (environ === 'denied') unreadable += 1;
    else if (environ === 'exec') doubt = 'exec';
    else if (environ === 'vanished') doubt ??= 'vanished';
    else if (carriesMark(environ, fits)) {
      const entry = readProcess(pid);
      if (entry !== null) found.push(entry);
    }
  }
  return { found, doubt, unreadable };
}
