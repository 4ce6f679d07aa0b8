import { describeThrown } from '@orch/core';
import { readConfig } from '../config/read-config.ts';
import type { RepositorySession } from '../session/session.ts';
import { openAuditLog } from './audit.ts';
import { openCredentials } from './credentials.ts';

/** The credentials of one attempt as variables, or why there are none. */
export type StageCredentials =
  | { readonly kind: 'read'; readonly env: Readonly<Record<string, string>> }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * Reads what a stage declared, for one attempt. The redactor knows the values, and the audit log the names, before
 * this resolves. Never rejects.
 */
export async function readStageCredentials(
  session: RepositorySession,
  stage: string,
  names: readonly string[],
): Promise<StageCredentials> {
  const consumer = `stage ${stage}`;
  try {
    const { config } = await readConfig(session.roots.root);
    const own = { [consumer]: names };
    const { broker } = await openCredentials(session, config.credentials ?? {}, own, () =>
      openAuditLog(session),
    );
    const env: Record<string, string> = {};
    for (const name of names) env[name] = (await broker.scope(consumer).get(name)).reveal();
    return { kind: 'read', env };
  } catch (error) {
    return { kind: 'unavailable', reason: describeThrown(error) };
  }
}
