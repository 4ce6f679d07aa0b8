import { writeFileSync } from 'node:fs';

/**
 * Has the system leave this process's memory out of core dumps (Linux: `coredump_filter`, see core(5)),
 * for itself and for the processes that it starts afterwards.
 *
 * @returns false where the system has no such setting, or does not let it be changed
 */
export function keepOutOfCoreDumps(path = '/proc/self/coredump_filter'): boolean {
  try {
    writeFileSync(path, '0x0', { flag: 'r+' });
    return true;
  } catch {
    // Another system, or a container without a writable /proc: the caller is told by the result.
    return false;
  }
}
