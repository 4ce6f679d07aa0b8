import { describeThrown, OrchError, type ErrorCode } from '@orch/core';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Called at every boundary where a crash makes a difference, with a name such as
 * `sop.register.rename.before`. A hook that ends the process stands for a crash there.
 */
export type OnPoint = (name: string) => void;

/** What a file that is being written is called until it is whole. One writer at a time: it may be left by a dead one. */
const draftSuffix = '.orch-draft';

/**
 * Replaces a file, so that a reader, also one after a power cut, sees the old or the new content.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function writeWhole(path: string, content: string, name: string, onPoint?: OnPoint): void {
  const draft = `${path}${draftSuffix}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    onPoint?.(`sop.${name}.write.before`);
    const fd = openSync(draft, 'w');
    try {
      const bytes = Buffer.from(content);
      for (let done = 0; done < bytes.byteLength;) done += writeSync(fd, bytes, done);
      onPoint?.(`sop.${name}.sync.before`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    onPoint?.(`sop.${name}.rename.before`);
    renameSync(draft, path);
    syncFolder(dirname(path));
    onPoint?.(`sop.${name}.rename.after`);
  } catch (error) {
    if (codeOf(error) !== undefined) removeDraft(path);
    throw storageError(error, 'write', path);
  }
}

/** Removes what a writer that was cut off may have left beside a file. */
export function removeDraft(path: string): void {
  rmSync(`${path}${draftSuffix}`, { force: true });
}

/** The text of a file; `null` where there is none. @throws OrchError `ORCH_STORAGE_*` */
export function readTextIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw storageError(error, 'read', path);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // A folder cannot be opened there, and need not be.
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'ORCH_STORAGE_FULL',
  EDQUOT: 'ORCH_STORAGE_FULL',
  EACCES: 'ORCH_STORAGE_DENIED',
  EPERM: 'ORCH_STORAGE_DENIED',
  EROFS: 'ORCH_STORAGE_DENIED',
};

function storageError(error: unknown, action: string, path: string): unknown {
  const code = codeOf(error);
  // What the system did not say is a bug, or the hook of a test.
  if (code === undefined) return error;
  return new OrchError(
    codes[code] ?? 'ORCH_STORAGE_FAILED',
    `Could not ${action} ${path}: ${describeThrown(error)}`,
    {
      place: path,
      hint: 'Mend that, and run the same command again: it completes what is missing.',
      cause: error,
    },
  );
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code) ? error.code : undefined;
}
