import { OrchError } from '@orch/core';
import { randomUUID } from 'node:crypto';
import { readPatch, type FilePatch } from '../edits/read-patch.ts';
import { ended, gitText, plainPatches, startGit } from './git.ts';

/** A commit with what it changed. */
export interface Commit {
  readonly id: string;
  readonly files: readonly CommittedFile[];
}

/** What a commit did to a file, and where the whole texts are. */
export interface CommittedFile extends FilePatch {
  /** Ids of the blobs before and after; `null` where the content is the same. */
  readonly blobs: readonly [string, string] | null;
}

/** How much of a history is read. */
export interface HistoryLimits {
  readonly maxCommits: number;
  /** Of all patches together. */
  readonly maxBytes: number;
  /** Of the patch of one commit; a larger one is passed over. */
  readonly maxCommitBytes: number;
}

/** How much of a history was read. */
export interface HistoryEnd {
  readonly commits: number;
  /** Commits whose patch was too large. */
  readonly large: number;
  /** Why older commits were not read; `shallow`: they are not here. */
  readonly truncated: 'commits' | 'bytes' | 'shallow' | null;
}

/** What can be said of a history before it is read. */
export interface HistoryStart {
  /** Nothing to read: no program git, no repository, or one without a commit. */
  readonly empty: 'no-git' | 'no-repository' | 'no-commits' | null;
  readonly head: string | null;
}

/** Looks at what history a folder has. @throws OrchError `ORCH_STORAGE_FAILED` where git cannot be run */
export async function historyOf(root: string): Promise<HistoryStart> {
  const shallow = await gitText(root, ['rev-parse', '--is-shallow-repository']).catch(
    (error: unknown) => {
      const { cause } = error as { cause?: NodeJS.ErrnoException };
      if (cause?.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (shallow === undefined) return { empty: 'no-git', head: null };
  if (shallow === null) return { empty: 'no-repository', head: null };
  const head = (await gitText(root, ['rev-parse', '--verify', '-q', 'HEAD^{commit}']))?.trim();
  return {
    empty: head === undefined ? 'no-commits' : null,
    head: head ?? null,
  };
}

/**
 * Reads the commits that are no merges, the newest first, one at a time (M2). Only lines that changed
 * are in the patches. A commit without a parent changes nothing here.
 */
export async function* readHistory(
  root: string,
  { maxCommits, maxBytes, maxCommitBytes }: HistoryLimits,
  range = 'HEAD',
): AsyncGenerator<Commit, HistoryEnd> {
  const mark = `commit-${randomUUID()} `;
  const git = startGit(root, [
    ...['log', '--no-merges', `--max-count=${maxCommits + 1}`, `--format=${mark}%H`],
    ...[
      '-p',
      '-U0',
      '--full-index',
      '--relative',
      ...plainPatches,
      '--end-of-options',
      range,
      '--',
    ],
  ]);
  const end = ended(git);
  end.catch(() => undefined);
  git.stdin.end();
  let [commits, large, bytes] = [0, 0, 0];
  let truncated: HistoryEnd['truncated'] = null;
  let current: { readonly id: string; lines: string[]; chars: number } | null = null;
  const finished = (): Commit[] => {
    if (current === null) return [];
    const { id, lines, chars } = current;
    current = null;
    commits += 1;
    if (chars <= maxCommitBytes) return [{ id, files: filesOf(lines) }];
    large += 1;
    return [];
  };
  try {
    for await (const line of linesOf(git.stdout)) {
      bytes += line.length + 1;
      if (line.startsWith(mark)) {
        yield* finished();
        if (commits === maxCommits) truncated = 'commits';
        else if (bytes > maxBytes) truncated = 'bytes';
        if (truncated !== null) return { commits, large, truncated };
        current = { id: line.slice(mark.length), lines: [], chars: 0 };
      } else if (current !== null) {
        current.chars += line.length + 1;
        if (current.chars <= maxCommitBytes) current.lines.push(line);
      }
    }
    const { exitCode, stderr } = await end;
    if (exitCode !== 0) {
      throw new OrchError('ORCH_STORAGE_FAILED', `git log ended badly: ${stderr}`, { place: root });
    }
    yield* finished();
    const shallow = (await gitText(root, ['rev-parse', '--is-shallow-repository']))?.trim();
    return { commits, large, truncated: shallow === 'true' ? 'shallow' : null };
  } finally {
    git.stdout.destroy();
    git.kill();
    await end;
  }
}

/** The patch of a commit, with the ids that its heads name. */
function filesOf(lines: readonly string[]): CommittedFile[] {
  const blobs: (readonly [string, string] | null)[] = [];
  for (const line of lines) {
    const [, old, next] = /^index ([0-9a-f]{40,})\.\.([0-9a-f]{40,})/u.exec(line) ?? [];
    if (line.startsWith('diff --git ')) blobs.push(null);
    else if (old !== undefined && next !== undefined) blobs[blobs.length - 1] = [old, next];
  }
  const files = readPatch(`${lines.join('\n')}\n`);
  return files.map((file, at) => ({ ...file, blobs: blobs[at] ?? null }));
}

const maxLineChars = 20_000;

/** Lines as they come. The rest of a very long one is left out. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let rest = '';
  let cut = false;
  for await (const chunk of stream as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (!cut) yield part.slice(0, maxLineChars);
      cut = false;
    }
    if (rest.length <= maxLineChars) continue;
    if (!cut) yield rest.slice(0, maxLineChars);
    [rest, cut] = ['', true];
  }
  if (rest !== '' && !cut) yield rest;
}
