import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { startOf } from './process-start.ts';

/** A name for a file or folder that tells which process it belongs to, and which no other ever has. */
export function ownName(): string {
  const { host, boot, space } = here();
  return [process.pid, startOf(process.pid) ?? '', host, boot, space, randomUUID()].join('_');
}

/** The pid in such a name. */
export function pidIn(name: string): number {
  return Number(name.split('_')[0]);
}

/**
 * What is known of the process of such a name: `foreign` means another machine or container, of
 * which nothing can be seen from here; `null` that this is no such name.
 */
export function ownerOf(name: string): 'alive' | 'dead' | 'foreign' | null {
  const [pid, start, host, boot, space, id] = name.split('_');
  if (!/^\d+$/u.test(pid ?? '') || id === undefined) return null;
  const now = here();
  if (host !== now.host) return 'foreign';
  if (boot !== now.boot) return 'dead';
  if (space !== now.space) return 'foreign';
  return startOf(Number(pid)) === start ? 'alive' : 'dead';
}

let known: { readonly host: string; readonly boot: string; readonly space: string } | undefined;

function here(): NonNullable<typeof known> {
  const linux = process.platform === 'linux';
  known ??= {
    host: short(hostname()),
    boot: linux ? short(readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')) : '0',
    space: linux ? short(readlinkSync('/proc/self/ns/pid')) : '0',
  };
  return known;
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
