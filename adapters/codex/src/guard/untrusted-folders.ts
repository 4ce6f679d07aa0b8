import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

function readText(file: string): string | null {
  try {
    return statSync(file).isFile() ? readFileSync(file, 'utf8').trim() : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** The main checkout of a linked worktree; `null` where the folder is none. */
function mainCheckout(worktree: string): string | null {
  const gitFolder = /^gitdir: (.+)$/m.exec(readText(join(worktree, '.git')) ?? '')?.[1];
  if (gitFolder === undefined) return null;
  const folder = isAbsolute(gitFolder) ? gitFolder : resolve(worktree, gitFolder);
  const common = readText(join(folder, 'commondir'));
  return common === null ? null : dirname(resolve(folder, common));
}

/**
 * Folders whose own Codex configuration must not count (I2): the worktree, every folder above it, since
 * one of them may be the repository's root, and the main checkout, whose trust a linked worktree inherits.
 */
export function untrustedFolders(worktree: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = worktree; dirname(folder) !== folder; folder = dirname(folder)) {
    folders.push(folder);
  }
  const main = mainCheckout(worktree);
  return main === null || folders.includes(main) ? folders : [...folders, main];
}
