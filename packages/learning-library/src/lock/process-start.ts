import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as letters, digits and dots; `null` where it does not run. A pid alone names
 * nobody, since pids are used again. A zombie does not run.
 */
export function startOf(pid: number): string | null {
  return process.platform === 'linux' ? startByProc(pid) : startByPs(pid);
}

function startByProc(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) return null;
    throw error;
  }
  // The second field is the name in parentheses and may hold anything, parentheses included.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ['Z', 'X'].includes(fields[0] ?? '') ? null : (fields[19] ?? '');
}

/** The way that works where there is no `/proc`. Exported for its test. */
export function startByPs(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const [, state, start] = /^\s*(\S+)\s+(.*\S)\s*$/u.exec(stdout) ?? [];
  if (state === undefined || start === undefined || state.startsWith('Z')) return null;
  return start.replaceAll(/[^0-9A-Za-z]+/gu, '.');
}
