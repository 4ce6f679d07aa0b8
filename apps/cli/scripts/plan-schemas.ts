import {
  count,
  flag,
  list,
  milliseconds,
  object,
  oneOf,
  orNull,
  sha256,
  text,
  textOrNull,
  type Documents,
} from './schema-parts.ts';
import { effect, policyFile, profile } from './policy-schemas.ts';
import { execution } from './run-schemas.ts';

const plan = object({
  pipeline: object({ id: text, title: text }),
  source: oneOf(['config', 'detected']),
  task: object({ id: text, source: oneOf(['flag', 'environment', 'index', 'default']) }),
  execution,
  max_duration_ms: orNull(milliseconds),
  digest: sha256,
  policy: orNull(policyFile),
  phase: orNull(
    object({ id: oneOf(['implementation']), open: flag, reason: textOrNull, next: textOrNull }),
  ),
  stages: list(
    object({
      index: { type: 'integer', minimum: 1 },
      id: text,
      title: text,
      kind: oneOf(['command', 'subpipeline', 'manual', 'agent']),
      command: { anyOf: [text, list(text), { type: 'null' }] },
      needs: list(text),
      when: oneOf(['on_success', 'on_failure', 'always']),
      allow_failure: flag,
      profile: textOrNull,
      timeout_ms: orNull(milliseconds),
      max_attempts: { type: 'integer', minimum: 1 },
      criteria: list(text),
      asks: textOrNull,
      agent: orNull(
        object({
          agent: text,
          role: oneOf(['planner', 'builder', 'tester', 'reviewer']),
          prompt_file: orNull(object({ path: text, sha256 })),
          prompt: textOrNull,
          approvals: oneOf(['ask', 'decline']),
          budget: object({
            max_turns: count,
            max_tokens: count,
            max_wall_ms: milliseconds,
          }),
          paths: list(text),
          on_orphan: oneOf(['rerun', 'ask']),
        }),
      ),
      guard: orNull(
        object({
          effect,
          profile,
          mechanism: textOrNull,
          rules: list(text),
          reason: textOrNull,
          requires: list(object({ approvers: count, from: list(text) })),
          expires_after_ms: orNull(milliseconds),
        }),
      ),
    }),
  ),
  pipelines: list(object({ id: text, title: text })),
});

/** What `orch plan` prints. */
export const planDocuments: Documents = {
  plan: ['What orch plan prints', plan],
};
