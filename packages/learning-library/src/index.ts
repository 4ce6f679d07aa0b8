export { applyPlan, type ApplyOptions } from './apply/apply-plan.ts';
export { recoverApply } from './apply/recover-apply.ts';
export { type CommitResult } from './apply/intent.ts';
export { findPacks, type Library } from './pack/find-packs.ts';
export {
  type Pack,
  type PackKind,
  type PackManifest,
  type PackProblem,
  type ParserName,
} from './pack/pack.ts';
export { optionProblems, readPack, type ReadPack } from './pack/read-pack.ts';
export {
  type Codemod,
  type CodemodPlan,
  type FileChange,
  type FileFailure,
  type PlanRequest,
  type SkipReason,
} from './plan/plan.ts';
export { planCodemod } from './plan/plan-codemod.ts';
export { checkPack } from './check/check-pack.ts';
export { type FixtureResult, type PackCheck } from './check/pack-check.ts';
export { mismatches } from './pack/applies-to.ts';
export { indexOf, type PackIndexEntry } from './pack/pack-index.ts';
export { renderTemplate, type RenderedTemplate } from './template/render-template.ts';
export { detectToolchains, readToolchains, type Toolchain } from './toolchain/toolchain.ts';
export { planTemplate } from './template/plan-template.ts';
export { newPackFiles } from './pack/new-pack.ts';
export { readOptions } from './pack/read-options.ts';
export {
  findingKinds,
  type Candidate,
  type Finding,
  type FindingKind,
  type HarvestProblem,
  type Place,
} from './harvest/finding.ts';
export { harvest, type Harvest, type HarvestOptions } from './harvest/harvest.ts';
export { type HarvestSkip } from './harvest/survey/skip.ts';
export { writeCandidates, type CandidateWriting } from './harvest/candidate/write-candidates.ts';
export { type CodemodCandidate } from './overlap/codemod-candidates.ts';
export {
  compareOverlap,
  type GroupOverlap,
  type OverlapComparison,
} from './overlap/compare-overlap.ts';
export { OverlapMeter } from './overlap/overlap-meter.ts';
export {
  type CodePlace,
  type ComparedRun,
  type FileCounts,
  type Overlap,
  type Repeat,
  type RunOverlap,
  type Shares,
  type TokenCounts,
  type WeekOverlap,
} from './overlap/overlap.ts';
export {
  type CommandPort,
  type CommandRequest,
  type CommandResult,
} from './evaluate/command-port.ts';
export { type EvaluationReport, type TrialRecord } from './evaluate/report.ts';
export { countsText, differenceText, rateText } from './evaluate/report-text.ts';
export { readReport, type ReadReport } from './evaluate/read-report.ts';
export { findSuite, readSuite } from './evaluate/read-suite.ts';
export { runSuite, type EvaluationRequest } from './evaluate/run-suite.ts';
export { type Suite } from './evaluate/suite.ts';
export { overlapSvg } from './overlap/overlap-svg.ts';
export { scratchPrefix } from './evaluate/trial-folders.ts';
export { mineHistory, type MinedHistory, type MineOptions } from './mine/mine-history.ts';
export {
  minPrecision,
  minUnseenRight,
  promotePack,
  type Promotion,
} from './promote/promote-pack.ts';
export { type Replay } from './promote/replay.ts';
export { writeIndex } from './pack/write-index.ts';
