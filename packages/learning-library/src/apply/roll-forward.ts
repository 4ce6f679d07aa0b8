import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { intentFile, type CommitResult, type IntendedChange, type Intent } from './intent.ts';

const staged = '.orch-apply-tmp';

/**
 * Carries out an intent, or what is left of it: it may have been begun by a process that was killed,
 * or be under way in one that lives. Doing it twice, also at once, is doing it once (I3). A file that
 * is neither as before nor as after was changed by somebody else: then nothing is touched, unless
 * other files already were.
 */
export function rollForward(folder: string): CommitResult {
  const intent = ifThere(
    () => JSON.parse(readFileSync(join(folder, intentFile), 'utf8')) as Intent,
  );
  // Another process carried it out in this moment.
  if (intent === null) return { status: 'applied', files: 0 };
  const states = intent.changes.map((change) => stateOf(intent.root, change));
  const conflicts = intent.changes.filter((_, at) => states[at] === 'other');
  if (conflicts.length > 0 && !states.includes('after')) {
    rmSync(folder, { recursive: true, force: true });
    return { status: 'conflict', paths: conflicts.map(({ path }) => path) };
  }
  const open = intent.changes.filter((_, at) => states[at] === 'before');
  // Everything that is slow or may fail comes first; then only renames are left.
  const ready = open.map((change) => ({ change, from: stage(intent.root, folder, change) }));
  for (const { change, from } of ready) {
    const target = join(intent.root, change.path);
    if (change.content === null) rmSync(target, { force: true });
    else if (from !== null) ifThere(() => renameSync(from, target));
  }
  for (const parent of new Set(open.map(({ path }) => dirname(join(intent.root, path))))) {
    ifThere(() => clearStaged(parent, intent));
    syncFolder(parent);
  }
  rmSync(folder, { recursive: true, force: true });
  return conflicts.length > 0
    ? { status: 'conflict', paths: conflicts.map(({ path }) => path) }
    : { status: 'applied', files: intent.changes.length };
}

/** What killed processes had put beside their targets. */
function clearStaged(parent: string, { root, changes }: Intent): void {
  const targets = new Set(changes.map(({ path }) => join(root, path)));
  for (const name of readdirSync(parent)) {
    const target = name.replace(/\.[0-9a-f-]{36}\.orch-apply-tmp$/u, '');
    if (target !== name && targets.has(join(parent, target))) rmSync(join(parent, name));
  }
}

/** The result, or `null` where a file that it needs is gone: then another process was faster. */
function ifThere<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** SHA-256 in hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function stateOf(root: string, change: IntendedChange): 'before' | 'after' | 'other' {
  const now = digestIfThere(join(root, change.path));
  if (now === change.after) return 'after';
  return now === change.before ? 'before' : 'other';
}

function digestIfThere(file: string): string | null {
  return ifThere(() => digestOf(readFileSync(file)));
}

/** Puts the new content beside its target, whole and on the disk. @returns where, or `null` */
function stage(root: string, folder: string, change: IntendedChange): string | null {
  const { content } = change;
  if (content === null) return null;
  const bytes = ifThere(() => readFileSync(join(folder, content)));
  if (bytes === null) return null;
  const target = join(root, change.path);
  mkdirSync(dirname(target), { recursive: true });
  const place = `${target}.${randomUUID()}${staged}`;
  const file = openSync(place, 'wx', change.mode);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return place;
}

/** Makes the names in a folder durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
