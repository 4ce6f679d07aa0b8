import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where a repository's parts stand, all as absolute paths. */
export interface Repository {
  /** The top folder of the worktree. */
  readonly top: string;
  /** This worktree's own git folder: HEAD, index. */
  readonly gitDir: string;
  /** What all worktrees share: configuration, refs, objects. */
  readonly commonDir: string;
}

/** The repository whose worktree `from` lies in; `null` where there is none, or only a bare one. */
export function findRepository(from: string): Repository | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = repositoryAt(folder);
    if (found !== null) return found;
    if (dirname(folder) === folder) return null;
  }
}

/** The repository whose worktree has its top here, without a look upwards. */
export function repositoryAt(top: string): Repository | null {
  const gitDir = gitDirOf(join(top, '.git'));
  if (gitDir === null) return null;
  const common = readText(join(gitDir, 'commondir'));
  return {
    top,
    gitDir,
    commonDir: common === null ? gitDir : resolve(gitDir, common.trim()),
  };
}

/** A folder counts as git's only with a HEAD in it, as for git itself. */
function gitDirOf(dotGit: string): string | null {
  const stats = statSync(dotGit, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isDirectory()) return isPresent(join(dotGit, 'HEAD')) ? dotGit : null;
  const pointer = /^gitdir: (.+?)\r?\n*$/s.exec(readText(dotGit) ?? '')?.[1];
  return pointer === undefined ? null : resolve(dirname(dotGit), pointer);
}

/** How the repository names its objects. */
export function objectFormat({ commonDir }: Repository): 'sha1' | 'sha256' {
  const config = readText(join(commonDir, 'config')) ?? '';
  return /^\s*objectformat\s*=\s*"?sha256\b/im.test(config) ? 'sha256' : 'sha1';
}

/** HEAD may be a symbolic link to a branch that is not born yet. */
function isPresent(path: string): boolean {
  return readText(path) !== null || statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw error;
  }
}
