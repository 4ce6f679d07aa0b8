import { OrchError } from '@orch/core';
import { execFile, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CodemodPlan } from '../plan/plan.ts';
import { programFile } from '../program/program-file.ts';
import { intentFile, type CommitResult, type IntendedChange, type Intent } from './intent.ts';
import { digestOf, rollForward, syncFolder } from './roll-forward.ts';

const run = promisify(execFile);

/** How a plan is applied. */
export interface ApplyOptions {
  /** Also where the working tree has changes that are not committed. */
  readonly allowDirty?: boolean;
}

/**
 * Changes the working tree as a plan says: all of it or nothing, also when this process is killed
 * in the middle (I3).
 *
 * @throws OrchError `ORCH_WORKTREE_DIRTY` where changes are not committed, or a file is no longer
 *   what was planned on
 */
export async function applyPlan(plan: CodemodPlan, options: ApplyOptions = {}): Promise<number> {
  if (plan.changes.length === 0) return 0;
  if (options.allowDirty !== true) await refuseDirty(plan.root);
  const folder = join(await intentHome(plan.root), randomUUID());
  writeIntent(folder, plan);
  const result = await commit(folder);
  if (result.status === 'applied') return result.files;
  throw new OrchError('ORCH_WORKTREE_DIRTY', `Changed meanwhile: ${result.paths.join(', ')}.`, {
    hint: 'Nothing was applied. Plan again.',
  });
}

/**
 * Finishes what killed processes left half done, and throws away what they had only prepared.
 *
 * @returns how each of them ended; empty in nearly every case
 */
export async function recoverApply(root: string): Promise<CommitResult[]> {
  const home = await intentHome(root);
  if (!existsSync(home)) return [];
  return readdirSync(home).flatMap((name) => {
    const folder = join(home, name);
    if (existsSync(join(folder, intentFile))) return [rollForward(folder)];
    // Prepared by somebody who is at it now, or by one who was killed: after an hour it is the latter.
    const oldMs = Date.now() - statSync(folder).mtimeMs;
    if (oldMs > 3_600_000) rmSync(folder, { recursive: true, force: true });
    return [];
  });
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

/** Where intents lie: in git's own folder, which is no part of the working tree. */
async function intentHome(root: string): Promise<string> {
  const folder = await git(root, ['rev-parse', '--absolute-git-dir']);
  return folder === null ? join(root, '.orch-apply') : join(folder.trim(), 'orch-apply');
}

async function git(root: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await run('git', [...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch {
    // Not a repository: then there is nothing that could be uncommitted.
    return null;
  }
}

/** Writes all that is needed to carry the plan out; the last rename makes it binding. */
function writeIntent(folder: string, { root, codemod, changes }: CodemodPlan): void {
  mkdirSync(folder, { recursive: true });
  const intended = changes.map((change, at): IntendedChange => {
    const content = change.after === null ? null : `${at}.content`;
    if (content !== null) writeDurably(join(folder, content), change.after ?? new Uint8Array());
    return {
      path: change.path,
      before: change.before === null ? null : digestOf(change.before),
      after: change.after === null ? null : digestOf(change.after),
      mode: modeOf(join(root, change.path)),
      content,
    };
  });
  const what = codemod.kind === 'pack' ? codemod.pack.manifest.id : codemod.file;
  const intent: Intent = { v: 1, root, what, changes: intended };
  const place = join(folder, 'intent.tmp');
  writeDurably(place, Buffer.from(JSON.stringify(intent)));
  renameSync(place, join(folder, intentFile));
  syncFolder(folder);
  syncFolder(dirname(folder));
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function modeOf(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.mode ?? 0o644) & 0o777;
}

/** Has the intent carried out by a process that outlives this one; does it here if that one dies. */
async function commit(folder: string): Promise<CommitResult> {
  const { file, execArgv } = programFile('commit-changes');
  // eslint-disable-next-line orch/handled-spawn -- it must outlive whoever ends this process, and is short
  const child = fork(file, [folder], {
    execArgv: [...execArgv],
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const told = await new Promise<CommitResult | null>((resolve) => {
    child.once('message', (result) => resolve(result as CommitResult));
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
  });
  return told ?? rollForward(folder);
}
