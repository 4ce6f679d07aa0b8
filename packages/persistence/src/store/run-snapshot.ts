import {
  OrchError,
  type JournalEntry,
  type RunKey,
  type RunState,
  type RunStatus,
} from '@orch/core';
import type { JournalHead } from '../journal/journal-line.ts';
import { damagedJournal, readJournal, type TornTail } from '../journal/read-journal.ts';
import { liveness, type RunLiveness } from '../lease/liveness.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import { foldJournal } from './fold-journal.ts';

/** What somebody who does not own a run can know of it. */
export interface RunSnapshot {
  readonly entries: readonly JournalEntry[];
  /** What the entries fold to, up to the damage where there is some. */
  readonly state: RunState;
  /** The state's status, or `interrupted`: it says `running`, and its owner is dead. */
  readonly status: RunStatus | 'interrupted';
  readonly head: JournalHead;
  /** An unfinished last line. Ordinary while the owner writes; cut off and recorded on resume. */
  readonly torn: TornTail | null;
  /** The error to show for a journal that cannot be believed. */
  readonly damage: OrchError | null;
  readonly liveness: RunLiveness;
}

/**
 * Reads a run without its lease and without writing anything.
 *
 * @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_STORAGE_*`
 */
export async function readRun(roots: RunRoots, key: RunKey, nowMs: number): Promise<RunSnapshot> {
  const paths = runPaths(roots, key);
  // Before the journal: an owner that ends in between has written its last event by then.
  const owner = await liveness(paths, nowMs);
  const reading = await readJournal(paths.journal);
  if (reading === null) throw unknownRun(key, paths.folder);
  const { entries, head, torn } = reading;
  const folded = foldJournal(entries);
  const damage = reading.damage ?? folded.damage;
  return {
    entries,
    state: folded.state,
    status: derivedStatus(folded.state.status, owner),
    head,
    torn,
    damage: damage && damagedJournal(paths.journal, damage),
    liveness: owner,
  };
}

/** A status with what is known of the owner: `interrupted` is derived, never stored (DESIGN §2). */
export function derivedStatus(
  status: RunStatus,
  { alive }: Pick<RunLiveness, 'alive'>,
): RunStatus | 'interrupted' {
  return status === 'running' && !alive ? 'interrupted' : status;
}

export function unknownRun(key: RunKey, place: string): OrchError {
  return new OrchError('ORCH_RUN_UNKNOWN', `There is no run ${key.runId} of task ${key.taskId}.`, {
    place,
    hint: 'List the runs with `orch runs list`.',
  });
}
