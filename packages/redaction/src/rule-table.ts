import type { Rule } from './rule.ts';
import { passwordAssignment, secretAssignment, weakAssignment } from './rules/assignment.ts';
import { CLOUD_RULES } from './rules/cloud.ts';
import { CODE_HOSTING_RULES } from './rules/code-hosting.ts';
import { HEADER_RULES } from './rules/headers.ts';
import { SERVICE_RULES } from './rules/services.ts';
import { STRUCTURED_RULES } from './rules/structured.ts';
import { URL_RULES } from './rules/urls.ts';

/**
 * Version of the rule table. It changes with every rule that is added, removed or decides
 * otherwise, so that a stored file can say which rules it went through.
 */
export const RULES_VERSION = '1';

/** The rule table. */
export const RULES: readonly Rule[] = [
  ...CODE_HOSTING_RULES,
  ...CLOUD_RULES,
  ...SERVICE_RULES,
  ...STRUCTURED_RULES,
  ...URL_RULES,
  ...HEADER_RULES,
  passwordAssignment,
  secretAssignment,
  weakAssignment,
];

/** Id of a rule, as it stands in `[redacted:<id>]`. */
export type RuleId = string;
