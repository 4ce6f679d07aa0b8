/**
 * Gives back a copy of a JSON value in which secrets are replaced, or the value itself where there
 * is none. The shape stays: only strings may differ.
 */
export type Redact = <Value>(value: Value) => Value;

/** For a store that keeps no secrets to begin with. */
export const keepAll: Redact = (value) => value;

/** What orch itself makes or has checked: ids, digests, and where its own files are. */
const structural = new Set(
  'id slug stage stages needs kind type pipeline task_id run_id parent_run_id parent_stage child_run_id request_id session guard rules digest plan_digest previous_digest sha256 log_sha256 tree_before tree_after orch_version at started_at'.split(
    ' ',
  ),
);
/** The same for everything below. */
const structuralBelow = new Set(['bound', 'log', 'diff', 'handle', 'execution']);
/** Where the names of members come from outside, and say nothing. */
const foreign = new Set(['env', 'facts', 'data']);

/**
 * I17: a record is redacted before it becomes bytes, and ids and digests come out as they went in,
 * whatever the redactor thinks of them: a chain, a lease and a resume depend on them.
 */
export function redactRecord<Value>(value: Value, redact: Redact): Value {
  const redacted = redact(value);
  if (redacted === value) return value;
  // The shape is the same, which the type of a walk over any JSON cannot express.
  return withStructure(value, redacted) as Value;
}

function withStructure(original: unknown, redacted: unknown): unknown {
  if (Array.isArray(original) && Array.isArray(redacted)) {
    return original.map((item, position) => withStructure(item, redacted[position]));
  }
  if (!isRecord(original) || !isRecord(redacted)) return redacted;
  return Object.fromEntries(
    Object.entries(original).map(([name, value]) => [name, member(name, value, redacted[name])]),
  );
}

function member(name: string, original: unknown, redacted: unknown): unknown {
  if (foreign.has(name)) return redacted;
  if (structuralBelow.has(name)) return original;
  if (structural.has(name) && !containsRecord(original)) return original;
  return withStructure(original, redacted);
}

function containsRecord(value: unknown): boolean {
  return Array.isArray(value) ? value.some(containsRecord) : isRecord(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
