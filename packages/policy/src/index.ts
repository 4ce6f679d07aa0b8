export { analyseCommand, type CommandText } from './commands/analyse-command.ts';
export type { CommandAnalysis, Invocation } from './commands/analysis.ts';
export { matchInvocation, type PatternToken } from './commands/argv-pattern.ts';
export type { Certainty } from './commands/certainty.ts';
export { parseScript, type Script } from './shell/parse-script.ts';
export type { Assignment, Dialect, Redirection, SimpleCommand } from './shell/reader.ts';
export type { Hole, Piece, Word } from './shell/word.ts';
export { showWords } from './shell/word.ts';
export { decide, decideCommand, decideDiff, decideStage } from './decide/decide.ts';
export type { Decision, Effect, Requirement, RuleHit } from './decide/decision.ts';
export type { DiffFacts, DiffFile, StageFacts } from './decide/facts.ts';
export { compileGlobs, type GlobList } from './decide/path-globs.ts';
export { declaredProfile } from './decide/profile.ts';
export { parsePolicy, validatePolicy, type PolicyResult } from './policy/parse-policy.ts';
export {
  EMPTY_POLICY,
  POLICY_FILE,
  PROFILES,
  type Action,
  type ApprovalRule,
  type DiffLimits,
  type ForbiddenCommand,
  type Policy,
  type Profile,
  type ProfileRule,
  type ProtectedPath,
  type StageKind,
  type TaskRisk,
  type When,
} from './policy/policy.ts';
export type { PolicyProblem, PolicyProblemCode } from './policy/problem.ts';
export {
  parsePolicyCases,
  POLICY_CASES_FILE,
  runPolicyCases,
  type CaseMismatch,
  type CaseResult,
  type CasesReport,
  type PolicyCase,
  type PolicyCasesResult,
} from './cases/policy-cases.ts';
export { replay, type ChangedDecision, type RecordedDecision } from './cases/replay.ts';
export { createPolicyGuard, effectOf, type PolicyGuardOptions } from './guard/policy-guard.ts';
export { readRecordedDecision } from './guard/recorded-facts.ts';
export { stageFacts } from './guard/stage-facts.ts';
