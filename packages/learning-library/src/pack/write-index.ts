import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';
import { findPacks } from './find-packs.ts';
import { indexOf } from './pack-index.ts';

/** Writes `patterns/index.json` from the packs below `patterns/`. Gives its path from the root. */
export function writeIndex(root: string): string {
  const folder = join(root, 'patterns');
  const own = findPacks(root).packs.filter((pack) => pack.folder.startsWith(`${folder}/`));
  mkdirSync(folder, { recursive: true });
  replaceFile(join(folder, 'index.json'), `${JSON.stringify(indexOf(root, own), null, 2)}\n`);
  return 'patterns/index.json';
}
