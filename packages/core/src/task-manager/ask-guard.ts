import type { Failure } from '../failure/failure.ts';
import { describeThrown } from '../failure/orch-error.ts';
import type { BuildRequest } from '../ports/roles.ts';
import type {
  GuardMoment,
  GuardQuestion,
  GuardVerdict,
  StageGuard,
  WorktreeChange,
} from '../ports/stage-guard.ts';
import type { ApprovalRequest } from '../run/approval.ts';
import type { Receipt } from '../run/receipt.ts';
import type { StageOutcome } from '../run/run-command.ts';

/** What a guard said, or that it could not be asked. */
export type Asked =
  | { readonly verdict: GuardVerdict }
  | { readonly broken: Extract<StageOutcome, { kind: 'failed' }> };

/** A guard that could not run is a failure, never a pass (DESIGN §7). */
export async function askGuard(
  guard: StageGuard,
  moment: GuardMoment,
  request: BuildRequest,
  look: () => Promise<GuardVerdict>,
): Promise<Asked> {
  try {
    const verdict = await look();
    // A guard that had nothing to look at has decided nothing that a reader could want.
    if (verdict.effect !== 'allow' || verdict.facts !== null) {
      await request.onGuard(moment, guard.id, verdict);
    }
    return { verdict };
  } catch (error) {
    const message = `The guard ${guard.id} could not run: ${describeThrown(error)}`;
    const failure: Failure = { code: 'ORCH_GUARD_BROKEN', message, guard: guard.id };
    return { broken: { kind: 'failed', failure, receipt: null } };
  }
}

/** What a guard is told of the attempt. */
export function guardQuestion(request: BuildRequest): GuardQuestion {
  const { run, pipelineId, stage, attempt, grantingPolicy } = request;
  return { run, pipelineId, stage, attempt, grantingPolicy };
}

export function denied(
  guard: string,
  { reason, rules }: Pick<Extract<GuardVerdict, { effect: 'deny' }>, 'reason' | 'rules'>,
  receipt: Receipt | null,
): StageOutcome {
  const failure: Failure = { code: 'ORCH_GUARD_DENIED', message: reason, guard, rules: [...rules] };
  return { kind: 'failed', failure, receipt };
}

/** A question that policy asks, about the stage before it or about what it changed. */
export async function ask(
  request: BuildRequest,
  verdict: Extract<GuardVerdict, { effect: 'ask' }>,
  after: ApprovalRequest['after'],
  receipt: Receipt | null,
  title: string,
): Promise<StageOutcome> {
  return {
    kind: 'ask',
    receipt,
    request: {
      reason: 'policy',
      title,
      instructions: verdict.reason,
      approvers: verdict.approvers,
      from: verdict.from,
      ...(verdict.also && { also: verdict.also }),
      expires_at: expiry(request, verdict.expiresAfterMs),
      bound: await request.bindings(),
      after,
      rules: verdict.rules,
    },
  };
}

/**
 * I10: what a failed attempt changed is looked at too, since a further attempt, or a stage that may
 * fail, would carry it past the guard. Nobody is asked whether to keep the work of a failure.
 */
export async function lookAtFailed(
  guard: StageGuard | null,
  request: BuildRequest,
  change: WorktreeChange | null,
  outcome: Extract<StageOutcome, { kind: 'failed' }>,
): Promise<StageOutcome> {
  if (guard === null || change === null || change.files.length === 0) return outcome;
  const asked = await askGuard(guard, 'after', request, () =>
    guard.after(guardQuestion(request), change),
  );
  if ('broken' in asked) return { ...asked.broken, receipt: outcome.receipt };
  const { verdict } = asked;
  if (verdict.effect === 'allow') return outcome;
  const reason = `${verdict.reason} It also failed: ${outcome.failure.message}`;
  return denied(guard.id, { reason, rules: verdict.rules }, outcome.receipt);
}

/** When a question that is asked now lapses, as a time. */
export function expiry(request: BuildRequest, afterMs: number | null): string | null {
  return afterMs === null ? null : new Date(request.nowMs() + afterMs).toISOString();
}
