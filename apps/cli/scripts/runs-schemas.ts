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
  time,
  type Documents,
} from './schema-parts.ts';
import { runStatus } from './run-schemas.ts';

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
      agent_logs: list(object({ agent: oneOf(['codex']), path: text, bytes: count })),
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

const runsVerify = object({
  task_id: text,
  run_id: text,
  intact: flag,
  misfit: orNull(object({ file: text, reason: text })),
  checked: object({ entries: count, logs: count, patches: count, evaluations: count }),
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

/** What the verbs about the runs on disk print. */
export const runsDocuments: Documents = {
  'runs-list': ['What orch runs list prints', runsList],
  'runs-logs': ['What orch runs logs prints', runsLogs],
  'runs-repair': ['What orch runs repair prints', runsRepair],
  'runs-gc': ['What orch runs gc prints', runsGc],
  'runs-verify': ['What orch runs verify prints', runsVerify],
  'runs-attest': ['What orch runs attest --out prints', runsAttest],
};
