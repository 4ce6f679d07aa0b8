import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxFolders, SandboxMechanism, SandboxProfile } from './sandbox.ts';

/** Looked for here and not on `PATH`, where a repository can put a program of its own first. */
const places = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/bin/bwrap'] as const;

const probeTimeoutMs = 5_000;
/** Succeeds only where a write is refused and no network device but the loopback is there. */
const probeScript = '! (: > "$1") 2>/dev/null && ! grep -v "lo:" /proc/net/dev | grep -q ":"';

/** Read-only for all, then a private `/tmp`, then the repository over it, then orch's own records. */
function mountArguments(profile: SandboxProfile, folders: SandboxFolders): string[] {
  const { root, protectedPaths } = folders;
  const mounts = ['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp'];
  // Sockets of daemons answer through a read-only mount too, and some of them act as root.
  if (profile !== 'network') mounts.push('--tmpfs', '/run', '--unshare-net');
  mounts.push(profile === 'read-only' ? '--ro-bind' : '--bind', root, root);
  for (const path of protectedPaths) mounts.push('--ro-bind', path, path);
  return mounts;
}

function bubblewrap(program: string): SandboxMechanism {
  return {
    name: 'bubblewrap',
    wrap(argv, profile, folders) {
      // What does not exist cannot be mounted over, and so could be made inside.
      for (const path of folders.protectedPaths) mkdirSync(path, { recursive: true });
      return [
        program,
        ...mountArguments(profile, folders),
        '--unshare-pid',
        '--unshare-ipc',
        '--setenv',
        'TMPDIR',
        '/tmp',
        '--chdir',
        folders.cwd,
        '--',
        ...argv,
      ];
    },
  };
}

/**
 * Finds out by doing whether commands can be held to a profile here: bubblewrap has to start, refuse
 * a write to the repository, and hide the network.
 * @param root the repository's root, absolute
 * @returns `null` where it cannot, such as without user namespaces
 */
export function detectSandbox(root: string): SandboxMechanism | null {
  const program = places.find((place) => existsSync(place));
  if (program === undefined) return null;
  const mechanism = bubblewrap(program);
  const target = join(root, `.orch-sandbox-probe-${process.pid}`);
  const [file = '', ...args] = mechanism.wrap(
    ['/bin/sh', '-c', probeScript, 'probe', target],
    'read-only',
    { root, cwd: root, protectedPaths: [] },
  );
  const probe = spawnSync(file, args, { stdio: 'ignore', timeout: probeTimeoutMs });
  rmSync(target, { force: true });
  return probe.status === 0 ? mechanism : null;
}
