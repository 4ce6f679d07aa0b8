export { artifactDigest } from './artifact/artifact-digest.ts';
export { openPrompts, renderArtifact, type Templates } from './artifact/templates.ts';
export { checklistItems, evidenceFor, type ChecklistItem } from './checklist/checklist.ts';
export { implementationGate } from './gate/phase-gate.ts';
export { importFolder, type Importable } from './import/import-folder.ts';
export { mirrorText, parseMirror } from './mirror/mirror-file.ts';
export type { MirrorSection, ParsedMirror } from './mirror/mirror-file.ts';
export { standingText, type MirrorPlaces } from './mirror/mirror-sources.ts';
export { nextStep, type NextStep } from './phase/next-step.ts';
export { phases, phasesOf, phaseTitles, taskPaths, writtenPhases } from './phase/phases.ts';
export type { Phase, TaskPath, WrittenPhase } from './phase/phases.ts';
export type { Refusal } from './phase/refusal.ts';
export { currentPhase, standingsOf } from './phase/standing.ts';
export type { PhaseStanding, ReadText } from './phase/standing.ts';
export type { ApprovePhase } from './register/decide-phase.ts';
export { defaultSmallPath, type NewTask, type SmallPath } from './register/make-task.ts';
export { isManaged, managedTasks, parseRegister, registerPath } from './register/register.ts';
export type { ForeignTask, Register } from './register/register.ts';
export { taskRisks, taskStatuses } from './register/task.ts';
export type {
  ImportedFrom,
  PhaseApproval,
  RunEvidence,
  ScaffoldCheck,
  StatusChange,
  Task,
  TaskRisk,
  TaskStatus,
} from './register/task.ts';
export type { Finding } from './store/finding.ts';
export type { ReviewSpec } from './store/plan-sync.ts';
export { Sop, type Decision, type Settled, type SopOptions } from './store/sop.ts';
export type { OnPoint } from './store/write-file.ts';
export { durationText, metricsSvg, shareText } from './metrics/metrics-svg.ts';
export { sopMetrics } from './metrics/sop-metrics.ts';
export type {
  Readiness,
  RunFact,
  Share,
  SopMetrics,
  TaskMetrics,
  Totals,
  WeekMetrics,
} from './metrics/sop-metrics.ts';
