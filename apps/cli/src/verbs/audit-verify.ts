import { createAnchorStore } from '@orch/adapter-git';
import { OrchError, type JsonValue } from '@orch/core';
import type { AuditAnchor, AuditReport } from '@orch/persistence';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auditKey, auditRef, openAuditLog } from '../compose/audit.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch audit verify`. Writes nothing, and never makes a key. */
export async function auditVerify(session: RepositorySession): Promise<number> {
  const { env, format } = session;
  const { report, anchor } = await verifyWithAnchor(session);
  const keyMissing = report.signed && auditKey(env) === undefined;
  const { intact, misfit, lines, files, head, assurance, statement, notes } = report;
  const document = {
    intact,
    misfit,
    lines,
    files,
    head,
    anchor,
    assurance,
    key_missing: keyMissing,
    statement,
    notes,
  };
  writeResult(format, document, () => auditText(report, anchor, keyMissing));
  if (!intact) return exitStatus.damaged;
  return keyMissing ? exitStatus.refused : exitStatus.ok;
}

/** Checks the log, also against the head that was anchored in git, where one was. */
export async function verifyWithAnchor(
  session: RepositorySession,
): Promise<{ readonly report: AuditReport; readonly anchor: AuditAnchor | null }> {
  const log = await openAuditLog(session);
  const anchor = await readAnchor(session);
  return { report: await log.verify(anchor === null ? [] : [anchor]), anchor };
}

async function readAnchor({ roots, env }: RepositorySession): Promise<AuditAnchor | null> {
  if (!existsSync(join(roots.root, '.git'))) return null;
  const found = await createAnchorStore({ root: roots.root, env }).readAnchor(auditRef);
  return found === null ? null : anchorIn(found.payload);
}

function anchorIn(payload: JsonValue): AuditAnchor {
  if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) {
    const { seq, sha256 } = payload as { readonly seq?: JsonValue; readonly sha256?: JsonValue };
    if (typeof seq === 'number' && typeof sha256 === 'string') return { seq, sha256 };
  }
  throw new OrchError('ORCH_DATA_DAMAGED', `${auditRef} does not hold a head of the audit log.`, {
    place: auditRef,
  });
}

function auditText(report: AuditReport, anchor: AuditAnchor | null, keyMissing: boolean): string {
  const { intact, misfit, lines, files, head, statement, notes } = report;
  const where =
    misfit === null
      ? null
      : `First misfit: ${misfit.file}${misfit.line === null ? '' : ` line ${misfit.line}`}: ${misfit.reason}.`;
  const text = [
    intact
      ? `✓ ${lines} lines in ${files.length} ${files.length === 1 ? 'file' : 'files'} fit.`
      : '✗ The audit log does not fit.',
    where,
    head === null ? null : `Head: line ${head.seq}, ${head.sha256}`,
    anchor === null ? null : `Anchored in git (${auditRef}): line ${anchor.seq}`,
    statement,
    keyMissing
      ? 'Its lines carry marks of a key, which could not be checked: ORCH_AUDIT_KEY is not set.'
      : null,
    ...notes,
  ];
  return `${text.filter((line) => line !== null).join('\n')}\n`;
}
