import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { osCode } from './storage-error.ts';

/**
 * Makes a folder and those above it that are missing. Node's own recursive call never returns where a
 * file system answers ENOENT below a folder that exists, as `/proc` does.
 *
 * @returns the first folder that was made, or `undefined` if all were there
 */
export function makeFolders(folder: string): string | undefined {
  try {
    mkdirSync(folder);
    return folder;
  } catch (error) {
    if (osCode(error) === 'EEXIST' && statSync(folder).isDirectory()) return undefined;
    if (osCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    const first = makeFolders(dirname(folder));
    if (first === undefined) throw error;
    mkdirSync(folder);
    return first;
  }
}
