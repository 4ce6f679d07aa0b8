import { OrchError, type RunKey } from '@orch/core';
import { readFileSync, statSync } from 'node:fs';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { keepAll, redactRecord, type Redact } from '../files/redact-record.ts';
import { inspectLock } from '../lock/owned-lock.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { projectManifest } from '../manifest/project-manifest.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import { readRun } from '../store/run-snapshot.ts';

/** A run as it is sent elsewhere. */
export type ExportedRun =
  /** There is no such run: it never began, or was removed. */
  | { readonly kind: 'absent' }
  /** Its owner is about to write its first fact. */
  | { readonly kind: 'starting' }
  /** Its journal cannot be believed. */
  | { readonly kind: 'damaged'; readonly reason: string }
  | {
      readonly kind: 'present';
      /** `null` for a run that goes on, waits, or was cut off. */
      readonly endedAt: string | null;
      /** Time of its newest fact where it waits for a decision, an answer or a budget; else `null`. */
      readonly pausedAt: string | null;
      /** The part of the journal that this is, in bytes and in entries. */
      readonly bytes: number;
      readonly entries: number;
      readonly manifest: Manifest;
      /** The journal's whole lines; `null` where they had to be withheld. */
      readonly journal: Buffer | null;
      readonly withheld: 'too_large' | 'holds_secrets' | null;
    };

export interface ExportOptions {
  readonly roots: RunRoots;
  readonly nowMs: number;
  /** What is sent goes through the redactor once more: it may have learnt secrets since. */
  readonly redact?: Redact;
  readonly maxJournalBytes: number;
}

/** The size of a run's journal; `null` where there is none. @throws OrchError `ORCH_STORAGE_*` */
export function journalBytes(roots: RunRoots, key: RunKey): number | null {
  const { journal } = runPaths(roots, key);
  try {
    return statSync(journal).size;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, 'look at the journal', journal);
  }
}

/**
 * Reads a run for sending. The manifest is made from the journal; `manifest.json` may be behind it.
 *
 * A journal in which the redactor finds something is withheld: it cannot be changed without breaking
 * its chain. The manifest is sent redacted.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function exportRun(key: RunKey, options: ExportOptions): Promise<ExportedRun> {
  const { roots, nowMs, redact = keepAll, maxJournalBytes } = options;
  const paths = runPaths(roots, key);
  try {
    const { state, entries, head, damage } = await readRun(roots, key, nowMs);
    if (damage !== null) return { kind: 'damaged', reason: damage.message };
    if (state.status === 'queued') return unbegun(paths.lease, nowMs);
    const journal = wholeLines(readFileSync(paths.journal), head.entries);
    const clean = (value: object): boolean =>
      JSON.stringify(redactRecord(value, redact)) === JSON.stringify(value);
    const withheld =
      journal.byteLength > maxJournalBytes
        ? 'too_large'
        : entries.every(clean)
          ? null
          : 'holds_secrets';
    return {
      kind: 'present',
      endedAt: 'completedAt' in state ? state.completedAt : null,
      pausedAt: state.status === 'paused' ? state.updatedAt : null,
      bytes: journal.byteLength,
      entries: head.entries,
      manifest: redactRecord(projectManifest(state, head, roots), redact),
      journal: withheld === null ? journal : null,
      withheld,
    };
  } catch (error) {
    if (error instanceof OrchError && error.code === 'ORCH_RUN_UNKNOWN') {
      return unbegun(paths.lease, nowMs);
    }
    if (error instanceof OrchError && error.code.startsWith('ORCH_DATA')) {
      return { kind: 'damaged', reason: error.message };
    }
    throw storageError(error, 'read the run', paths.folder);
  }
}

/** A run is in the index before its first fact is in the journal. */
function unbegun(lease: string, nowMs: number): ExportedRun {
  return { kind: inspectLock(lease, nowMs)?.alive === true ? 'starting' : 'absent' };
}

/** The first lines of a file that may have grown since it was counted. */
function wholeLines(bytes: Buffer, count: number): Buffer {
  let end = 0;
  for (let line = 0; line < count; line += 1) end = bytes.indexOf(0x0a, end) + 1;
  return bytes.subarray(0, end);
}
