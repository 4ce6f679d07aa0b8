import type { JsonValue } from '@orch/core';
import { readFacts } from '../cases/parse-facts.ts';
import type { RecordedDecision } from '../cases/replay.ts';
import type { Decision } from '../decide/decision.ts';
import type { DiffFacts, StageFacts } from '../decide/facts.ts';

/** A longer list of files is not kept in a journal; its decision cannot be tried again. */
const MAX_RECORDED_FILES = 1_000;

/** What a run keeps of a decision, so that another policy can be tried on it later. */
export function recordDecision(
  policyDigest: string | null,
  facts: StageFacts | DiffFacts,
  decision: Decision,
): JsonValue {
  if ('diff' in facts && facts.diff.files.length > MAX_RECORDED_FILES) {
    return { policy: policyDigest, facts: null, files: facts.diff.files.length };
  }
  const { effect, rules, requires, profile } = decision;
  // Through JSON, since that is what the journal will hold.
  return JSON.parse(
    JSON.stringify({ policy: policyDigest, facts, decision: { effect, rules, requires, profile } }),
  ) as JsonValue;
}

/**
 * Reads back what {@link recordDecision} kept; `null` where no facts were kept, or not in this form.
 * Nothing is made up for what is missing.
 */
export function readRecordedDecision(ref: string, recorded: JsonValue): RecordedDecision | null {
  if (typeof recorded !== 'object' || recorded === null || Array.isArray(recorded)) return null;
  const { facts: keptFacts, decision } = recorded as Readonly<Record<string, unknown>>;
  const facts = readFacts(keptFacts, '', []);
  if (facts === undefined || !isDecision(decision)) return null;
  return { ref, facts, decision };
}

function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null) return false;
  const { effect, rules, requires, profile } = value as Readonly<Record<string, unknown>>;
  return (
    typeof effect === 'string' &&
    typeof profile === 'string' &&
    Array.isArray(rules) &&
    Array.isArray(requires)
  );
}
