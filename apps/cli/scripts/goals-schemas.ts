import { pendingApproval, runStatus } from './run-schemas.ts';
import {
  count,
  flag,
  list,
  object,
  oneOf,
  orNull,
  text,
  textOrNull,
  time,
  type Schema,
  type Documents,
} from './schema-parts.ts';

const status = [...runStatus, 'interrupted'];
const countOrNull = orNull(count);

/** What `orch goals run` and `orch goals status` print. */
const goals = object({
  task_id: text,
  run_id: text,
  status: oneOf(status),
  reason: textOrNull,
  max_concurrency: { type: 'integer', minimum: 1 },
  started_at: time,
  completed_at: orNull(time),
  manifest: text,
  goals: list(
    object({
      task_id: text,
      title: text,
      pipeline: text,
      branch: text,
      worktree: text,
      run_id: textOrNull,
      status: oneOf([...status, 'skipped']),
      reason: textOrNull,
      stages_done: count,
      stages_total: countOrNull,
      stage: textOrNull,
      failure: textOrNull,
      files: countOrNull,
      uncommitted: countOrNull,
      commits: countOrNull,
      unmerged: orNull(flag),
      manifest: textOrNull,
    }),
  ),
  overlaps: list(object({ a: text, b: text, conflicts: list(text), shared: list(text) })),
  merge_order: list(object({ task_id: text, branch: text, conflicts: list(text) })),
  problems: list(object({ task_id: text, message: text })),
  approvals_pending: list(pendingApproval),
  next: list(text),
});

/** What `orch goals gc` prints. */
const goalsGc = object({
  applied: flag,
  worktrees: list(
    object({
      task_id: text,
      run_id: text,
      worktree: text,
      branch: text,
      status: oneOf([...status, 'unknown']),
      bytes: count,
      kept: textOrNull,
      removed: flag,
      branch_removed: flag,
    }),
  ),
  bytes: count,
  bytes_to_free: count,
});

const word: Schema = { type: 'string', pattern: String.raw`\S` };
const goalList: Schema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['task'],
    properties: {
      task: { ...word, description: 'Id of the task; each is one goal.' },
      pipeline: { ...word, description: 'Pipeline to run; the default one unless given.' },
      title: word,
      branch: { ...word, description: 'Branch to work on; orch/<task> unless given.' },
      base: { ...word, description: 'Commit or branch to begin at; HEAD unless given.' },
      paths: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        description: 'Globs of what the goal means to change.',
      },
    },
    additionalProperties: false,
  },
};

/** A file for `orch goals run`: a list of goals, or an object with one. */
const goalsFile: Schema = {
  anyOf: [
    goalList,
    {
      type: 'object',
      required: ['goals'],
      properties: { $schema: { type: 'string' }, goals: goalList },
      additionalProperties: false,
    },
  ],
};

/** What the verbs about goals print, and what they read. */
export const goalsDocuments: Documents = {
  'goals-run': ['What orch goals run prints', goals],
  'goals-status': ['What orch goals status prints', goals],
  'goals-gc': ['What orch goals gc prints', goalsGc],
  'goals-file': ['A file for orch goals run', goalsFile],
};
