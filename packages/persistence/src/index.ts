export { keyIdOf, preAuthenticationEncoding, signEnvelope } from './attestation/dsse.ts';
export type { DsseEnvelope } from './attestation/dsse.ts';
export { runStatement } from './attestation/run-statement.ts';
export type { RunPredicate, RunStatement, Subject } from './attestation/run-statement.ts';
export { checkAttestation, parseAttestation } from './attestation/verify-attestation.ts';
export type { ReadAttestation } from './attestation/verify-attestation.ts';
export { AuditLog } from './audit/audit-log.ts';
export type { AuditLogOptions } from './audit/audit-log.ts';
export { AuditTrail } from './audit/audit-trail.ts';
export type { AuditStanding } from './audit/run-audit.ts';
export type { AuditTrailOptions } from './audit/audit-trail.ts';
export type { AuditHead, AuditLine } from './audit/audit-line.ts';
export type { AuditAnchor, AuditMisfit, AuditReport } from './audit/verify-audit.ts';
export { PersistenceCoordinator } from './coordinator/persistence-coordinator.ts';
export type {
  PersistenceCoordinatorOptions,
  PersistenceReport,
  PersistenceStep,
} from './coordinator/persistence-coordinator.ts';
export { runArtifacts } from './evidence/run-artifacts.ts';
export { readCitedPatch, runChanges } from './evidence/run-changes.ts';
export type { CitedPatch, PatchProblem, RunChanges } from './evidence/run-changes.ts';
export { verifyRun } from './evidence/verify-run.ts';
export type { RunMisfit, RunVerification } from './evidence/verify-run.ts';
export { FileEvidenceReader } from './evidence/file-evidence-reader.ts';
export type { FaultPoint } from './files/fault-point.ts';
export type { Redact } from './files/redact-record.ts';
export type { Heartbeat } from './heartbeat/heartbeat-file.ts';
export { heartbeatIntervalMs, heartbeatStaleMs } from './heartbeat/heartbeat-queue.ts';
export type { Every } from './heartbeat/heartbeat-queue.ts';
export type { Vouch } from './inbox/file-inbox.ts';
export type { IndexLine } from './index/index-line.ts';
export { RunIndex } from './index/run-index.ts';
export type { RunList, RunListing, RunQuery } from './index/run-index.ts';
export type { JournalHead } from './journal/journal-line.ts';
export type { TornTail } from './journal/read-journal.ts';
export { liveness } from './lease/liveness.ts';
export type { RunLiveness } from './lease/liveness.ts';
export { withLock } from './lock/with-lock.ts';
export type {
  Manifest,
  ManifestAgent,
  ManifestApproval,
  ManifestStage,
} from './manifest/manifest.ts';
export { projectManifest } from './manifest/project-manifest.ts';
export { readManifest } from './manifest/read-manifest.ts';
export type { ResumeToken, RunPointer } from './manifest/run-pointers.ts';
export { exclusively, type ExclusiveOptions } from './lock/exclusively.ts';
export { MetricsRecorder, runMetrics } from './metrics/metrics-recorder.ts';
export type { RunMetrics } from './metrics/metrics-recorder.ts';
export { logPath, runPaths, sharedPaths, taskPaths } from './paths/run-paths.ts';
export type { RunPaths, RunRoots, SharedPaths, TaskPaths } from './paths/run-paths.ts';
export { livenessOf, ownIdentity } from './process/process-identity.ts';
export type { Liveness, ProcessIdentity } from './process/process-identity.ts';
export { FileRunStore } from './store/file-run-store.ts';
export type { FileRunStoreOptions } from './store/file-run-store.ts';
export type { FileRunWriter } from './store/file-run-writer.ts';
export { derivedStatus, readRun } from './store/run-snapshot.ts';
export type { RunSnapshot } from './store/run-snapshot.ts';
export { exportRun, journalBytes } from './sync/export-run.ts';
export type { ExportedRun, ExportOptions } from './sync/export-run.ts';
export { FileSyncStore } from './sync/file-sync-store.ts';
export type { FileSyncStoreOptions } from './sync/file-sync-store.ts';
export { importRun } from './sync/import-run.ts';
export type { ImportOptions, ImportOutcome } from './sync/import-run.ts';
export { indexChanges } from './sync/index-changes.ts';
export type { IndexChanges } from './sync/index-changes.ts';
export type { IndexPosition, SyncCursor, SyncMark } from './sync/sync-state.ts';
export type { TaskRunEntry, TaskState } from './task-state/task-run-entry.ts';
export { TaskStateStore } from './task-state/task-state-store.ts';
export type { RebuiltTaskState, TaskStateStoreOptions } from './task-state/task-state-store.ts';
export { TaskStateStoreLockError } from './task-state/task-state-store-lock-error.ts';

export { storageError } from './files/storage-error.ts';
export { atomicWrite } from './files/atomic-write.ts';
export type { AtomicWriteOptions } from './files/atomic-write.ts';
