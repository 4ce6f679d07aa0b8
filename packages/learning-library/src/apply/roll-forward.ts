import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { asStorageError } from '../lock/storage-error.ts';
import {
  intentFile,
  type CommitResult,
  type FaultPoint,
  type IntendedChange,
  type Intent,
} from './intent.ts';
import { clearStaged, stageBeside } from './staged-file.ts';

/** `gone`: there is no intent; whoever carried it out or gave it up has ended. */
type RollResult = CommitResult | { readonly status: 'gone' };

/**
 * Carries out an intent, or what is left of it: it may have been begun by a process that was killed.
 * Whoever calls this holds the lock of the tree (I5). A file that is neither as before nor as after
 * was changed by somebody else: then nothing is touched, unless other files already were (I3).
 *
 * @throws OrchError `ORCH_STORAGE_…`; nothing was changed then, unless a killed process had begun to
 */
export function rollForward(folder: string, top: string, fault: FaultPoint): RollResult {
  fault('apply.commit');
  const intent = readIntent(folder);
  if (intent === null) return { status: 'gone' };
  const root = resolve(top, intent.root);
  const targetOf = ({ path }: IntendedChange) => join(root, path);
  const targets = intent.changes.map(targetOf);
  const states = intent.changes.map((change) => stateOf(root, change));
  const conflicts = intent.changes.filter((_, at) => states[at] === 'other');
  const begun = isThere(join(folder, 'begun')) && states.includes('after');
  const giveUp = () => {
    clearStaged(targets);
    fault('apply.commit');
    rmSync(folder, { recursive: true, force: true });
  };
  const paths = conflicts.map(({ path }) => path);
  if (conflicts.length > 0 && !begun) {
    giveUp();
    return { status: 'conflict', paths };
  }
  const open = intent.changes.filter((_, at) => states[at] === 'before');
  let ready: { readonly target: string; readonly from: string | null }[];
  try {
    // Everything that is slow or may fail comes first; then only renames are left.
    ready = open.map((change) => {
      fault('apply.commit');
      return { target: targetOf(change), from: stage(folder, targetOf(change), change) };
    });
    closeSync(openSync(join(folder, 'begun'), 'w'));
    syncFolder(folder);
  } catch (error) {
    if (!begun) giveUp();
    const left = begun ? 'Some files were changed by a killed process, and some not yet.' : '';
    throw asStorageError(error, `${left} Make room, or the folder writable, and try again.`.trim());
  }
  for (const { target, from } of ready) {
    fault('apply.commit');
    finish(target, from);
  }
  fault('apply.commit');
  for (const parent of new Set(targets.map(dirname))) if (isThere(parent)) syncFolder(parent);
  clearStaged(targets);
  fault('apply.commit');
  rmSync(folder, { recursive: true, force: true });
  fault('apply.commit');
  return conflicts.length > 0
    ? { status: 'conflict', paths }
    : { status: 'applied', files: intent.changes.length };
}

function finish(target: string, from: string | null): void {
  try {
    if (from === null) rmSync(target, { force: true });
    else renameSync(from, target);
  } catch (error) {
    throw asStorageError(
      error,
      'Some files were changed, and some not yet. The next call goes on.',
    );
  }
}

function readIntent(folder: string): Intent | null {
  const file = join(folder, intentFile);
  return isThere(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Intent) : null;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function stage(folder: string, target: string, { content, mode }: IntendedChange): string | null {
  return content === null ? null : stageBeside(target, readFileSync(join(folder, content)), mode);
}

/** SHA-256 in hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** How a file stands to an intent. What is no file of this tree, such as a link, is `other`. */
export function stateOf(
  root: string,
  { path, before, after }: Pick<IntendedChange, 'path' | 'before' | 'after'>,
): 'before' | 'after' | 'other' {
  const now = digestNow(root, path);
  if (now === 'no file') return 'other';
  if (now === after) return 'after';
  return now === before ? 'before' : 'other';
}

function digestNow(root: string, path: string): string | null {
  const file = join(root, path);
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    // A folder on the way may be a link out of the tree, in the copy that was planned on it is none.
    if (!isInside(root, dirname(file))) return 'no file';
    if (stat === undefined) return null;
    return stat.isFile() ? digestOf(readFileSync(file)) : 'no file';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return 'no file';
    throw error;
  }
}

/** Whether no folder on the way down from a root is a link; of one that is missing, what is there of it. */
function isInside(root: string, folder: string): boolean {
  if (folder === root) return true;
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat?.isSymbolicLink() !== true && isInside(root, dirname(folder));
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
