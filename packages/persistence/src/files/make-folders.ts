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
  const made = makeFolder(folder);
  if (made !== 'no parent') return made === 'made' ? folder : undefined;
  const parent = dirname(folder);
  const first = parent === folder ? undefined : makeFolders(parent);
  // Others may make the same folders at the same time; what has a parent now is tried once more.
  const again = makeFolder(folder);
  if (again === 'no parent') throw storageGap(folder);
  return first ?? (again === 'made' ? folder : undefined);
}

function makeFolder(folder: string): 'made' | 'there' | 'no parent' {
  try {
    mkdirSync(folder);
    return 'made';
  } catch (error) {
    if (osCode(error) === 'ENOENT') return 'no parent';
    if (osCode(error) === 'EEXIST' && statSync(folder).isDirectory()) return 'there';
    throw error;
  }
}

function storageGap(folder: string): Error {
  return Object.assign(new Error(`ENOENT: no folder can be made here, mkdir '${folder}'`), {
    code: 'ENOENT',
  });
}
