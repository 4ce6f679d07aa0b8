export { bucketPlace } from './bucket/bucket-place.ts';
export type { BucketPlace } from './bucket/bucket-place.ts';
export { BucketTarget } from './bucket/bucket-target.ts';
export type { BucketOptions } from './bucket/bucket-target.ts';
export { idempotencyKey, manifestDigest, prepareImport } from './client/run-import.ts';
export type { PreparedImport, RunImport } from './client/run-import.ts';
export { RunsApiTarget } from './client/runs-api-target.ts';
export type { RunsApiOptions } from './client/runs-api-target.ts';
export type {
  CredentialPort,
  RevealableSecret,
  SendOutcome,
  SyncTarget,
} from './client/sync-target.ts';
export type {
  ArchivedRun,
  ArchiveChanges,
  ArchivePosition,
  DeadLetter,
  Hold,
  OpenRun,
  RunArchive,
  SyncAudit,
  SyncCursor,
  SyncMark,
  SyncStore,
} from './outbox/ports.ts';
export type { DueRun } from './outbox/outbox.ts';
export { CloudSyncWorker } from './worker/cloud-sync-worker.ts';
export type { PassOutcome, SyncStatus, WorkerOptions } from './worker/cloud-sync-worker.ts';
export { defaultBreakerPolicy } from './worker/circuit-breaker.ts';
export type { BreakerPolicy } from './worker/circuit-breaker.ts';
export type { PassReport } from './worker/pass.ts';
export { defaultRetryPolicy } from './worker/retry-policy.ts';
export type { RetryPolicy } from './worker/retry-policy.ts';
export { endable } from './receiver/end-server.ts';
export { defaultReceiverLimits, Receiver } from './receiver/receiver.ts';
export type {
  ReceiverLimits,
  ReceiverOptions,
  RunKeeper,
  StoreOutcome,
} from './receiver/receiver.ts';
export { TokenFile } from './receiver/token-file.ts';
export { mintToken } from './receiver/token.ts';
export type { TokenBook, TokenRecord } from './receiver/token.ts';
