import { OrchError, type Clock, type RunKey } from '@orch/core';
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { atomicWrite } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { storageError } from '../files/storage-error.ts';
import { syncFile, syncFolder } from '../files/sync-folder.ts';
import { indexLineOf, type IndexLine } from '../index/index-line.ts';
import { RunIndex } from '../index/run-index.ts';
import { readJournal } from '../journal/read-journal.ts';
import { takeLease } from '../lease/run-lease.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readManifest } from '../manifest/read-manifest.ts';
import { makeRunFolder } from '../paths/make-run-folder.ts';
import { runPaths, type RunPaths, type RunRoots } from '../paths/run-paths.ts';
import { validatorFor } from '../schemas/validators.ts';
import { foldJournal } from '../store/fold-journal.ts';
import { sha256Of } from '../digest/sha256.ts';

/** What became of a run that came from elsewhere. */
export type ImportOutcome =
  /** It is on the disk now. */
  | { readonly kind: 'stored'; readonly created: boolean }
  /** The same, or a later state of the same run, is there already. */
  | { readonly kind: 'known'; readonly same: boolean }
  /** Another run has this id. */
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly reason: string };

export interface ImportOptions {
  readonly roots: RunRoots;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly onPoint?: FaultPoint | undefined;
}

/**
 * Takes a run that was recorded elsewhere into a store, where all that read runs find it.
 *
 * I21: the manifest is written last and says that the rest is there. Whatever a crash leaves before that
 * is done again by the next import; a run that is there is never replaced by an earlier state of it, nor by
 * another run of the same id.
 *
 * @param journal its whole lines; `null` where they were withheld: the run is then listed and not more
 * @throws OrchError `ORCH_LEASE_HELD`, `ORCH_STORAGE_*`
 */
export async function importRun(
  key: RunKey,
  manifest: unknown,
  journal: Uint8Array | null,
  { roots, clock, onPoint }: ImportOptions,
): Promise<ImportOutcome> {
  const problem = (await validatorFor('manifest'))(manifest);
  if (problem !== null) return invalid(`/manifest${problem}`);
  const given = manifest as Manifest; // the schema has just said so
  if (given.task_id !== key.taskId || given.run_id !== key.runId) {
    return invalid('/manifest is of another run');
  }
  const paths = runPaths(roots, key);
  const changedFolders = makeFolderFor(roots, paths, key);
  if ('kind' in changedFolders) return changedFolders;
  const lease = await takeLease(paths, key, { nowMs: () => clock.nowMs(), onPoint });
  try {
    const standing = await compare(roots, given, journal);
    if (standing.kind !== 'newer') return standing;
    const indexLine =
      journal === null ? lineOf(given) : await place(paths, given, journal, onPoint);
    if ('kind' in indexLine) return indexLine;
    onPoint?.('import.index.before');
    new RunIndex(roots, clock).append(indexLine);
    for (const folder of changedFolders.folders) await syncFolder(folder);
    const text = `${JSON.stringify(given, null, 2)}\n`;
    await atomicWrite(paths.manifest, text, { name: 'import.manifest', onPoint });
    return { kind: 'stored', created: standing.created };
  } catch (error) {
    throw storageError(error, 'store the run', paths.folder);
  } finally {
    await lease.release();
  }
}

function invalid(reason: string): Extract<ImportOutcome, { kind: 'invalid' }> {
  return { kind: 'invalid', reason };
}

function makeFolderFor(
  roots: RunRoots,
  paths: RunPaths,
  key: RunKey,
): { readonly folders: readonly string[] } | Extract<ImportOutcome, { kind: 'conflict' }> {
  try {
    const { changedFolders } = makeRunFolder(roots, paths, key);
    return { folders: [...changedFolders, paths.folder] };
  } catch (error) {
    if (error instanceof OrchError && error.code === 'ORCH_ID_COLLISION') {
      return { kind: 'conflict', reason: error.message };
    }
    throw error;
  }
}

type Standing = { readonly kind: 'newer'; readonly created: boolean } | ImportOutcome;

/** How what came stands to what is there. */
async function compare(
  roots: RunRoots,
  given: Manifest,
  journal: Uint8Array | null,
): Promise<Standing> {
  const stored = await storedManifest(roots, given);
  if (stored === null) return { kind: 'newer', created: true };
  const [old, next] = [stored.journal, given.journal];
  const conflict = (): ImportOutcome => ({
    kind: 'conflict',
    reason: `another run ${given.run_id} of task ${given.task_id} is there`,
  });
  if (stored.started_at !== given.started_at) return conflict();
  if (next.entries < old.entries) return { kind: 'known', same: false };
  if (next.entries === old.entries) {
    return next.head_sha256 === old.head_sha256 ? { kind: 'known', same: true } : conflict();
  }
  if (journal !== null && headAt(journal, old.entries) !== old.head_sha256) return conflict();
  return { kind: 'newer', created: false };
}

/** One that was cut off while it was written counts as none. */
async function storedManifest(roots: RunRoots, of: Manifest): Promise<Manifest | null> {
  try {
    return await readManifest(roots, { taskId: of.task_id, runId: of.run_id });
  } catch (error) {
    if (error instanceof OrchError && error.code === 'ORCH_DATA_DAMAGED') return null;
    throw error;
  }
}

/** The digest of one line of a journal, counted from 1; `null` where it has fewer. */
function headAt(journal: Uint8Array, entry: number): string | null {
  let from = 0;
  for (let line = 1; ; line += 1) {
    const end = journal.indexOf(0x0a, from);
    if (end === -1) return null;
    if (line === entry) return sha256Of(Buffer.from(journal.subarray(from, end)));
    from = end + 1;
  }
}

/** Puts a journal in its place once it was believed: its chain, its schema, and that it folds to what was said. */
async function place(
  paths: RunPaths,
  given: Manifest,
  journal: Uint8Array,
  onPoint: FaultPoint | undefined,
): Promise<IndexLine | Extract<ImportOutcome, { kind: 'invalid' }>> {
  const incoming = `${paths.journal}.incoming`;
  onPoint?.('import.journal.before');
  writeFileSync(incoming, journal);
  try {
    const fd = openSync(incoming, 'r+');
    try {
      await syncFile(fd);
    } finally {
      closeSync(fd);
    }
    const reading = await readJournal(incoming);
    const folded = reading && foldJournal(reading.entries);
    const damage = reading?.damage ?? folded?.damage ?? null;
    if (reading === null || folded === null || reading.torn !== null) {
      return invalid('/journal does not end with a whole line');
    }
    if (damage !== null) return invalid(`/journal line ${damage.line}: ${damage.reason}`);
    const { state } = folded;
    const { head } = reading;
    const fits =
      state.status !== 'queued' &&
      state.taskId === given.task_id &&
      state.runId === given.run_id &&
      state.status === given.status &&
      head.entries === given.journal.entries &&
      head.sha256 === given.journal.head_sha256;
    if (!fits) return invalid('/journal is not the one of this manifest');
    onPoint?.('import.rename.before');
    renameSync(incoming, paths.journal);
    onPoint?.('import.rename.after');
    return indexLineOf(state);
  } finally {
    rmSync(incoming, { force: true });
  }
}

function lineOf(manifest: Manifest): IndexLine {
  return {
    v: 1,
    task_id: manifest.task_id,
    run_id: manifest.run_id,
    parent_run_id: manifest.parent_run_id,
    pipeline_id: manifest.pipeline.id,
    status: manifest.status,
    started_at: manifest.started_at,
    completed_at: manifest.completed_at,
    at: manifest.updated_at,
  };
}
