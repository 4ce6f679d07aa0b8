import type { JournalEntry, JsonValue, Receipt, RunEvent, RunKey } from '@orch/core';

/** A fact that somebody may have to answer for, before it becomes a line. */
export interface AuditFact {
  readonly journalSeq: number;
  readonly type: string;
  readonly data: Readonly<Record<string, JsonValue>>;
}

/** What in a run's journal belongs into the audit log. */
export function auditFacts(key: RunKey, entries: readonly JournalEntry[]): readonly AuditFact[] {
  return entries.flatMap(({ seq, at, event }) => {
    const fact = factIn(event);
    if (fact === null) return [];
    const where = { task_id: key.taskId, run_id: key.runId, journal_seq: seq, happened_at: at };
    // Events are plain JSON; their types say so less plainly.
    return [{ journalSeq: seq, type: fact.type, data: { ...where, ...(fact.data as JsonObject) } }];
  });
}

/** Whether an entry belongs into the audit log. */
export function isAuditable({ event }: JournalEntry): boolean {
  return factIn(event) !== null;
}

type JsonObject = Readonly<Record<string, JsonValue>>;
type Fact = { readonly type: string; readonly data: object };

function factIn(event: RunEvent): Fact | null {
  switch (event.type) {
    case 'approval.requested': {
      const { id, stage, attempt, reason, title, approvers, from, expires_at, bound, rules, ask } =
        event.data.request;
      const request = { request_id: id, stage, attempt, reason, title, ...(ask && { ask }) };
      return fact(event.type, { ...request, approvers, from, expires_at, bound, rules });
    }
    case 'approval.decided':
    case 'approval.granted':
    case 'approval.voided':
    case 'approval.expired':
    case 'agent.answered':
    case 'run.stop_requested':
      return fact(event.type, event.data);
    case 'guard.decided': {
      const { stage, attempt, guard, moment, effect, rules } = event.data;
      if (effect === 'allow') return null;
      const word = effect === 'ask' ? 'policy.asked' : 'policy.denied';
      return fact(word, { stage, attempt, guard, moment, rules });
    }
    case 'plan.changed': {
      const { by, previous_digest, plan } = event.data;
      return fact(event.type, { by, previous_digest, plan_digest: plan.digest });
    }
    case 'run.reopened': {
      const { by, from } = event.data;
      return fact(event.type, { by, from });
    }
    case 'stage.succeeded':
    case 'stage.failed':
    case 'stage.cancelled':
    case 'stage.retry_scheduled':
      return elevated(event.data.receipt);
    case 'run.completed': {
      const waived = event.data.review.guardrails
        .filter(({ standing }) => standing === 'waived')
        .map(({ id, waived_by, detail }) => ({ id, waived_by, detail }));
      return waived.length === 0 ? null : fact('gates.waived', { gates: waived });
    }
    case 'run.started':
    case 'run.resumed':
    case 'run.paused':
    case 'stage.started':
    case 'stage.spawned':
    case 'stage.skipped':
    case 'stage.orphaned':
    case 'stage.child_paused':
    case 'stage.child_resumed':
    case 'stage.reset':
    case 'approval.relayed':
    case 'agent.session':
    case 'agent.used':
    case 'agent.span':
    case 'journal.cut':
    case 'note':
      return null;
  }
}

/** A stage that was let out of every sandbox, or an agent that might do more than read. */
function elevated(receipt: Receipt | null): Fact | null {
  if (!receipt?.profile) return null;
  const { granted } = receipt.profile;
  const plain = receipt.agent ? granted === 'read-only' : granted !== 'danger-full-access';
  if (plain) return null;
  const { stage, attempt, profile } = receipt;
  return fact('profile.elevated', { stage, attempt, profile });
}

function fact(type: string, data: object): Fact {
  return { type, data };
}
