import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { carriesMark } from './attempt-mark.ts';

/** A live process, as the kernel describes it. */
export interface ProcessInfo {
  readonly pid: number;
  readonly name: string;
  readonly group: number;
  /** Start time in the kernel's own unit; only equality means anything. */
  readonly startTime: string;
}

/** A range of process ids, both ends included. */
export interface PidRange {
  readonly first: number;
  readonly last: number;
}

/** Processes that carry a mark, and how many could not be asked. */
export interface MarkedProcesses {
  readonly found: readonly ProcessInfo[];
  /** Live processes whose environment may not be read: those of other users. */
  readonly unreadable: number;
}

/** Whether this system has the process file system that the searches here rely on. */
export const hasProcFs: boolean = existsSync('/proc/self/stat');

/** A range at most this long is asked pid by pid instead of listing all of `/proc`. */
const maxProbedPids = 12;

/** Reads a file of `/proc`. Processes end while one looks at them, so `null` is an answer. */
function readProcFile(path: string): Buffer | 'denied' | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    if (code === 'EACCES' || code === 'EPERM') return 'denied';
    throw error;
  }
}

/** Flag of the kernel for a process that is on its way out and runs none of its program any more. */
const exitingFlag = 0x4;

const smallFile = Buffer.alloc(4096);

/** Reads a file of `/proc` that is a line, without the checks that files of unknown size need. */
function readLine(path: string): string | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EACCES') return null;
    throw error;
  }
  try {
    return smallFile.toString('latin1', 0, readSync(fd, smallFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null;
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** A process by its id; `null` when there is none, or only what waits to be collected of it. */
export function readProcess(pid: number): ProcessInfo | null {
  const text = readLine(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name may hold spaces and brackets, so the fields are counted from the last bracket.
  const nameEnd = text.lastIndexOf(')');
  const fields = text.slice(nameEnd + 2).split(' ');
  const [state, , group] = fields;
  const flags = Number(fields[6]);
  const threads = Number(fields[17]);
  const startTime = fields[19];
  if (state === undefined || group === undefined || startTime === undefined) return null;
  // A process lives on while any of its threads does, though its first one be dead.
  const firstThreadIsDead = state === 'Z' || state === 'X' || (flags & exitingFlag) !== 0;
  if (firstThreadIsDead && threads <= 1) return null;
  return {
    pid,
    name: text.slice(text.indexOf('(') + 1, nameEnd),
    group: Number(group),
    startTime,
  };
}

/**
 * When a process started, as text that only ever equals itself for the same process; `null` when
 * it is gone. Where there is no `/proc`, `ps` is asked, whose answer has a resolution of one second.
 */
export function processStartTime(pid: number): string | null {
  if (hasProcFs) {
    const text = readLine(`/proc/${pid}/stat`);
    if (text === null) return null;
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  }
  return startTimeByPs(pid);
}

/** The `ps` form of {@link processStartTime}. */
export function startTimeByPs(pid: number): string | null {
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const text = answer.status === 0 ? answer.stdout.trim() : '';
  return text === '' ? null : text;
}

/**
 * The last process id that the kernel gave out; `null` where it does not say. Equal to a child's own
 * id, it proves that nothing was forked since the child.
 */
export function lastPid(): number | null {
  const loadavg = hasProcFs ? readLine('/proc/loadavg') : null;
  if (loadavg === null) return null;
  const value = Number(loadavg.slice(loadavg.lastIndexOf(' ') + 1));
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

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
): MarkedProcesses {
  const found: ProcessInfo[] = [];
  let unreadable = 0;
  if (!hasProcFs) return { found, unreadable };
  for (const pid of listPids(range)) {
    if (pid === process.pid) continue;
    const environ = readProcFile(`/proc/${pid}/environ`);
    if (environ === 'denied') unreadable += 1;
    if (environ === null || environ === 'denied' || !carriesMark(environ, fits)) continue;
    const entry = readProcess(pid);
    if (entry !== null) found.push(entry);
  }
  return { found, unreadable };
}
