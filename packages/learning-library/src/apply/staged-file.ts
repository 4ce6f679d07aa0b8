import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const staged = '.orch-apply-tmp';

/** Puts a new content beside its target, whole and on the disk. @returns where */
export function stageBeside(target: string, bytes: Uint8Array, mode: number): string {
  mkdirSync(dirname(target), { recursive: true });
  const place = `${target}.${randomUUID()}${staged}`;
  const old = statSync(target, { throwIfNoEntry: false });
  const file = openSync(place, 'wx', mode);
  try {
    writeFileSync(file, bytes);
    // What the umask took away; and the file stays whose it was, where that can be given away.
    fchmodSync(file, mode);
    if (old !== undefined && process.getuid?.() === 0) fchownSync(file, old.uid, old.gid);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return place;
}

/** Removes what was put beside these targets by whomever, and not renamed. */
export function clearStaged(targets: readonly string[]): void {
  const names = new Map<string, Set<string>>();
  for (const target of targets) {
    const folder = dirname(target);
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(target)));
  }
  for (const [folder, own] of names) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
    for (const name of readdirSync(folder)) {
      const target = name.replace(/\.[0-9a-f-]{36}\.orch-apply-tmp$/u, '');
      if (target !== name && own.has(target)) rmSync(join(folder, name), { force: true });
    }
  }
}
