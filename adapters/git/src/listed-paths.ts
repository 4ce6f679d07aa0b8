import { dirname } from 'node:path';
import { OrchError } from '@orch/core';
import { git, gitFailure, gitOrThrow } from './git-command.ts';
import type { Environment } from './git-environment.ts';
import type { BytePath } from './path-bytes.ts';

/** What git says belongs to one worktree. Paths are relative to its top. */
export interface ListedPaths {
  /** Tracked files, and untracked ones that no rule ignores. Some may be gone from the disk. */
  readonly files: readonly BytePath[];
  /** Folders with a repository of their own: submodules, and clones that nobody registered. */
  readonly nested: readonly BytePath[];
  /** Object ids of the tracked files: their content is in the repository's object store. */
  readonly storedOids: readonly string[];
}

const gitlinkMode = '160000';

/**
 * Lists a worktree with one git.
 * @throws OrchError as {@link gitOrThrow}
 */
export async function listPaths(top: string, env: Environment): Promise<ListedPaths> {
  const args = ['ls-files', '-z', '-t', '--stage', '--others', '--exclude-standard'];
  const { stdout } = await gitOrThrow({ cwd: top, args, env: noHigher(top, env) });
  const files = new Set<BytePath>();
  const nested = new Set<BytePath>();
  const storedOids: string[] = [];
  for (const record of splitNul(stdout)) {
    // `? path` for untracked files, `H mode oid stage<TAB>path` (or another letter) for tracked ones.
    if (record.startsWith('? ')) {
      const path = record.slice(2);
      if (path.endsWith('/')) nested.add(path.slice(0, -1));
      else files.add(path);
      continue;
    }
    const tab = record.indexOf('\t');
    const [, mode, oid] = record.slice(0, tab).split(' ');
    if (tab < 0 || mode === undefined || oid === undefined) {
      throw new OrchError('ORCH_INTERNAL', 'git ls-files answered in an unknown form.');
    }
    const path = record.slice(tab + 1);
    if (mode === gitlinkMode) nested.add(path);
    else {
      files.add(path);
      storedOids.push(oid);
    }
  }
  return { files: [...files], nested: [...nested], storedOids };
}

/**
 * Which of these folders a rule ignores as a whole. They must be folders, not links.
 * @throws OrchError as {@link gitOrThrow}
 */
export async function ignoredFolders(
  top: string,
  folders: readonly BytePath[],
  env: Environment,
): Promise<ReadonlySet<BytePath>> {
  if (folders.length === 0) return new Set();
  const input = Buffer.from(folders.map((folder) => `${folder}\0`).join(''), 'latin1');
  const args = ['check-ignore', '-z', '--stdin'];
  const request = { cwd: top, args, env: noHigher(top, env), input };
  const result = await git(request);
  // Status 1 means that none is ignored.
  if (result.exitCode !== 0 && result.exitCode !== 1) throw gitFailure(request, result);
  return new Set(splitNul(result.stdout));
}

/** I6: where this worktree's own repository is gone, no outer one may answer in its place. */
function noHigher(top: string, env: Environment): Environment {
  return { ...env, GIT_CEILING_DIRECTORIES: dirname(top) };
}

/** The records of NUL-terminated output, one character per byte. */
function splitNul(output: Buffer): string[] {
  const records = output.toString('latin1').split('\0');
  records.pop();
  return records;
}
