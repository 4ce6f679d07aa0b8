import { describeThrown, type JournalEntry, type Logger, type RunKey } from '@orch/core';
import { isAuditable } from './audit-events.ts';
import type { AuditTrail } from './audit-trail.ts';

/** How the audit log stands to a run: it has all of its facts, or not, or there are none. */
export type AuditStanding = 'recorded' | 'behind' | 'nothing_due';

/** Records the facts of one run that is open, in order, beside its work. */
export class RunAudit {
  readonly #trail: Pick<AuditTrail, 'record'> | undefined;
  readonly #key: RunKey;
  readonly #logger: Logger;
  #waiting: JournalEntry[] = [];
  #work: Promise<void> = Promise.resolve();
  #hasFacts = false;
  #failed = false;

  constructor(trail: Pick<AuditTrail, 'record'> | undefined, key: RunKey, logger: Logger) {
    this.#trail = trail;
    this.#key = key;
    this.#logger = logger;
  }

  /** Takes entries that are on the disk. Never throws, never waits. */
  add(entries: readonly JournalEntry[]): void {
    const due = this.#trail === undefined ? [] : entries.filter(isAuditable);
    if (due.length === 0) return;
    this.#hasFacts = true;
    this.#waiting.push(...due);
    this.#work = this.#work.then(() => this.#record());
  }

  /** Resolves when nothing is under way; what failed is tried once more before. */
  async settle(): Promise<AuditStanding> {
    await this.#work;
    if (this.#failed) await this.#record();
    if (this.#failed) return 'behind';
    return this.#hasFacts ? 'recorded' : 'nothing_due';
  }

  async #record(): Promise<void> {
    const entries = this.#waiting;
    if (this.#trail === undefined || entries.length === 0) return;
    this.#waiting = [];
    try {
      await this.#trail.record(this.#key, entries);
      this.#failed = false;
    } catch (error) {
      this.#waiting = [...entries, ...this.#waiting];
      this.#failed = true;
      this.#logger.warn(
        `Run ${this.#key.runId} is not in the audit log as far as it is: ${describeThrown(error)}. It is tried again whenever the run is opened.`,
      );
    }
  }
}
