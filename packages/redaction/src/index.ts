export { knownFromEnv } from './known-from-env.ts';
export { MIN_KNOWN_BYTES, type KnownSecret } from './known.ts';
export { redactJson } from './redact-json.ts';
export { RedactionError, type RedactionErrorCode } from './redaction-error.ts';
export {
  createRedactor,
  type RedactionStream,
  type Redactor,
  type RedactorOptions,
  type RegisteringRedactor,
} from './redactor.ts';
export { RULES, RULES_VERSION, type RuleId } from './rule-table.ts';
export type { Match, Rule, RuleKind } from './rule.ts';
