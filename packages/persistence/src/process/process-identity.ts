import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isAbsent, osCode } from '../files/storage-error.ts';

/** Names one process beyond doubt: pids are used again, so a pid alone names nobody. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the process began, in the words of its source: `proc:<ticks>` or `ps:<date>`. */
  readonly start: string;
  readonly host: string;
  /** Boot and pid namespace, where the platform tells them; two containers may share a host name. */
  readonly machine: string;
}

/** What can be said of the process that an identity names. */
export type Liveness = 'alive' | 'dead' | 'foreign';

let own: ProcessIdentity | undefined;

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  own ??= {
    pid: process.pid,
    start: startOf(process.pid) ?? 'unknown',
    host: hostname(),
    machine: machine(),
  };
  return own;
}

/**
 * Whether the process that an identity names still runs. `foreign` means that it belongs to another
 * machine (or to another boot of this one), so that only its heartbeat can tell.
 */
export function livenessOf(identity: ProcessIdentity): Liveness {
  const { host, machine: here } = ownIdentity();
  if (identity.host !== host || identity.machine !== here) return 'foreign';
  return startOf(identity.pid) === identity.start ? 'alive' : 'dead';
}

/** When a process began; `undefined` where it does not run. A zombie does not run. */
export function startOf(pid: number): string | undefined {
  return process.platform === 'linux' ? startByProc(pid) : startByPs(pid);
}

function startByProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch (error) {
    if (isAbsent(error) || osCode(error) === 'ESRCH') return undefined;
    throw error;
  }
  // The second field is the name in parentheses and may hold anything, parentheses included.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  return `proc:${fields[19] ?? ''}`;
}

/** The way that works where there is no `/proc`. Exported for its test. */
export function startByPs(pid: number): string | undefined {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const [, state, start] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(stdout) ?? [];
  if (state === undefined || start === undefined || state.startsWith('Z')) return undefined;
  return `ps:${start}`;
}

function machine(): string {
  if (process.platform !== 'linux') return process.platform;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
}
