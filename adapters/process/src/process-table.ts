import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';

/** A live process, as the kernel describes it. */
export interface ProcessInfo {
  readonly pid: number;
  readonly name: string;
  readonly group: number;
  /** Start time in the kernel's own unit; only equality means anything. */
  readonly startTime: string;
}

/** Whether this system has the process file system that the searches here rely on. */
export const hasProcFs: boolean = existsSync('/proc/self/stat');

/** Reads a file of `/proc` of any size. Processes end while one looks at them, so `null` is an answer. */
export function readProcFile(path: string): Buffer | 'denied' | null {
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
/** Flag of the kernel for its own threads. */
const kernelThreadFlag = 0x200000;

/** Room for any file of one line. */
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

/** The fields of `/proc/<pid>/stat` behind the name, and the name; `null` when the process is gone. */
function readStat(pid: number): { readonly name: string; readonly fields: string[] } | null {
  const text = readLine(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name may hold spaces and brackets, so the fields are counted from the last bracket.
  const nameEnd = text.lastIndexOf(')');
  return {
    name: text.slice(text.indexOf('(') + 1, nameEnd),
    fields: text
      .slice(nameEnd + 2)
      .trimEnd()
      .split(' '),
  };
}

/** A process by its id; `null` when there is none, or only what waits to be collected of it. */
export function readProcess(pid: number): ProcessInfo | null {
  const stat = readStat(pid);
  if (stat === null) return null;
  const { name, fields } = stat;
  const [state, , group] = fields;
  const flags = Number(fields[6]);
  const threads = Number(fields[17]);
  const startTime = fields[19];
  if (state === undefined || group === undefined || startTime === undefined) return null;
  // A process lives on while any of its threads does, though its first one be dead.
  const firstThreadIsDead = state === 'Z' || state === 'X' || (flags & exitingFlag) !== 0;
  if (firstThreadIsDead && threads <= 1) return null;
  return { pid, name, group: Number(group), startTime };
}

/**
 * How much environment a process says it has, in bytes; `null` while it has no memory of its own to
 * hold one: for a moment in every exec. Zero for the kernel's threads and for what is gone.
 */
export function environmentBytes(pid: number): number | null {
  const stat = readStat(pid);
  if (stat === null || stat.fields[0] === 'Z' || stat.fields[0] === 'X') return 0;
  const flags = Number(stat.fields[6]);
  if ((flags & (kernelThreadFlag | exitingFlag)) !== 0) return 0;
  const start = BigInt(stat.fields[47] ?? 0);
  const end = BigInt(stat.fields[48] ?? 0);
  return end === 0n ? null : Number(end - start);
}

/**
 * When a process started, as text that only ever equals itself for the same process; `null` when
 * it is gone. Where there is no `/proc`, `ps` is asked, whose answer has a resolution of one second.
 */
export function processStartTime(pid: number): string | null {
  if (hasProcFs) {
    return readStat(pid)?.fields[19] ?? null;
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
