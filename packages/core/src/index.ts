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
  Workspace,
} from './pipeline/stage-definition.ts';

export { buildCatalog, configError } from './pipeline/pipeline-catalog.ts';
export type { PipelineCatalog } from './pipeline/pipeline-catalog.ts';
export type {
  AgentsConfig,
  AuditConfig,
  CodexConfig,
  ConfigProblem,
  GoalsConfig,
  LimitByRisk,
  ManagerConfig,
  NotifyConfig,
  OnOverlap,
  ProjectConfig,
  SopConfig,
  SpecGuardConfig,
  SpecRule,
} from './pipeline/project-config.ts';
export type {
  CredentialsConfig,
  CredentialSourceConfig,
  SyncConfig,
  VaultConfig,
} from './pipeline/sync-config.ts';
export { nearestWord, suggest } from './pipeline/suggest.ts';
export { defaultMirrors } from './pipeline/check-mirrors.ts';
export { validateConfig } from './pipeline/validate-config.ts';
export type { Validated } from './pipeline/validate-config.ts';

export { AgentBuilder } from './agent/agent-builder.ts';
export type { AgentBuilderParts } from './agent/agent-builder.ts';
export { budgetOf, tokensOf, usageText } from './agent/agent-budget.ts';
export { renderPrompt } from './agent/render-prompt.ts';
export type { PromptParts } from './agent/render-prompt.ts';

export { canonicalJson } from './plan/canonical-json.ts';
export { makePlan } from './plan/make-plan.ts';
export type { Execution, Plan, PlannedStage } from './plan/plan.ts';

export { agentStanding, usageOf } from './run/agent-progress.ts';
export type {
  AgentProgress,
  AgentSession,
  AgentStanding,
  StandingAnswer,
} from './run/agent-progress.ts';
export type {
  Actor,
  AfterApproval,
  AgentQuestion,
  Approval,
  ApprovalDecision,
  ApprovalRequest,
  Bindings,
  Requirement,
} from './run/approval.ts';
export { decide, finalStatus, isFinished } from './run/decide.ts';
export type { Decision } from './run/decide.ts';
export { isExpired, openApprovals } from './run/decide-approval.ts';
export { effects } from './run/effects.ts';
export type { Effect } from './run/effects.ts';
export { evolve } from './run/evolve.ts';
export { readyStages } from './run/ready-stages.ts';
export type { Refusal } from './run/refusal.ts';
export type { RunCommand, StageOutcome } from './run/run-command.ts';
export { isSettled, standing } from './run/stage-standing.ts';
export type { Standing } from './run/stage-standing.ts';
export type { JournalEntry, TimedEvent } from './run/journal-entry.ts';
export type { JsonValue } from './run/json-value.ts';
export type {
  AgentReceipt,
  CriterionReceipt,
  DiffReceipt,
  EvaluationReceipt,
  LogReference,
  ProfileReceipt,
  Receipt,
  StreamReceipt,
} from './run/receipt.ts';
export type { GuardrailOutcome, Review } from './run/review.ts';
export { isDurable } from './run/run-event.ts';
export type {
  AgentFact,
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
  StageCounters,
  StageState,
  StageStatus,
  StopRequest,
} from './run/run-state.ts';

export type {
  AgentAnswer,
  AgentAsk,
  AgentBudget,
  AgentObserved,
  AgentRunner,
  AgentSpan,
  AgentTurnRequest,
  AgentTurnResult,
  AgentUsage,
} from './ports/agent-runner.ts';
export { AbortHandle, onAbort } from './ports/abort.ts';
export type { AbortSignalLike, Clock } from './ports/clock.ts';
export type { EvidenceReader } from './ports/evidence-reader.ts';
export type { PromptContext, PromptSource } from './ports/prompt-source.ts';
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
export type {
  ChangedFile,
  GuardEffect,
  GuardMoment,
  GuardQuestion,
  GuardVerdict,
  StageGuard,
  WorktreeChange,
} from './ports/stage-guard.ts';
export type { LogPlace, OpenTurnLog, TurnLog, TurnLogOptions } from './ports/turn-log.ts';
export type {
  Builder,
  BuilderReapRequest,
  BuildRequest,
  ChildOutcome,
  Planner,
  Reviewer,
  Tester,
  TestRequest,
} from './ports/roles.ts';
export type { LastingWorktree, Worktree } from './ports/worktree.ts';

export { CommandBuilder } from './task-manager/command-builder.ts';
export type { CommandBuilderParts } from './task-manager/command-builder.ts';
export { CommandPlanner } from './task-manager/command-planner.ts';
export { CommandReviewer } from './task-manager/command-reviewer.ts';
export type { GuardrailReporter } from './task-manager/command-reviewer.ts';
export { CommandTester } from './task-manager/command-tester.ts';
export {
  agentGuardrail,
  approvalGuardrail,
  evidenceGuardrail,
} from './task-manager/core-guardrails.ts';
export { KindBuilder } from './task-manager/kind-builder.ts';
export { RunBus } from './task-manager/run-bus.ts';
export type { RunBusEventName, RunBusEvents } from './task-manager/run-bus.ts';
export type { CancelReason } from './task-manager/run-loop.ts';
export { maxDepth, TaskManager } from './task-manager/task-manager.ts';
export type {
  ParentStage,
  ResumeRequest,
  RunResult,
  StartRequest,
  TaskManagerPorts,
} from './task-manager/task-manager.ts';
