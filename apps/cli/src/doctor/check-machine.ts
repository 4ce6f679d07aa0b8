import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fail, ok, warn, type Check } from './check.ts';

const oldest = [20, 19] as const;

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const title = 'Node.js';
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) {
    return ok('node', title, version);
  }
  return fail(
    'node',
    title,
    `${version} is too old`,
    `Install Node.js ${oldest.join('.')} or newer.`,
  );
}

export function checkGit(): Check {
  const found = runs('git', ['--version']);
  if (found !== null) return ok('git', 'git', found.replace(/^git version /, ''));
  const next = 'Install git; without it nothing is known of what stages change.';
  return warn('git', 'git', 'not found', next);
}

/** Crash recovery and the look at a caller's ancestry need `/proc` with readable environments. */
export function checkProc(): Check {
  const title = 'Process table';
  const next =
    'Runs work, but processes that leave their group cannot be found again after a crash.';
  try {
    const own = readFileSync('/proc/self/environ');
    const stat = readFileSync(`/proc/${process.ppid}/stat`);
    if (own.byteLength > 0 && stat.byteLength > 0) return ok('proc', title, '/proc is readable');
    return warn('proc', title, '/proc is empty', next);
  } catch (error) {
    return warn('proc', title, `no /proc: ${String(error)}`, next);
  }
}

/** Tried with a command, not looked up: a bubblewrap that may not make namespaces holds nothing. */
export function checkSandbox(): Check {
  const title = 'Sandbox';
  const next =
    'Profiles of stages are declared and not enforced. On Linux: install bubblewrap and allow user namespaces.';
  if (runs('bwrap', ['--version']) === null) {
    return warn('sandbox', title, 'bubblewrap was not found', next);
  }
  const held = runs('bwrap', ['--ro-bind', '/', '/', '--dev', '/dev', '--unshare-all', 'true']);
  if (held === null) return warn('sandbox', title, 'bubblewrap is there but cannot run', next);
  return ok('sandbox', title, 'bubblewrap can hold a command');
}

/** What a program prints; `null` where it is not there or fails. */
function runs(program: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 10_000 });
  return status === 0 ? stdout.trim() : null;
}
