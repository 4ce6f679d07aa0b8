import { createAnchorStore } from '@orch/adapter-git';
import { OrchError } from '@orch/core';
import { auditKey, auditRef } from '../compose/audit.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { verifyWithAnchor } from './audit-verify.ts';

/**
 * `orch audit anchor`: keeps the head of the audit log in a git ref. The log is checked first, also
 * against the anchor that is there, so that an anchor never moves onto a log that was changed.
 */
export async function auditAnchor(session: RepositorySession): Promise<number> {
  const { clock, env, format, roots } = session;
  const { report, anchor: before } = await verifyWithAnchor(session);
  const { head, misfit } = report;
  if (misfit !== null) {
    const line = misfit.line === null ? '' : `:${misfit.line}`;
    throw new OrchError('ORCH_DATA_DAMAGED', `The audit log does not fit: ${misfit.reason}.`, {
      place: `${misfit.file}${line}`,
      hint: 'Nothing was anchored. Look at it with: orch audit verify',
    });
  }
  if (report.signed && auditKey(env) === undefined) {
    throw new OrchError('ORCH_GUARD_FAILED', 'The audit log is keyed, and the key is missing.', {
      hint: 'Nothing was anchored. Set ORCH_AUDIT_KEY.',
    });
  }
  if (head === null) {
    throw new OrchError('ORCH_USAGE', 'The audit log is empty: there is nothing to anchor yet.');
  }
  const store = createAnchorStore({ root: roots.root, env });
  const expected = (await store.readAnchor(auditRef))?.oid ?? null;
  const at = new Date(clock.nowMs()).toISOString();
  const result = await store.anchor(auditRef, { v: 1, at, ...head }, expected);
  if (result.kind === 'moved') {
    throw new OrchError('ORCH_GUARD_FAILED', `Somebody else moved ${auditRef} meanwhile.`, {
      hint: 'Run it again.',
    });
  }
  const document = { ref: auditRef, oid: result.oid, head, before };
  writeResult(
    format,
    document,
    () =>
      `Anchored line ${head.seq} in ${auditRef}. Push the ref to keep it where nobody here can change it.\n`,
  );
  return exitStatus.ok;
}
