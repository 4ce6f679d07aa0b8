import { AbortHandle, type JournalEntry, type RunKey } from '@orch/core';
import { readRun, runPaths } from '@orch/persistence';
import { watch } from 'node:fs';
import type { RepositorySession } from '../session/session.ts';

/** The journal's watch may miss a change, and a dead owner changes nothing: look this often. */
const lookMs = 250;

/** What became of a request that was left for the owner of a run. */
export type OwnerReaction<Effect> =
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'owner_gone' }
  | { readonly kind: 'no_answer' };

/**
 * Waits until the journal of a run shows what came of a request, its owner is gone, or the time is
 * over.
 *
 * @param seen entries up to this one are older than the request
 * @param effectOf what an entry says about the request; `null` where it says nothing
 */
export async function waitForOwner<Effect>(
  session: RepositorySession,
  key: RunKey,
  seen: number,
  waitMs: number,
  effectOf: (entry: JournalEntry) => Effect | null,
): Promise<OwnerReaction<Effect>> {
  const { roots, clock } = session;
  const deadlineMs = clock.monotonicMs() + waitMs;
  let changed = new AbortHandle();
  const watcher = watch(runPaths(roots, key).folder, () => changed.abort(undefined));
  try {
    for (;;) {
      changed = new AbortHandle();
      const { entries, damage, liveness } = await readRun(roots, key, clock.nowMs());
      if (damage !== null) throw damage;
      for (const entry of entries.slice(seen)) {
        const effect = effectOf(entry);
        if (effect !== null) return { kind: 'effect', effect };
      }
      if (!liveness.alive) return { kind: 'owner_gone' };
      if (clock.monotonicMs() >= deadlineMs) return { kind: 'no_answer' };
      await clock.sleep(lookMs, changed.signal);
    }
  } finally {
    watcher.close();
  }
}
