import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadText } from '../phase/standing.ts';
import { readTextIfThere } from './write-file.ts';

/** Reads files by their path from the root. A path that leaves the repository is taken for absent. */
export function readInside(root: string): ReadText {
  return (path) => {
    const leaves = path.startsWith('/') || path.includes('\\') || path.split('/').includes('..');
    return path === '' || leaves ? null : readTextIfThere(join(root, path));
  };
}

/** Every Markdown file below a folder, from the root. */
export function markdownBelow(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return []; // There is no such folder, so nothing stands in it.
  }
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return markdownBelow(root, path);
      return entry.isFile() && entry.name.endsWith('.md') ? [path] : [];
    })
    .sort();
}
