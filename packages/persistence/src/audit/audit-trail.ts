import type { JournalEntry, RunKey } from '@orch/core';
import { atomicWrite } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { readJson } from '../files/read-json.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import { auditFacts, type AuditFact } from './audit-events.ts';
import type { AuditLog, AuditTurn } from './audit-log.ts';

/** How far a run's journal is in the audit log: `audit-cursor.json` in its folder (wire shape). */
interface AuditCursor {
  readonly v: 1;
  /** No entry of the journal up to this one is still to be recorded. */
  readonly journal_seq: number;
  /** No line of this run stands in the log between this one and the time of the cursor's writing. */
  readonly audit_seq: number;
}

export interface AuditTrailOptions {
  readonly log: Pick<AuditLog, 'exclusively'>;
  readonly roots: RunRoots;
  readonly onPoint?: FaultPoint;
}

/**
 * Carries the facts of runs that somebody may have to answer for into the audit log.
 *
 * I18: each fact of a journal gets one line, however often the process is killed on the way. The
 * cursor stands before the first line and follows the last; what was appended after it was written
 * is found in the log itself, of which no more is read than came since.
 */
export class AuditTrail {
  readonly #options: AuditTrailOptions;

  constructor(options: AuditTrailOptions) {
    this.#options = options;
  }

  /**
   * Appends what is missing. The caller holds the run's lease.
   *
   * @param entries of the journal, redacted, in order; those that were recorded before may be among them
   * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*`
   */
  async record(key: RunKey, entries: readonly JournalEntry[]): Promise<void> {
    const facts = auditFacts(key, entries);
    const last = facts.at(-1);
    if (last === undefined) return;
    const known = await this.#cursor(key);
    if (known !== null && known.journal_seq >= last.journalSeq) return;
    await this.#options.log.exclusively(async (turn) => {
      const cursor = known ?? (await this.#begin(key, turn));
      const done = await recordedSince(turn, key, cursor);
      for (const { type, data } of missing(facts, done)) await turn.append(type, data);
      await this.#move(key, last.journalSeq, turn);
    });
  }

  #cursor(key: RunKey): Promise<AuditCursor | null> {
    return readJson('audit-cursor', this.#path(key));
  }

  async #begin(key: RunKey, turn: AuditTurn): Promise<AuditCursor> {
    await this.#move(key, 0, turn);
    return { v: 1, journal_seq: 0, audit_seq: (await turn.head())?.seq ?? 0 };
  }

  async #move(key: RunKey, journalSeq: number, turn: AuditTurn): Promise<void> {
    const audit_seq = (await turn.head())?.seq ?? 0;
    const cursor: AuditCursor = { v: 1, journal_seq: journalSeq, audit_seq };
    const { onPoint } = this.#options;
    await atomicWrite(this.#path(key), `${JSON.stringify(cursor)}\n`, {
      name: 'audit.cursor',
      onPoint,
    });
  }

  #path(key: RunKey): string {
    return runPaths(this.#options.roots, key).auditCursor;
  }
}

/** The newest entry of the run that is recorded. */
async function recordedSince(turn: AuditTurn, key: RunKey, cursor: AuditCursor): Promise<number> {
  for await (const { data } of turn.linesAfter(cursor.audit_seq)) {
    const ours = data.run_id === key.runId && data.task_id === key.taskId;
    if (ours && typeof data.journal_seq === 'number') {
      return Math.max(data.journal_seq, cursor.journal_seq);
    }
  }
  return cursor.journal_seq;
}

function missing(facts: readonly AuditFact[], recorded: number): readonly AuditFact[] {
  return facts.filter(({ journalSeq }) => journalSeq > recorded);
}
