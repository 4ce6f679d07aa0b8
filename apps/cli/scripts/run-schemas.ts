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
  type Documents,
} from './schema-parts.ts';

const actor = object({ name: text, source: oneOf(['git', 'flag', 'os', 'orch']) });

export const runStatus = ['queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'];

const stageStatus = oneOf([
  'pending',
  'ready',
  'running',
  'awaiting_approval',
  'child_waiting',
  'backing_off',
  'succeeded',
  'failed',
  'skipped',
  'cancelled',
  'orphaned',
]);

export const execution = object({
  mode: oneOf(['sequential', 'parallel']),
  max_concurrency: { type: 'integer', minimum: 1 },
  source: oneOf(['default', 'task', 'flag']),
});

const agent = object({
  role: oneOf(['planner', 'builder', 'tester', 'reviewer']),
  agent: textOrNull,
  session: textOrNull,
  usage: object({
    turns: count,
    input_tokens: count,
    output_tokens: count,
    wall_ms: milliseconds,
  }),
  budgets: count,
  asserted: textOrNull,
  commands: list(object({ command: text, exit_code: { type: ['integer', 'null'] } })),
});

const stage = object({
  id: text,
  title: text,
  kind: oneOf(['command', 'subpipeline', 'manual', 'agent']),
  status: stageStatus,
  attempts: count,
  exit_code: { type: ['integer', 'null'] },
  signal: textOrNull,
  started_at: orNull(time),
  completed_at: orNull(time),
  duration_ms: orNull(milliseconds),
  log: textOrNull,
  failure: orNull(object({ code: { type: 'string', pattern: '^ORCH_' }, message: text })),
  child_run_id: textOrNull,
  agent: orNull(agent),
});

/** What an agent asks for, where an agent asks. */
const agentQuestion = object({
  kind: oneOf(['command', 'file_change', 'network', 'permission', 'other']),
  digest: text,
  command: { anyOf: [textOrNull, list(text)] },
  paths: list(text),
});

const bindings = object({ plan: text, policy: textOrNull, worktree: textOrNull });

const approvalKeys = {
  ref: text,
  id: text,
  stage: text,
  attempt: { type: 'integer', minimum: 1 },
  reason: oneOf(['manual', 'policy', 'agent', 'budget']),
  title: text,
  instructions: text,
  approvers: { type: 'integer', minimum: 1 },
  from: list(text),
  also: list(object({ approvers: { type: 'integer', minimum: 1 }, from: list(text) })),
  status: oneOf(['pending', 'approved', 'rejected', 'changes_requested', 'void', 'expired']),
  requested_at: time,
  expires_at: orNull(time),
  bound: bindings,
  after: oneOf(['succeed', 'run']),
  rules: list(text),
  note: textOrNull,
  decisions: list(
    object({
      request_id: text,
      decision: oneOf(['approved', 'rejected', 'changes_requested']),
      actor,
      reason: text,
      channel: oneOf(['cli', 'terminal']),
      at: time,
    }),
  ),
} satisfies Record<string, Schema>;

const counted = object({ path: textOrNull, files: count, added: count, deleted: count });
/** The digest of the patch came later than the rest. */
const diff: Schema = { ...counted, properties: { ...Object(counted['properties']), sha256 } };

export const pendingApproval = object(
  {
    ...approvalKeys,
    run_id: text,
    done: list(
      object({
        id: text,
        status: stageStatus,
        exit_code: { type: ['integer', 'null'] },
        duration_ms: orNull(milliseconds),
        diff: orNull(diff),
      }),
    ),
    commands: object({ approve: text, reject: text, request_changes: text }),
  },
  { ask: agentQuestion },
);

const runKeys = {
  task_id: text,
  run_id: text,
  parent_run_id: textOrNull,
  pipeline: object({ id: text, title: text }),
  status: oneOf([...runStatus, 'interrupted']),
  reason: textOrNull,
  execution,
  manifest: text,
  log: text,
  started_at: time,
  completed_at: orNull(time),
  summary: textOrNull,
  stages: list(stage),
  approvals_pending: list(pendingApproval),
  child_runs: list(object({ stage: text, run_id: text, task_id: text, manifest: text })),
  guardrail_summary: list(text),
  last_output: orNull(object({ stage: text, stdout: text, stderr: text })),
  next: list(text),
} satisfies Record<string, Schema>;

/** How a run stands when its process gives it back. */
const run = object(runKeys);

/** How a run stands for somebody who does not own it. */
const status = object({
  ...runKeys,
  updated_at: time,
  resumes: count,
  started_by: actor,
  orch_version: text,
  owner: orNull(object({ pid: count, host: text, since: time, alive: flag })),
  heartbeat: orNull(object({ age_ms: count, stale: flag })),
  metrics: object({ present: flag, path: text }),
  approvals: list(object(approvalKeys, { ask: agentQuestion })),
  notes: list(object({ at: time, kind: text, message: text })),
  journal: object({ entries: count, head_sha256: orNull(sha256), torn_bytes: count }),
  children: list(object({ stage: text, run_id: text, status: text, manifest: text })),
});

const decision = object({
  task_id: text,
  run_id: text,
  stage: text,
  request_id: text,
  decision: oneOf(['approved', 'rejected', 'changes_requested']),
  actor,
  reason: text,
  taken_by: oneOf(['owner', 'command']),
  approval_status: approvalKeys.status,
  approvals_needed: { type: 'integer', minimum: 1 },
  approvals_given: count,
  run_status: oneOf(runStatus),
  next: list(text),
});

/** What the verbs that drive, show and decide about one run print. */
export const runDocuments: Documents = {
  start: ['What orch start prints', run],
  resume: ['What orch resume prints', run],
  cancel: ['What orch cancel prints', run],
  status: ['What orch status prints', status],
  approve: ['What orch approve prints', decision],
  reject: ['What orch reject prints', decision],
};
