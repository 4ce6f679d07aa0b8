import { pathToFileURL } from 'node:url';
import { osCode } from '../files/storage-error.ts';

/**
 * Makes a file that must not be there yet, by the `lockfile` package.
 *
 * Options are never shared, because the package changes them, and `stale` is never passed, because
 * it takes locks from the living.
 *
 * @returns false where the file was there already
 */
export async function makeLockFile(path: string): Promise<boolean> {
  // The default export, because a bundle of this CommonJS package has no other.
  const { default: lockfile } = await import('lockfile');
  return await new Promise((resolve, reject) => {
    lockfile.lock(handle(path), {}, (error: Error | null | undefined) => {
      if (!error) resolve(true);
      else if (osCode(error) === 'EEXIST') resolve(false);
      else reject(error);
    });
  });
}

/** Removes the file. Only for its owner. */
export async function removeLockFile(path: string): Promise<void> {
  const { default: lockfile } = await import('lockfile');
  await new Promise<void>((resolve) => {
    lockfile.unlock(handle(path), () => resolve());
  });
}

/**
 * The package's exit handler unlinks every path that it ever locked, whoever owns the file by then.
 * It keeps them as strings, and a file URL as a string is no path: so a URL, which `fs` takes as
 * well as a path, keeps the handler away from locks that are not ours.
 */
function handle(path: string): string {
  return pathToFileURL(path) as unknown as string;
}
