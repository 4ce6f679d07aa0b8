import type { Clock, JsonValue, RunKey } from '@orch/core';
import { prepareImport, type PreparedImport } from '../client/run-import.ts';
import type { SendOutcome, SyncTarget } from '../client/sync-target.ts';
import { dueSince, type OutboxParts } from '../outbox/outbox.ts';
import type { SyncAudit, SyncMark } from '../outbox/ports.ts';

/** Called at every boundary where a crash makes a difference. Absent in ordinary use. */
export type FaultPoint = (name: string) => void;

export interface SendParts extends OutboxParts {
  readonly audit: SyncAudit;
  readonly target: SyncTarget;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  /** A name for an attempt that no other one has. */
  readonly newId: () => string;
  /** Takes secrets out of what a server said before it is recorded. */
  readonly redactText: (text: string) => string;
  readonly onPoint?: FaultPoint | undefined;
}

/** One attempt, as it is recorded. */
export type Attempt =
  | { readonly kind: 'settled'; readonly outcome: 'sent' | 'already' }
  | { readonly kind: 'dead'; readonly status: number | null; readonly reason: string }
  | {
      readonly kind: 'failed';
      readonly outcome: Extract<SendOutcome, { kind: 'failed' | 'unauthorized' }>;
    };

/** A run that can be tried, or what it came to without an attempt. */
export type Ready =
  | { readonly kind: 'ready'; readonly run: ReadyRun }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unfinished'; readonly bytes: number | null }
  | { readonly kind: 'dead'; readonly reason: string }
  /** This state of it is settled. */
  | { readonly kind: 'settled'; readonly bytes: number; readonly goesOn: boolean };

export interface ReadyRun {
  readonly prepared: PreparedImport;
  readonly bytes: number;
  /** It has not ended: it is sent as it stands while it waits. */
  readonly goesOn: boolean;
  /** Attempts so far, over all processes. */
  readonly attempts: number;
}

/**
 * Reads a run for sending, and closes an attempt that a crash cut off.
 *
 * I4: every attempt has one line in the audit log. One whose process was killed gets it here, unless it is there.
 */
export async function makeReady(parts: SendParts, key: RunKey): Promise<Ready> {
  const { archive, phases, store, target } = parts;
  const mark = await store.readMark(target.id, key);
  if (mark?.state === 'sending') await closeAttempt(parts, key, mark);
  const run = await archive.read(key);
  switch (run.kind) {
    case 'absent':
      return { kind: 'gone' };
    case 'starting':
      return { kind: 'unfinished', bytes: null };
    case 'damaged': {
      await refuse(parts, key, mark?.attempt ?? 0, run.reason);
      return { kind: 'dead', reason: run.reason };
    }
    case 'present': {
      const { bytes } = run;
      if (dueSince(run, phases) === null) return { kind: 'unfinished', bytes };
      const goesOn = run.endedAt === null;
      const isSame = mark?.bytes === bytes;
      if (isSame && mark.state === 'sent') return { kind: 'settled', bytes, goesOn };
      const prepared = await prepareImport(key, run.manifest, run.journal);
      const attempts = isSame ? mark.attempt : 0;
      return { kind: 'ready', run: { prepared, bytes, goesOn, attempts } };
    }
  }
}

/**
 * Tries once. What it came to is in the audit log first, and in the mark of the run then; killed in between, the run is
 * sent again, which its idempotency key makes harmless (I1, I2).
 */
export async function attemptRun(
  parts: SendParts,
  run: ReadyRun,
  signal: AbortSignal,
): Promise<Attempt> {
  const { audit, clock, newId, onPoint, store, target } = parts;
  const { key, manifestSha256 } = run.prepared;
  const attempt = run.attempts + 1;
  const attemptId = newId();
  const common = { v: 1, attempt, bytes: run.bytes, manifest_sha256: manifestSha256 } as const;
  const auditSeq = await audit.seq();
  onPoint?.('sync.begin.before');
  const begun: SyncMark = {
    ...common,
    state: 'sending',
    attempt_id: attemptId,
    audit_seq: auditSeq,
  };
  store.writeMark(target.id, key, begun);
  onPoint?.('sync.send.before');
  const startedMs = clock.monotonicMs();
  const outcome = await target.send(run.prepared, signal);
  const durationMs = Math.round(clock.monotonicMs() - startedMs);
  onPoint?.('sync.send.after');
  const reason = 'reason' in outcome ? parts.redactText(outcome.reason) : null;
  await record(parts, key, {
    attempt,
    attemptId,
    outcome: outcome.kind,
    status: outcome.status,
    reason,
    durationMs,
  });
  onPoint?.('sync.audit.after');
  const at = new Date(clock.nowMs()).toISOString();
  const done = (state: SyncMark['state'], more: Partial<SyncMark> = {}): void => {
    store.writeMark(target.id, key, { ...common, state, at, ...more });
    onPoint?.('sync.mark.after');
  };
  switch (outcome.kind) {
    case 'accepted':
      done('sent');
      return { kind: 'settled', outcome: 'sent' };
    case 'already':
      done('sent');
      return { kind: 'settled', outcome: 'already' };
    case 'rejected':
      done('dead', { status: outcome.status, reason: reason ?? '' });
      return { kind: 'dead', status: outcome.status, reason: reason ?? '' };
    case 'unauthorized':
    case 'failed':
      done('waiting');
      return { kind: 'failed', outcome: { ...outcome, reason: reason ?? '' } };
  }
}

async function closeAttempt(parts: SendParts, key: RunKey, mark: SyncMark): Promise<void> {
  const { audit, store, target } = parts;
  const { attempt, attempt_id: attemptId = '', audit_seq: auditSeq = 0 } = mark;
  if (!(await audit.has(attemptId, auditSeq))) {
    const reason = 'the sender was ended before the answer was recorded';
    await record(parts, key, {
      attempt,
      attemptId,
      outcome: 'cut_off',
      status: null,
      reason,
      durationMs: null,
    });
  }
  store.writeMark(target.id, key, { v: 1, state: 'waiting', attempt, bytes: mark.bytes });
}

/** A run that cannot be sent at all is a dead letter like one that was refused. */
async function refuse(
  parts: SendParts,
  key: RunKey,
  attempts: number,
  reason: string,
): Promise<void> {
  const { archive, clock, newId, store, target } = parts;
  const attempt = attempts + 1;
  await record(parts, key, {
    attempt,
    attemptId: newId(),
    outcome: 'not_sent',
    status: null,
    reason,
    durationMs: null,
  });
  const at = new Date(clock.nowMs()).toISOString();
  const bytes = archive.journalBytes(key) ?? 0;
  store.writeMark(target.id, key, {
    v: 1,
    state: 'dead',
    attempt,
    bytes,
    at,
    status: null,
    reason,
  });
}

async function record(
  { audit, target }: SendParts,
  key: RunKey,
  what: {
    readonly attempt: number;
    readonly attemptId: string;
    readonly outcome: SendOutcome['kind'] | 'cut_off' | 'not_sent';
    readonly status: number | null;
    readonly reason: string | null;
    readonly durationMs: number | null;
  },
): Promise<void> {
  const data: Record<string, JsonValue> = {
    task_id: key.taskId,
    run_id: key.runId,
    target: target.id,
    attempt: what.attempt,
    attempt_id: what.attemptId,
    outcome: what.outcome,
    status: what.status,
    duration_ms: what.durationMs,
    reason: what.reason,
  };
  await audit.append('sync.attempt', data);
}
