import {
  describeThrown,
  type BegunRun,
  type GuardrailOutcome,
  type GuardrailReporter,
} from '@orch/core';
import type { AuditLog, FileRunStore } from '@orch/persistence';

/** Guardrail: all output went through the redactor, with the count that the receipts give. */
export function redactionGuardrail(rulesVersion: string): GuardrailReporter {
  return (run) => {
    const receipts = run.stages.flatMap((stage) =>
      'receipt' in stage && stage.receipt !== null ? [stage.receipt] : [],
    );
    const count = receipts.reduce((sum, { redactions }) => sum + redactions, 0);
    return Promise.resolve([
      {
        id: 'redaction',
        title: 'Redaction before disk',
        required: true,
        standing: receipts.length === 0 ? 'not_run' : 'passed',
        detail: `rules ${rulesVersion}, ${count} values replaced in the output of ${receipts.length} stages`,
        waived_by: null,
      } satisfies GuardrailOutcome,
    ]);
  };
}

/** Guardrail: what somebody may have to answer for is in the audit log, and its end fits its head. */
export function auditGuardrail(
  store: Pick<FileRunStore, 'audited'>,
  openLog: () => Promise<Pick<AuditLog, 'head'>>,
): GuardrailReporter {
  return async (run: BegunRun) => {
    const standing = await store.audited(run);
    if (standing === 'nothing_due') return [];
    const outcome = (passed: boolean, detail: string): readonly GuardrailOutcome[] => [
      {
        id: 'audit',
        title: 'Audit log',
        required: true,
        standing: passed ? 'passed' : 'failed',
        detail,
        waived_by: null,
      },
    ];
    if (standing === 'behind') return outcome(false, 'not all of this run could be recorded');
    try {
      const head = await (await openLog()).head();
      const where = head === null ? 'it is empty' : `line ${head.seq}, ${head.sha256.slice(0, 12)}`;
      const detail = `recorded; the head was read back (${where}), the lines before it were not`;
      return outcome(head !== null, detail);
    } catch (error) {
      return outcome(false, describeThrown(error));
    }
  };
}
