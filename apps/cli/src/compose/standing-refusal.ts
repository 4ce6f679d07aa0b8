import type { GuardQuestion, GuardVerdict, JournalEntry, Requirement } from '@orch/core';

/** A change that a guard did not let pass, and that nobody approved since. */
export interface Refusal {
  readonly rules: readonly string[];
  /** Digest of the worktree before the attempt that made it; `null` where there is no git. */
  readonly treeBefore: string | null;
  /** Whose yes was asked for; `null` for a change that was refused outright. */
  readonly asked: readonly Requirement[] | null;
}

/**
 * What was refused of earlier attempts of a stage. A further attempt starts from what they left: it
 * need not change anything any more, and so the look at its own change would see nothing.
 */
export function standingRefusal(entries: readonly JournalEntry[], stage: string): Refusal | null {
  let standing: Refusal | null = null;
  for (const { event } of entries) {
    switch (event.type) {
      case 'approval.requested': {
        const { request, receipt } = event.data;
        if (request.stage !== stage || request.after !== 'succeed' || receipt === null) break;
        // The oldest one counts: what came later stands on top of it.
        const { rules, approvers, from, also = [] } = request;
        const asked = [{ approvers, from }, ...also];
        standing ??= { rules, treeBefore: receipt.tree_before, asked };
        break;
      }
      case 'stage.failed': {
        const { failure, receipt } = event.data;
        if (event.data.stage !== stage || receipt === null) break;
        if (failure.code === 'ORCH_GUARD_DENIED') {
          const { rules } = failure;
          // A question that stands open is no way around an outright no.
          const first: Refusal = standing ?? {
            rules,
            treeBefore: receipt.tree_before,
            asked: null,
          };
          standing = { ...first, rules, asked: null };
        }
        break;
      }
      case 'stage.succeeded':
        if (event.data.stage === stage) standing = null;
        break;
      default:
    }
  }
  return standing;
}

/**
 * Keeps what stands refused in the verdict on a further attempt: a change that somebody had to answer
 * for is asked about again, of the same people; one that was refused outright has to be undone.
 */
export function keepRefusal(
  verdict: GuardVerdict,
  { stage }: GuardQuestion,
  { rules: refusedBy, asked }: Refusal,
): GuardVerdict {
  if (verdict.effect === 'deny') return verdict;
  const what = `what an earlier attempt of ${stage.id} changed was not let pass (${refusedBy.join(', ')}), and the worktree is not as it was before`;
  const rules = [...verdict.rules, 'orch:refused-change'];
  const { profile, facts } = verdict;
  if (asked === null) {
    return { effect: 'deny', facts, rules, reason: `orch:refused-change: ${what}. Undo it first.` };
  }
  const reason = `orch:refused-change: ${what}`;
  if (verdict.effect === 'ask') {
    const also = [...(verdict.also ?? []), ...asked];
    return { ...verdict, reason: `${verdict.reason}; ${reason}`, rules, also };
  }
  const [first = { approvers: 1, from: [] }, ...also] = asked;
  const expiresAfterMs = null;
  return { effect: 'ask', profile, facts, reason, rules, ...first, also, expiresAfterMs };
}
