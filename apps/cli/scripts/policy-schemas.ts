import {
  count,
  flag,
  list,
  object,
  oneOf,
  orNull,
  sha256,
  text,
  textOrNull,
  type Documents,
} from './schema-parts.ts';

export const effect = oneOf(['allow', 'ask', 'deny']);

export const profile = oneOf(['read-only', 'workspace-write', 'network', 'danger-full-access']);

export const policyFile = object({ path: text, digest: sha256 });

const policyCheck = object({
  policy: orNull(policyFile),
  approvals: count,
  profiles: count,
  agent_profiles: count,
  forbidden_commands: count,
  protected_paths: count,
  diff: flag,
});

const policyTest = object({
  policy: policyFile,
  cases: text,
  passed: count,
  failed: count,
  untested: list(text),
  results: list(
    object({
      name: text,
      passed: flag,
      mismatches: list(
        object({ what: oneOf(['effect', 'rules', 'profile']), expected: text, actual: text }),
      ),
    }),
  ),
});

const shortDecision = object({ effect, profile, rules: list(text) });

const policyReplay = object({
  policy: orNull(policyFile),
  runs: count,
  decisions: count,
  decisions_without_facts: count,
  runs_without_facts: count,
  damaged_runs: list(text),
  changed: list(
    object({
      task_id: text,
      run_id: text,
      stage: text,
      attempt: { type: 'integer', minimum: 1 },
      moment: oneOf(['before', 'after', 'ask']),
      change: oneOf(['stricter', 'looser', 'other']),
      before: shortDecision,
      after: shortDecision,
    }),
  ),
});

const policyExplain = object({
  policy: orNull(policyFile),
  command: text,
  effect,
  rules: list(
    object({
      id: text,
      effect,
      reason: text,
      pointer: text,
      matched: textOrNull,
      certainty: oneOf(['yes', 'maybe']),
    }),
  ),
  starts: list(text),
  opaque: list(text),
  uncertain: list(text),
});

/** What the verbs about policies print. */
export const policyDocuments: Documents = {
  'policy-check': ['What orch policy check prints', policyCheck],
  'policy-test': ['What orch policy test prints', policyTest],
  'policy-replay': ['What orch policy replay prints', policyReplay],
  'policy-explain': ['What orch policy explain prints', policyExplain],
};
