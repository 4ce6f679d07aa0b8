export {
  explainBadId,
  findCaseCollision,
  maxIdBytes,
  reservedTaskIds,
  sanitizeRunId,
  sanitizeTaskId,
} from './ids/sanitize-id.ts';

export { OrchError, describeThrown } from './failure/orch-error.ts';
export type { ErrorCode, OrchErrorDetails } from './failure/orch-error.ts';
export { isRetryable } from './failure/failure.ts';
export type { Failure, FailureCode } from './failure/failure.ts';

export { profiles, stageKinds } from './pipeline/stage-definition.ts';
export type {
  AcceptanceCriterion,
  AgentStageDefinition,
  CommandStageDefinition,
  ManualStageDefinition,
  PipelineDefinition,
  Profile,
  RetryDefinition,
  StageCommon,
  StageDefinition,
  StageKind,
  SubpipelineStageDefinition,
} from './pipeline/stage-definition.ts';

export type { Execution, Plan, PlannedStage } from './plan/plan.ts';

export type {
  Actor,
  AfterApproval,
  Approval,
  ApprovalDecision,
  ApprovalRefusal,
  ApprovalRequest,
  Bindings,
} from './run/approval.ts';
export type { JournalEntry, TimedEvent } from './run/journal-entry.ts';
export type { JsonValue } from './run/json-value.ts';
export type {
  CriterionReceipt,
  DiffReceipt,
  LogReference,
  ProfileReceipt,
  Receipt,
  StreamReceipt,
} from './run/receipt.ts';
export type { GuardrailOutcome, Review } from './run/review.ts';
export { isDurable } from './run/run-event.ts';
export type {
  EventOf,
  FinalStatus,
  PauseReason,
  RunEvent,
  RunEventType,
  SkipReason,
} from './run/run-event.ts';
export { queuedRun } from './run/run-state.ts';
export type {
  BegunRun,
  FinishedRun,
  LiveRun,
  PausedRun,
  RunFacts,
  RunNote,
  RunningStage,
  RunState,
  RunStatus,
  StageState,
  StageStatus,
  StopRequest,
} from './run/run-state.ts';

export type { AbortSignalLike, Clock } from './ports/clock.ts';
export type { EvidenceReader } from './ports/evidence-reader.ts';
export type { IdSource, Sha256 } from './ports/id-source.ts';
export type { Logger } from './ports/logger.ts';
export type { InboxRequest, RunInbox, RunKey, RunStore, RunWriter } from './ports/run-store.ts';
export type {
  ExecuteRequest,
  ExecutionResult,
  Observed,
  ReapReport,
  ReapRequest,
  RedactionStream,
  Redactor,
  StageExecutor,
} from './ports/stage-executor.ts';
export type { Worktree } from './ports/worktree.ts';
