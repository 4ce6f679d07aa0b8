import type { RunKey } from '@orch/core';
import type {
  ArchivedRun,
  ArchivePosition,
  DeadLetter,
  OpenRun,
  RunArchive,
  SyncCursor,
  SyncStore,
} from './ports.ts';

/** A run that is to be sent. */
export interface DueRun {
  readonly key: RunKey;
  /** When it ended, or paused where pauses are sent too. */
  readonly endedAt: string;
}

/** What there is to do for a target. */
export interface OutboxView {
  /** In the order in which the runs of a task ended. */
  readonly due: readonly DueRun[];
  /** Runs that have not ended. */
  readonly unfinished: readonly OpenRun[];
  readonly dead: readonly DeadLetter[];
  readonly position: ArchivePosition | null;
}

export const emptyCursor: SyncCursor = { v: 1, position: null, open: [], dead: [], hold: null };

export interface OutboxParts {
  readonly archive: RunArchive;
  readonly store: SyncStore;
  /** Whether a run is sent each time it pauses too. */
  readonly phases?: boolean | undefined;
}

/** Since when a run is to be sent as it stands; `null` where it is not. */
export function dueSince(
  run: Pick<Extract<ArchivedRun, { kind: 'present' }>, 'endedAt' | 'pausedAt'>,
  phases = false,
): string | null {
  return run.endedAt ?? (phases ? run.pausedAt : null);
}

/**
 * Finds what is to be sent: what the archive says changed since the cursor, and what was not settled then. Nothing of
 * it is remembered anywhere else, so that a run which ended while nobody sent, or whose sending was cut off, is found
 * like any other one. Never writes.
 */
export async function lookInto(
  target: string,
  { archive, store, phases = false }: OutboxParts,
  cursor: SyncCursor,
): Promise<OutboxView> {
  const changes = await archive.changesSince(cursor.position);
  const candidates = new Map<string, OpenRun>();
  const listedAsEnded = new Set<string>();
  for (const run of cursor.open) candidates.set(nameOf(run), run);
  for (const { key, endedAt } of changes.runs) {
    const run: OpenRun = {
      task_id: key.taskId,
      run_id: key.runId,
      ended_at: endedAt,
      seen_bytes: null,
    };
    candidates.delete(nameOf(run));
    candidates.set(nameOf(run), run);
    if (endedAt !== null) listedAsEnded.add(nameOf(run));
  }
  const dead = new Map(cursor.dead.map((each) => [nameOf(each), each]));
  const due: DueRun[] = [];
  const unfinished: OpenRun[] = [];
  for (const [name, run] of candidates) {
    const key = { taskId: run.task_id, runId: run.run_id };
    const bytes = archive.journalBytes(key);
    const mark = bytes === null ? null : await store.readMark(target, key);
    if (mark?.bytes === bytes && (mark.state === 'sent' || mark.state === 'dead')) {
      if (mark.state === 'dead') {
        const { at = '', status = null, reason = '' } = mark;
        dead.set(name, { task_id: run.task_id, run_id: run.run_id, at, status, reason });
      }
      // I7: it stays in view, because the list of changes may not tell of its next pause.
      if (phases && !listedAsEnded.has(name) && (await goesOn(archive, run, key, bytes))) {
        unfinished.push({ ...run, ended_at: null, seen_bytes: bytes });
      }
      continue;
    }
    // One that was never sent may have paused before anybody asked for that.
    const isSeen = bytes === run.seen_bytes && !(phases && mark === null);
    const now = await look(archive, run, key, { bytes, isSeen, phases });
    if (now === null) continue;
    dead.delete(name); // It went on since it was refused.
    if (now.ended_at === null) unfinished.push(now);
    else due.push({ key, endedAt: now.ended_at });
  }
  due.sort((a, b) => (a.endedAt < b.endedAt ? -1 : a.endedAt > b.endedAt ? 1 : 0));
  return { due, unfinished, dead: [...dead.values()], position: changes.position };
}

/** Whether a run of which this state is settled stays in view, because it will go on. */
async function goesOn(
  archive: RunArchive,
  run: OpenRun,
  key: RunKey,
  bytes: number,
): Promise<boolean> {
  if (run.ended_at === null && run.seen_bytes === bytes) return true;
  const found = await archive.read(key);
  return found.kind === 'present' && found.endedAt === null;
}

/** A run as it is now; `null` where it is gone. The journal is read only if it grew since the last look. */
async function look(
  archive: RunArchive,
  run: OpenRun,
  key: RunKey,
  { bytes, isSeen, phases }: { bytes: number | null; isSeen: boolean; phases: boolean },
): Promise<OpenRun | null> {
  if (run.ended_at !== null) return bytes === null ? null : run;
  if (bytes !== null && isSeen) return run;
  const found = await archive.read(key);
  switch (found.kind) {
    case 'absent':
      return null;
    case 'starting':
      return { ...run, seen_bytes: null };
    case 'damaged':
      // The sender says so, once, where it is seen.
      return { ...run, ended_at: '' };
    case 'present':
      return { ...run, ended_at: dueSince(found, phases), seen_bytes: found.bytes };
  }
}

function nameOf(run: { readonly task_id: string; readonly run_id: string }): string {
  return `${run.task_id}/${run.run_id}`;
}
