import { keepOutOfCoreDumps } from '@orch/credentials';
import { openAuditLog } from '../compose/audit.ts';
import { openCredentials } from '../compose/credentials.ts';
import { syncPlaces, syncScopes } from '../compose/sync-places.ts';
import { readConfig } from '../config/read-config.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { durationText } from '../output/time-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch credentials check` (wire shape). No value stands in it, nor anything that follows from one. */
export interface CredentialsDocument {
  readonly sources: readonly {
    readonly id: string;
    readonly ok: boolean;
    readonly detail: string;
  }[];
  readonly credentials: readonly {
    readonly scope: string;
    readonly name: string;
    readonly state: 'found' | 'missing' | 'unavailable';
    readonly source: string | null;
    /** For how long it would be used without asking again; `null` for as long as the process. */
    readonly ttl_ms: number | null;
    readonly reason: string | null;
  }[];
}

/** `orch credentials check`: what would be found, and from where, without showing it. */
export async function credentialsCheck(session: RepositorySession): Promise<number> {
  const { env, format, roots } = session;
  keepOutOfCoreDumps();
  const { config } = await readConfig(roots.root);
  const own = syncScopes(syncPlaces(config.sync ?? {}, env), env);
  const { broker, sources, scopes } = await openCredentials(
    session,
    config.credentials ?? {},
    own,
    () => openAuditLog(session),
  );
  const healths = await Promise.all(
    sources.map(async (source) => ({ id: source.id, ...(await source.health()) })),
  );
  const credentials: CredentialsDocument['credentials'][number][] = [];
  for (const scope of Object.keys(scopes)) {
    for (const [name, finding] of await broker.find(scope)) {
      const found = finding.kind === 'found' ? finding : null;
      credentials.push({
        scope,
        name,
        state: finding.kind,
        source: found?.source ?? null,
        ttl_ms: found?.ttlMs ?? null,
        reason: finding.kind === 'found' ? null : finding.reason,
      });
    }
  }
  const document: CredentialsDocument = { sources: healths, credentials };
  writeResult(format, document, () => checkText(document));
  const complete = credentials.every(({ state }) => state === 'found');
  return complete ? exitStatus.ok : exitStatus.refused;
}

function checkText({ sources, credentials }: CredentialsDocument): string {
  const lines = sources.map(({ id, ok, detail }) => `${ok ? '✓' : '✗'} ${id}: ${detail}`);
  if (credentials.length === 0) {
    return [...lines, 'Nobody declared a credential.', ''].join('\n');
  }
  const found = credentials.map((each) => {
    const where = `${each.scope} · ${each.name}`;
    if (each.state !== 'found') return `✗ ${where}: ${each.reason ?? each.state}`;
    const use = each.ttl_ms === null ? '' : `, used for ${durationText(each.ttl_ms)}`;
    return `✓ ${where}: found in ${each.source ?? ''}${use}`;
  });
  return [...lines, ...found, ''].join('\n');
}
