import { removeLinkedWorktree } from '@orch/adapter-git';
import { describeThrown } from '@orch/core';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exitStatus } from '../errors/exit-status.ts';
import { goalWorktrees, lookAtGoals, reasonToKeep } from '../goals/goal-worktrees.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch goals gc` (wire shape). */
export interface GoalsGcDocument {
  readonly applied: boolean;
  readonly worktrees: readonly {
    readonly task_id: string;
    readonly run_id: string;
    readonly worktree: string;
    readonly branch: string;
    readonly status: string;
    readonly bytes: number;
    /** Why it stays; `null` for one that goes, or went. */
    readonly kept: string | null;
    readonly removed: boolean;
    /** Whether its branch went too; it stays where its commits are on no other branch. */
    readonly branch_removed: boolean;
  }[];
  readonly bytes: number;
  readonly bytes_to_free: number;
}

/**
 * `orch goals gc`: shows the worktrees of goals with what they take on the disk, and removes those with
 * nothing in them that would be lost. Files that a rule of git ignores are not work.
 */
export async function goalsGc(session: RepositorySession): Promise<number> {
  const { args, env, format, roots } = session;
  const applied = args.has('apply');
  const all = (await goalWorktrees(session)).sort((a, b) =>
    a.label.task_id < b.label.task_id ? -1 : 1,
  );
  const look = await lookAtGoals(session, all);
  const worktrees: GoalsGcDocument['worktrees'][number][] = [];
  for (const each of all) {
    const { worktree, label, status } = each;
    const bytes = worktree.present ? folderBytes(worktree.dir) : 0;
    let kept = reasonToKeep(
      each,
      look.worktrees.find(({ id }) => id === label.run_id),
    );
    let branchRemoved = false;
    if (applied && kept === null) {
      try {
        ({ branchRemoved } = await removeLinkedWorktree({ root: roots.root, env }, worktree));
      } catch (error) {
        // What came into it since the look: git looks once more, and so it stays.
        kept = plainLine(describeThrown(error));
      }
    }
    worktrees.push({
      task_id: label.task_id,
      run_id: label.run_id,
      worktree: worktree.dir,
      branch: label.branch,
      status,
      bytes,
      kept,
      removed: applied && kept === null,
      branch_removed: branchRemoved,
    });
  }
  const sum = (some: GoalsGcDocument['worktrees']): number =>
    some.reduce((total, { bytes }) => total + bytes, 0);
  const document: GoalsGcDocument = {
    applied,
    worktrees,
    bytes: sum(worktrees),
    bytes_to_free: sum(worktrees.filter(({ kept }) => kept === null)),
  };
  writeResult(format, document, () => gcText(document));
  return exitStatus.ok;
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => {
      // A build may take its files away while they are counted.
      const stats = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
      return total + (stats?.size ?? 0);
    }, 0);
}

function gcText({ applied, worktrees, bytes, bytes_to_free: free }: GoalsGcDocument): string {
  if (worktrees.length === 0) return 'No goal has a worktree.\n';
  const lines = worktrees.map((each) => {
    const { task_id: task, bytes: size, kept, worktree, branch, branch_removed: gone } = each;
    const fate =
      kept !== null
        ? `kept: ${kept}`
        : applied
          ? `removed${gone ? '' : `; its branch ${branch} stays`}`
          : 'can go';
    return `  ${task}  ${mebibytes(size)}  ${fate}\n    ${worktree}`;
  });
  const going = worktrees.filter(({ kept }) => kept === null).length;
  const last = applied
    ? `Removed ${going} of ${worktrees.length} worktrees (${mebibytes(free)} of ${mebibytes(bytes)}).`
    : going === 0
      ? `${worktrees.length} worktrees take ${mebibytes(bytes)}; none can go without losing work.`
      : `${going} of ${worktrees.length} worktrees can go (${mebibytes(free)} of ${mebibytes(bytes)}). Remove them with: orch goals gc --apply`;
  return `${[...lines, last].join('\n')}\n`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
