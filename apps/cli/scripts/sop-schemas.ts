import { phases, taskPaths, taskRisks, taskStatuses } from '@orch/sop';
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
} from './schema-parts.ts';

const findings = list(
  object({
    kind: oneOf([
      'mirror_edited',
      'source_vanished',
      'source_moved',
      'approval_void',
      'tick_without_evidence',
      'behind',
    ]),
    path: text,
    detail: text,
  }),
);

/** What the verbs about one task print. */
export const task = object({
  task: object({
    id: text,
    slug: text,
    title: text,
    status: oneOf(taskStatuses),
    path: oneOf(taskPaths),
    phase: oneOf(phases),
    risk: oneOf(taskRisks),
    lines: orNull(count),
    created_at: time,
    source: orNull(object({ kind: oneOf(['spec-kit', 'openspec']), path: text })),
  }),
  phases: list(
    object({
      phase: oneOf(phases),
      title: text,
      standing: oneOf(['passed', 'approved', 'not_needed', 'void', 'open', 'closed']),
      artifact: textOrNull,
      digest: orNull(sha256),
      detail: text,
    }),
  ),
  implementation_open: flag,
  next: object({ text, command: textOrNull }),
  written: list(text),
  findings,
});

/** What `orch task list` prints. */
export const taskList = object({
  tasks: list(
    object({
      id: text,
      title: text,
      status: oneOf(taskStatuses),
      path: oneOf(taskPaths),
      phase: oneOf(phases),
      risk: oneOf(taskRisks),
      next: text,
    }),
  ),
  others: list(text),
});

/** What `orch docs sync` and `orch docs check` print. */
export const docs = object({ written: list(text), findings });

const share = object({ count, of: count });
const readiness = orNull(oneOf(['before', 'not_before', 'not_needed']));
const totals = {
  prd: share,
  list: share,
  spec: share,
  ready: share,
  runs_without_fixup: share,
  plan_ms_median: orNull(milliseconds),
};

/** What `orch metrics` prints. */
export const metrics = object({
  tasks: list(
    object({
      id: text,
      title: text,
      status: oneOf(taskStatuses),
      began_at: orNull(time),
      prd: readiness,
      list: readiness,
      spec: readiness,
      runs_without_fixup: share,
      plan_ms: orNull(milliseconds),
    }),
  ),
  totals: object(totals),
  weeks: list(
    object({ week: { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\d$` }, ...totals }),
  ),
  svg: textOrNull,
  damaged_lines: count,
});
