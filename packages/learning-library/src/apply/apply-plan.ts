import { OrchError, type ErrorCode } from '@orch/core';
import { fork } from 'node:child_process';
import { lockTree, type TreeLock } from '../lock/tree-lock.ts';
import type { CodemodPlan } from '../plan/plan.ts';
import { programFile } from '../program/program-file.ts';
import type { CommitMessage } from '../program/commit-message.ts';
import { git } from './git.ts';
import { intentHome, type CommitResult, type FaultPoint, type IntentHome } from './intent.ts';
import { carryOutAll } from './recover-apply.ts';
import { digestOf, rollForward, stateOf } from './roll-forward.ts';
import { writeIntent } from './write-intent.ts';

/** How a plan is applied. */
export interface ApplyOptions {
  /** Also where the working tree has changes that are not committed. */
  readonly allowDirty?: boolean;
  /** How long to wait for another process that is at work on this tree; ten seconds unless given. */
  readonly waitMs?: number;
  /** For crash tests. */
  readonly fault?: FaultPoint;
}

/**
 * Changes the working tree as a plan says: all of it or nothing, also when this process is killed
 * in the middle (I3). Two at once come one after the other (I5). Nothing but files is changed: git's
 * index and history stay as they are.
 *
 * @returns how many files were changed
 * @throws OrchError `ORCH_WORKTREE_DIRTY` where changes are not committed, or a file is no longer
 *   what was planned on; `ORCH_LEASE_HELD` where another process is at work on the tree;
 *   `ORCH_STORAGE_…`
 */
export async function applyPlan(plan: CodemodPlan, options: ApplyOptions = {}): Promise<number> {
  if (plan.changes.length === 0) return 0;
  const { allowDirty = false, waitMs = 10_000, fault = () => undefined } = options;
  const home = await intentHome(plan.root);
  const lock = await lockTree(home.lock, { waitMs });
  try {
    // What a killed process left comes first; where it touches files of this plan, that shows below.
    carryOutAll(home);
    if (!allowDirty) await refuseDirty(plan.root);
    refuseChanged(statesOf(plan, 'before'));
    const folder = writeIntent(home, plan, fault);
    const result = (await commit(folder, home, lock)) ?? endOf(folder, home, plan, fault);
    if (result.status === 'applied') return result.files;
    throw changedMeanwhile(result.paths);
  } finally {
    lock.release();
  }
}

async function refuseDirty(root: string): Promise<void> {
  const status = await git(root, ['status', '--porcelain', '-z']);
  if (status === null || status === '') return;
  const entries = status.split('\0').filter((entry) => entry !== '');
  const shown = entries.slice(0, 5).map((entry) => entry.slice(3));
  const more = entries.length > shown.length ? ` and ${entries.length - shown.length} more` : '';
  throw new OrchError('ORCH_WORKTREE_DIRTY', `Not committed: ${shown.join(', ')}${more}.`, {
    hint: 'Commit or stash first, so that the change can be taken back; or give --allow-dirty.',
  });
}

/** The files of a plan that do not stand as they should. */
function statesOf({ root, changes }: CodemodPlan, wanted: 'before' | 'after'): string[] {
  const digest = (bytes: Uint8Array | null) => (bytes === null ? null : digestOf(bytes));
  return changes
    .filter(({ path, before, after }) => {
      const state = stateOf(root, { path, before: digest(before), after: digest(after) });
      return state !== wanted;
    })
    .map(({ path }) => path);
}

function refuseChanged(paths: readonly string[]): void {
  if (paths.length > 0) throw changedMeanwhile(paths);
}

function changedMeanwhile(paths: readonly string[]): OrchError {
  const shown = paths.slice(0, 5).join(', ');
  const more = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  return new OrchError('ORCH_WORKTREE_DIRTY', `Changed meanwhile: ${shown}${more}.`, {
    hint: 'Nothing was applied. Plan again.',
  });
}

/**
 * Has the intent carried out by a process that outlives this one.
 *
 * @returns `null` where that one ended without a word
 */
async function commit(
  folder: string,
  { top, lock: lockFolder }: IntentHome,
  lock: TreeLock,
): Promise<CommitResult | null> {
  const { file, execArgv } = programFile('commit-changes');
  // eslint-disable-next-line orch/handled-spawn -- it must outlive whoever ends this process, and is short
  const child = fork(file, [folder, top, lockFolder, lock.name], {
    execArgv: [...execArgv],
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const told = await new Promise<CommitMessage | null>((resolve) => {
    let last: CommitMessage | null = null;
    // Until it has ended it may be at work, and until the channel is closed it may not all be read.
    let open = 2;
    const ended = () => {
      open -= 1;
      if (open === 0) resolve(last);
    };
    child.once('message', (message) => (last = message as CommitMessage));
    child.once('error', () => resolve(null));
    child.once('exit', ended);
    child.once('disconnect', ended);
  });
  if (told?.status !== 'failed') return told;
  throw new OrchError(told.code as ErrorCode, told.message, { hint: told.hint });
}

/** Does what the other process did not come to, and finds out what it did. */
function endOf(
  folder: string,
  { top }: IntentHome,
  plan: CodemodPlan,
  fault: FaultPoint,
): CommitResult {
  const result = rollForward(folder, top, fault);
  if (result.status !== 'gone') return result;
  const paths = statesOf(plan, 'after');
  return paths.length === 0
    ? { status: 'applied', files: plan.changes.length }
    : { status: 'conflict', paths };
}
