import { describeThrown, evolve, queuedRun, type JournalEntry, type RunState } from '@orch/core';
import type { JournalDamage } from '../journal/read-journal.ts';

/** The state that a run's history leads to, up to the first event that cannot follow. */
export interface FoldedJournal {
  readonly state: RunState;
  readonly damage: JournalDamage | null;
}

/** Folds a history. An event that cannot follow the ones before it is damage, as a broken chain is. */
export function foldJournal(
  entries: readonly JournalEntry[],
  from: RunState = queuedRun,
): FoldedJournal {
  let state = from;
  for (const entry of entries) {
    try {
      state = evolve(state, entry);
    } catch (error) {
      const reason = describeThrown(error);
      return { state, damage: { code: 'ORCH_DATA_DAMAGED', line: entry.seq, reason } };
    }
  }
  return { state, damage: null };
}
