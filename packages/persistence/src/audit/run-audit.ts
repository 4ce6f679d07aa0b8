import { describeThrown, type JournalEntry, type Logger, type RunKey } from '@orch/core';
import type { AuditTrail } from './audit-trail.ts';

/** Records the facts of one run that is open, in order, beside its work. */
export class RunAudit {
  readonly #trail: Pick<AuditTrail, 'record'> | undefined;
  readonly #key: RunKey;
  readonly #logger: Logger;
  #waiting: JournalEntry[] = [];
  #work: Promise<void> = Promise.resolve();
  #failed = false;

  constructor(trail: Pick<AuditTrail, 'record'> | undefined, key: RunKey, logger: Logger) {
    this.#trail = trail;
    this.#key = key;
    this.#logger = logger;
  }

  /** Takes entries that are on the disk. Never throws, never waits. */
  add(entries: readonly JournalEntry[]): void {
    if (this.#trail === undefined) return;
    this.#waiting.push(...entries);
    this.#work = this.#work.then(() => this.#record());
  }

  /** Resolves when nothing is under way; what failed is tried once more before. */
  async settle(): Promise<void> {
    await this.#work;
    if (this.#failed) await this.#record();
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
