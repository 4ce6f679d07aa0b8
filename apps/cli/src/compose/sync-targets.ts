import {
  BucketTarget,
  bucketPlace,
  CloudSyncWorker,
  defaultRetryPolicy,
  RunsApiTarget,
  type CredentialPort,
  type RunArchive,
  type SyncAudit,
  type SyncTarget,
} from '@orch/cloud-sync';
import { keepOutOfCoreDumps, type CredentialScope, type Secret } from '@orch/credentials';
import { OrchError, type SyncConfig } from '@orch/core';
import {
  exportRun,
  FileSyncStore,
  indexChanges,
  journalBytes,
  type AuditLog,
} from '@orch/persistence';
import { randomUUID } from 'node:crypto';
import { readConfig } from '../config/read-config.ts';
import type { RepositorySession } from '../session/session.ts';
import { variable } from '../session/variable.ts';
import { openAuditLog } from './audit.ts';
import { openCredentials } from './credentials.ts';
import { faultPoint } from './fault-point.ts';
import { syncPlaces, syncScope, syncScopes, type SyncPlaces } from './sync-places.ts';

/** What sends runs of a repository. */
export interface Sync {
  readonly lanes: readonly SyncLane[];
  /** Renews credentials that are due, although nobody asks for them; for those who wait long. */
  readonly tendCredentials: () => void;
}

/** One target with what sends to it. */
export interface SyncLane {
  readonly target: SyncTarget;
  readonly worker: CloudSyncWorker;
}

const defaultMaxJournalBytes = 4 * 1024 * 1024;

/**
 * Everything that sends runs of this repository: one worker for each configured target.
 *
 * @throws OrchError `ORCH_SYNC_REFUSED` where no target is configured, or one cannot be used
 */
export async function composeSync(session: RepositorySession): Promise<Sync> {
  const { clock, env, roots } = session;
  const { config } = await readConfig(roots.root);
  const sync = config.sync ?? {};
  const places = syncPlaces(sync, env);
  if (places.url === null && places.bucket === null) throw nowhere();
  keepOutOfCoreDumps();
  const onPoint = faultPoint(env);
  const audit = once(() => openAuditLog(session, onPoint));
  const { broker } = await openCredentials(
    session,
    config.credentials ?? {},
    syncScopes(places, env),
    audit,
  );
  const credentials = port(broker.scope(syncScope));
  const redaction = await session.redaction();
  const parts = {
    archive: archiveOf(session, redaction.redact, sync.max_journal_bytes),
    phases: sync.phases === true,
    store: new FileSyncStore({ roots, clock, onPoint }),
    audit: auditPort(audit),
    clock,
    random: Math.random,
    newId: randomUUID,
    redactText: (text: string) => redaction.redactor.text(text),
    onPoint,
    retry: {
      maxAttempts: sync.retry?.max_attempts ?? defaultRetryPolicy.maxAttempts,
      firstDelayMs: sync.retry?.first_delay_ms ?? defaultRetryPolicy.firstDelayMs,
      maxDelayMs: sync.retry?.max_delay_ms ?? defaultRetryPolicy.maxDelayMs,
    },
    ...(sync.concurrency === undefined ? {} : { concurrency: sync.concurrency }),
  };
  const lanes = targetsOf(session, sync, places, credentials).map((target) => ({
    target,
    worker: new CloudSyncWorker({ ...parts, target }),
  }));
  return { lanes, tendCredentials: () => broker.tend() };
}

function targetsOf(
  { clock, env }: RepositorySession,
  sync: SyncConfig,
  { url, bucket, workspace, region }: SyncPlaces,
  credentials: CredentialPort,
): readonly SyncTarget[] {
  const timeout = sync.timeout_ms === undefined ? {} : { timeoutMs: sync.timeout_ms };
  const targets: SyncTarget[] = [];
  if (url !== null) {
    const tokenName = 'CLOUD_SYNC_TOKEN';
    targets.push(new RunsApiTarget({ url, workspace, tokenName, credentials, clock, ...timeout }));
  }
  if (bucket !== null) {
    const place = bucketPlace(bucket, region);
    const hasSession = variable(env, 'AWS_SESSION_TOKEN') !== undefined;
    const common = { place, workspace, credentials, clock, hasSession, newId: randomUUID };
    targets.push(new BucketTarget({ ...common, ...timeout }));
  }
  return targets;
}

function archiveOf(
  { clock, roots }: RepositorySession,
  redact: <Value>(value: Value) => Value,
  maxJournalBytes = defaultMaxJournalBytes,
): RunArchive {
  return {
    changesSince: (position) => indexChanges(roots, position),
    journalBytes: (key) => journalBytes(roots, key),
    read: (key) => exportRun(key, { roots, nowMs: clock.nowMs(), redact, maxJournalBytes }),
  };
}

function auditPort(open: () => Promise<AuditLog>): SyncAudit {
  return {
    async seq() {
      return (await (await open()).head())?.seq ?? 0;
    },
    async has(attemptId, afterSeq) {
      return await (
        await open()
      ).exclusively(async (turn) => {
        for await (const { data } of turn.linesAfter(afterSeq)) {
          if (data['attempt_id'] === attemptId) return true;
        }
        return false;
      });
    },
    async append(type, data) {
      await (await open()).append(type, data);
    },
  };
}

/** The broker's secrets are the ones that are rejected: nobody makes another kind. */
function port(scope: CredentialScope): CredentialPort {
  const given = new Map<object, Secret>();
  return {
    async get(name) {
      const secret = await scope.get(name);
      given.set(secret, secret);
      return secret;
    },
    reject(secret) {
      const known = given.get(secret);
      if (known !== undefined) scope.reject(known);
      given.delete(secret);
    },
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

function nowhere(): OrchError {
  return new OrchError('ORCH_SYNC_REFUSED', 'No target is configured, so nothing is sent.', {
    hint: 'Set sync.url or sync.bucket in codex.orchestrator.json (or CLOUD_SYNC_URL, CLOUD_SYNC_BUCKET).',
  });
}
