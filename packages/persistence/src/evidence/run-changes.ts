import type { DiffReceipt, RunKey, Workspace } from '@orch/core';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { receiptsIn } from '../attestation/run-statement.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import { readRun } from '../store/run-snapshot.ts';
import { pathInside } from './file-evidence-reader.ts';

/** What a run changed, as far as its receipts cite patches. */
export interface RunChanges {
  /** The stage of another run that began this one. */
  readonly parent: { readonly runId: string; readonly stage: string | null } | null;
  /** Where it works, where that is not the repository's own worktree. */
  readonly workspace: Workspace | null;
  /** One for each attempt that changed something, in the order in which they ended. */
  readonly changes: readonly CitedPatch[];
}

/** A patch that a receipt cites. */
export interface CitedPatch {
  readonly stage: string;
  readonly attempt: number;
  /** Relative to the run's folder, with `/`. */
  readonly path: string;
  readonly sha256: string | null;
}

/** Why a patch cannot be believed. */
export type PatchProblem = 'missing' | 'altered' | 'no_digest' | 'too_large';

/** Far more than a patch may have; the adapter that writes them stops at 4 MiB. */
const maxPatchBytes = 64 * 1024 * 1024;

/**
 * The patches that the receipts of a run cite. A later turn of an agent holds what its turns before
 * changed, so of an attempt the last receipt counts.
 *
 * @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_DATA_*` for a journal that is damaged, `ORCH_STORAGE_*`
 */
export async function runChanges(roots: RunRoots, key: RunKey, nowMs: number): Promise<RunChanges> {
  const { entries, state, damage } = await readRun(roots, key, nowMs);
  if (damage !== null) throw damage;
  if (state.status === 'queued') return { parent: null, workspace: null, changes: [] };
  const changes = new Map<string, CitedPatch>();
  for (const { stage, attempt, diff } of receiptsIn(entries)) {
    if (!isCited(diff)) continue;
    const whose = `${stage}\0${attempt}`;
    // As the last of those that ended: a map keeps the place of its first one.
    changes.delete(whose);
    changes.set(whose, { stage, attempt, path: diff.path, sha256: diff.sha256 ?? null });
  }
  const { parentRunId, parentStage, workspace } = state;
  return {
    parent: parentRunId === null ? null : { runId: parentRunId, stage: parentStage },
    workspace,
    changes: [...changes.values()],
  };
}

function isCited(diff: DiffReceipt | null): diff is DiffReceipt & { readonly path: string } {
  return typeof diff?.path === 'string';
}

/**
 * The text of a patch, if it is the one that was recorded. What is digested is what is given.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function readCitedPatch(
  roots: RunRoots,
  key: RunKey,
  { path, sha256 }: CitedPatch,
): { readonly text: string } | { readonly problem: PatchProblem } {
  if (sha256 === null) return { problem: 'no_digest' };
  const file = pathInside(runPaths(roots, key).folder, path);
  if (file === undefined) return { problem: 'missing' };
  const bytes = readWhole(file);
  if (bytes === null) return { problem: 'missing' };
  if (bytes === 'too_large') return { problem: 'too_large' };
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return { problem: 'altered' };
  return { text: bytes.toString('utf8') };
}

function readWhole(file: string): Buffer | 'too_large' | null {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, 'read the patch of a stage', file);
  }
  try {
    const { size } = fstatSync(fd);
    if (size > maxPatchBytes) return 'too_large';
    const bytes = Buffer.alloc(size);
    let at = 0;
    while (at < size) {
      const count = readSync(fd, bytes, at, size - at, at);
      if (count === 0) break;
      at += count;
    }
    return bytes.subarray(0, at);
  } catch (error) {
    throw storageError(error, 'read the patch of a stage', file);
  } finally {
    closeSync(fd);
  }
}
