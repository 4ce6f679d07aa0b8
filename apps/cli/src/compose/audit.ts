import { OrchError } from '@orch/core';
import { AuditLog, type FaultPoint } from '@orch/persistence';
import { readConfig } from '../config/read-config.ts';
import type { RepositorySession } from '../session/session.ts';

/** The git ref in which the head of the audit log is anchored. */
export const auditRef = 'refs/orch/audit';

/** Variables that are for orch alone: what runs as a stage could forge with them. */
export const signingVariables = ['ORCH_AUDIT_KEY', 'ORCH_SIGNING_KEY'] as const;

/** The key of the audit log's chain, where there is one. It is never made here. */
export function auditKey(env: NodeJS.ProcessEnv): Uint8Array | undefined {
  const { ORCH_AUDIT_KEY: key } = env;
  return key === undefined || key === '' ? undefined : Buffer.from(key);
}

/** The audit log of a repository, as its configuration wants it kept. */
export async function openAuditLog(
  session: Pick<RepositorySession, 'roots' | 'env' | 'clock'>,
  onPoint?: FaultPoint,
): Promise<AuditLog> {
  const { roots, env, clock } = session;
  const key = auditKey(env);
  const maxBytes = await configuredSize(roots.root);
  return new AuditLog({
    outDir: roots.outDir,
    clock: { nowMs: () => clock.nowMs(), sleep: (ms, signal) => clock.sleep(ms, signal) },
    ...(key !== undefined && { key }),
    ...(maxBytes !== undefined && { maxBytes }),
    ...(onPoint && { onPoint }),
  });
}

/** A configuration that was broken since the run began keeps nobody from recording what happened. */
async function configuredSize(root: string): Promise<number | undefined> {
  try {
    return (await readConfig(root)).config.audit?.max_bytes;
  } catch (error) {
    if (error instanceof OrchError && error.code.startsWith('ORCH_CONFIG')) return undefined;
    throw error;
  }
}
