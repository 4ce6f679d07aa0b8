import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gateIds } from '../src/gates/gate-id.ts';
import { decision, execution, run, runStatus, status } from './run-schemas.ts';
import { goals, goalsFile, goalsGc } from './goals-schemas.ts';
import {
  patternsList,
  patternsPlan,
  patternsShow,
  patternsTest,
  patternsWritten,
} from './patterns-schemas.ts';
import { specCi, specGuard, specHook, specList, specNew, specReview } from './spec-schemas.ts';
import { docs, metrics, task, taskList } from './sop-schemas.ts';
import {
  credentialsCheck,
  syncGrant,
  syncPush,
  syncRevoke,
  syncServe,
  syncStatus,
} from './sync-schemas.ts';
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
  time,
  type Schema,
} from './schema-parts.ts';

const effect = oneOf(['allow', 'ask', 'deny']);
const profile = oneOf(['read-only', 'workspace-write', 'network', 'danger-full-access']);
const policyFile = object({ path: text, digest: sha256 });

const plan = object({
  pipeline: object({ id: text, title: text }),
  source: oneOf(['config', 'detected']),
  task: object({ id: text, source: oneOf(['flag', 'environment', 'index', 'default']) }),
  execution,
  max_duration_ms: orNull(milliseconds),
  digest: sha256,
  policy: orNull(policyFile),
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

const runsList = object({
  runs: list(
    object({
      task_id: text,
      run_id: text,
      parent_run_id: textOrNull,
      pipeline_id: text,
      status: oneOf([...runStatus, 'interrupted']),
      started_at: time,
      completed_at: orNull(time),
    }),
  ),
  damaged_lines: count,
});

const policyCheck = object({
  policy: orNull(policyFile),
  approvals: count,
  profiles: count,
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

const auditHead = object({ seq: count, sha256 });

const auditVerify = object({
  intact: flag,
  misfit: orNull(
    object({ file: text, line: orNull({ type: 'integer', minimum: 1 }), reason: text }),
  ),
  lines: count,
  files: list(text),
  head: orNull(auditHead),
  anchor: orNull(auditHead),
  assurance: oneOf(['keyed', 'unkeyed']),
  key_missing: flag,
  statement: text,
  notes: list(text),
});

const auditAnchor = object({ ref: text, oid: text, head: auditHead, before: orNull(auditHead) });

const runsVerify = object({
  task_id: text,
  run_id: text,
  intact: flag,
  misfit: orNull(object({ file: text, reason: text })),
  checked: object({ entries: count, logs: count, patches: count }),
  attestation: orNull(
    object({ subjects: count, signature: oneOf(['checked', 'not_checked', 'none']) }),
  ),
  notes: list(text),
});

const runsAttest = object({
  task_id: text,
  run_id: text,
  file: text,
  subjects: count,
  key_id: orNull(sha256),
});

const gatesProve = object({
  orch_version: text,
  policy: orNull(sha256),
  gates: list(
    object({
      gate: oneOf(gateIds),
      standing: oneOf(['red', 'not_red', 'not_installed']),
      detail: text,
    }),
  ),
});

const stream = object({ bytes: count, truncated_bytes: count, tail: text });

const runsLogs = object({
  task_id: text,
  run_id: text,
  stages: list(
    object({
      stage: text,
      attempts: count,
      log: orNull(object({ path: text, offset: count, bytes: count })),
      log_sha256: orNull(sha256),
      stdout: orNull(stream),
      stderr: orNull(stream),
    }),
  ),
});

const runsRepair = object({
  runs: list(
    object({
      task_id: text,
      run_id: text,
      outcome: oneOf(['repaired', 'busy', 'never_began', 'damaged', 'failed']),
      removed: list(text),
      problem: textOrNull,
    }),
  ),
  index: object({ runs: count, problems: list(text) }),
  tasks: list(object({ task_id: text, runs: count, set_aside: textOrNull, problems: list(text) })),
});

const runsGc = object({
  applied: flag,
  keep_days: count,
  runs: list(
    object({
      task_id: text,
      run_id: text,
      status: oneOf(['succeeded', 'failed', 'cancelled']),
      completed_at: time,
      bytes: count,
    }),
  ),
  bytes: count,
  kept: count,
});

const init = object({
  root: text,
  dry_run: flag,
  files: list(
    object({ path: text, action: oneOf(['create', 'append', 'unchanged']), content: text }),
  ),
  stages: list(object({ id: text, command: text })),
});

const doctor = object({
  root: text,
  healthy: flag,
  checks: list(
    object({
      id: text,
      title: text,
      standing: oneOf(['ok', 'warn', 'fail']),
      detail: text,
      next: textOrNull,
    }),
  ),
});

const error = object({
  error: object({
    code: { type: 'string', pattern: '^ORCH_[A-Z_]+$' },
    message: text,
    place: textOrNull,
    hint: textOrNull,
    data: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    },
  }),
});

/** A line of `--format ndjson`: a fact of the journal, or the result or error at the end. */
const event: Schema = {
  type: 'object',
  required: ['v', 'type', 'data'],
  properties: {
    v: { const: 1 },
    type: text,
    data: { type: 'object' },
    task_id: text,
    run_id: text,
    seq: { type: 'integer', minimum: 1 },
    at: time,
  },
  additionalProperties: false,
};

const manifestFile = join(
  import.meta.dirname,
  '../../../packages/persistence/schemas/manifest.schema.json',
);

/** The schema of what each verb prints with `--format json`, by the name of its file. */
export function documentSchemas(): ReadonlyMap<string, string> {
  const documents: Readonly<Record<string, readonly [string, Schema]>> = {
    start: ['What orch start prints', run],
    resume: ['What orch resume prints', run],
    cancel: ['What orch cancel prints', run],
    plan: ['What orch plan prints', plan],
    status: ['What orch status prints', status],
    approve: ['What orch approve prints', decision],
    reject: ['What orch reject prints', decision],
    'runs-list': ['What orch runs list prints', runsList],
    'runs-logs': ['What orch runs logs prints', runsLogs],
    'runs-repair': ['What orch runs repair prints', runsRepair],
    'runs-gc': ['What orch runs gc prints', runsGc],
    'runs-verify': ['What orch runs verify prints', runsVerify],
    'runs-attest': ['What orch runs attest --out prints', runsAttest],
    'audit-verify': ['What orch audit verify prints', auditVerify],
    'audit-anchor': ['What orch audit anchor prints', auditAnchor],
    'policy-check': ['What orch policy check prints', policyCheck],
    'policy-test': ['What orch policy test prints', policyTest],
    'policy-replay': ['What orch policy replay prints', policyReplay],
    'policy-explain': ['What orch policy explain prints', policyExplain],
    'gates-prove': ['What orch gates prove prints', gatesProve],
    'goals-run': ['What orch goals run prints', goals],
    'goals-status': ['What orch goals status prints', goals],
    'goals-gc': ['What orch goals gc prints', goalsGc],
    'goals-file': ['A file for orch goals run', goalsFile],
    'spec-guard': ['What orch spec guard prints', specGuard],
    'spec-list': ['What orch spec list prints', specList],
    'spec-new': ['What orch spec new prints', specNew],
    'spec-review': ['What orch spec review prints', specReview],
    'spec-hook': ['What orch spec hook prints', specHook],
    'spec-ci': ['What orch spec ci prints', specCi],
    'task-new': ['What orch task new prints', task],
    'task-list': ['What orch task list prints', taskList],
    'task-show': ['What orch task show prints', task],
    'task-phase': ['What orch task phase prints', task],
    'task-approve': ['What orch task approve prints', task],
    'task-promote': ['What orch task promote prints', task],
    'docs-sync': ['What orch docs sync prints', docs],
    metrics: ['What orch metrics prints', metrics],
    'docs-check': ['What orch docs check prints', docs],
    'sync-status': ['What orch sync status prints', syncStatus],
    'sync-push': ['What orch sync push prints', syncPush],
    'sync-drain': ['What orch sync drain prints', syncPush],
    'sync-retry': ['What orch sync retry prints', syncPush],
    'sync-watch': ['What orch sync watch prints when it ends', syncPush],
    'sync-serve': ['What orch sync serve prints when it ends', syncServe],
    'sync-grant': ['What orch sync grant prints', syncGrant],
    'sync-revoke': ['What orch sync revoke prints', syncRevoke],
    'credentials-check': ['What orch credentials check prints', credentialsCheck],
    'patterns-list': ['What orch patterns list prints', patternsList],
    'patterns-search': ['What orch patterns search prints', patternsList],
    'patterns-show': ['What orch patterns show prints', patternsShow],
    'patterns-plan': ['What orch patterns plan prints', patternsPlan],
    'patterns-apply': ['What orch patterns apply prints', patternsPlan],
    'patterns-test': ['What orch patterns test prints', patternsTest],
    'patterns-new': ['What orch patterns new prints', patternsWritten],
    'patterns-index': ['What orch patterns index prints', patternsWritten],
    init: ['What orch init prints', init],
    doctor: ['What orch doctor prints', doctor],
    error: ['What every verb prints when it fails', error],
    event: ['A line of --format ndjson', event],
  };
  const files = Object.entries(documents).map(
    ([name, [title, schema]]) =>
      [
        `${name}.schema.json`,
        fileText({
          $schema: 'http://json-schema.org/draft-07/schema#',
          $id: `urn:orch:schema:cli:${name}`,
          title,
          ...schema,
        }),
      ] as const,
  );
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Schema;
  const show = {
    ...manifest,
    $id: 'urn:orch:schema:cli:runs-show',
    title: 'What orch runs show prints',
  };
  return new Map([...files, ['runs-show.schema.json', fileText(show)]]);
}

function fileText(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
