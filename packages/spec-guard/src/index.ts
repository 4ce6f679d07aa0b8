export { guardSpecs } from './guard/guard-specs.ts';
export { defaultSettings, resolveSettings, type GuardSettings } from './guard/guard-config.ts';
export type {
  Change,
  ChangedFile,
  ChangeKind,
  FileText,
  PastChange,
  Snapshot,
  SpecFile,
} from './guard/snapshot.ts';
export {
  specStandings,
  type FileStanding,
  type FileVerdict,
  type Finding,
  type SpecStanding,
  type SpecVerdict,
  type Trigger,
  type Verdict,
} from './guard/verdict.ts';
export type { SpecProblem } from './front-matter/parse-front-matter.ts';
export { parseSpec, type ParsedSpec } from './spec/parse-spec.ts';
export { risks, type Risk, type Spec, type SpecStatus } from './spec/spec.ts';
export { parseReviewDate, type ReviewDate } from './spec/review-date.ts';
export { specPlace } from './spec/spec-place.ts';
export { newSpecText, type NewSpec } from './spec/new-spec.ts';
export { reviewSpecText, type Review, type ReviewedSpec } from './spec/review-spec.ts';
export { readCoveredCode, readRepository } from './read/read-repository.ts';
export type { GuardInput, GuardScope, ReadOptions } from './read/read-repository.ts';
export { renderSarif, renderSarifFailure } from './render/render-sarif.ts';
export { renderText, type TextOptions } from './render/render-text.ts';
export { parseInstant } from './program/parse-instant.ts';
export { scopeOf } from './program/run-guard.ts';
