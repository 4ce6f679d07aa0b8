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
  type Documents,
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
const task = object({
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
const taskList = object({
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
const docs = object({ written: list(text), findings });

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
const metrics = object({
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

/** What the verbs about tasks and their documents print. */
export const sopDocuments: Documents = {
  'task-new': ['What orch task new prints', task],
  'task-list': ['What orch task list prints', taskList],
  'task-show': ['What orch task show prints', task],
  'task-phase': ['What orch task phase prints', task],
  'task-approve': ['What orch task approve prints', task],
  'task-promote': ['What orch task promote prints', task],
  'docs-sync': ['What orch docs sync prints', docs],
  'docs-check': ['What orch docs check prints', docs],
  metrics: ['What orch metrics prints', metrics],
};
