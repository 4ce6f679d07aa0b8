import type { JournalEntry, RunKey } from '@orch/core';
import type { RepositorySession } from '../session/session.ts';
import { waitForOwner } from '../verbs/wait-for-owner.ts';
import { plainLine } from '../output/plain-text.ts';

/** Longer than this nobody holds a call open. */
const maxFollowMs = 24 * 60 * 60 * 1000;

/**
 * Follows the journal of a run until it ends, pauses, or its process is gone, or the call is
 * cancelled.
 *
 * @param tell takes what happened, in words
 */
export async function followRun(
  session: RepositorySession,
  key: RunKey,
  signal: AbortSignal,
  tell: (message: string) => void,
): Promise<void> {
  let seen = 0;
  await waitForOwner(session, key, 0, maxFollowMs, (entry) => {
    if (signal.aborted) return 'left';
    if (entry.seq <= seen) return null;
    seen = entry.seq;
    const words = wordsOf(entry);
    if (words !== null) tell(words);
    return entry.event.type === 'run.completed' || entry.event.type === 'run.paused'
      ? 'settled'
      : null;
  });
}

/** What a client is told of a fact; `null` where that is nothing. */
function wordsOf({ event }: JournalEntry): string | null {
  switch (event.type) {
    case 'run.started':
      return `run ${event.data.plan.pipeline.id} started`;
    case 'stage.started':
      return `stage ${event.data.stage} started`;
    case 'stage.succeeded':
    case 'stage.failed':
    case 'stage.skipped':
    case 'stage.cancelled':
      return event.type.replace('.', ` ${event.data.stage} `);
    case 'approval.requested':
      return `a human must decide: ${plainLine(event.data.request.title)}`;
    case 'run.paused':
      return `run paused, waits for ${event.data.reason}`;
    case 'run.completed':
      return `run ${event.data.status}`;
    default:
      return null;
  }
}
