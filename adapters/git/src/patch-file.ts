import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where a stage's patch is kept. */
export interface PatchPlace {
  /** Absolute path. Its folder is made when it is missing. */
  readonly file: string;
  /** The same file relative to the run's folder, with `/`, as receipts cite it. */
  readonly ref: string;
}

/** The usual place of a patch in a run's folder; attempts and turns after the first are numbered. */
export function patchName(
  stage: { readonly index: number; readonly slug: string },
  attempt: number,
  turn = 1,
): string {
  const again = `${attempt > 1 ? `-${attempt}` : ''}${turn > 1 ? `.${turn}` : ''}`;
  return `diffs/${stage.index}-${stage.slug}${again}.patch`;
}

/**
 * Writes a file so that it is there whole or not at all, also after a crash.
 * @throws NodeJS.ErrnoException as the file system gives it
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  await mkdir(dirname(path), { recursive: true });
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const file = await open(part, flags, 0o644);
  try {
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
