import { findingKinds } from '@orch/learning-library';
import {
  count,
  flag,
  list,
  object,
  oneOf,
  orNull,
  text,
  textOrNull,
  type Documents,
  type Schema,
} from './schema-parts.ts';

const kind = oneOf(['codemod', 'lint', 'template', 'adapter']);
const state = oneOf(['stable', 'candidate']);

/** What `orch patterns list` and `search` print. */
const patternsList = object({
  packs: list(object({ id: text, version: text, kind, state, summary: text, path: text })),
  problems: list(object({ file: text, pointer: text, message: text })),
});

/** What `orch patterns show` prints. */
const patternsShow = object({
  pack: { type: 'object', required: ['id', 'version', 'kind', 'state', 'summary'] },
  path: text,
  mismatches: list(text),
  toolchains: list(object({ id: text, commands: { type: 'object', additionalProperties: text } })),
});

/** What `orch patterns plan` and `apply` print. */
const patternsPlan = object({
  pack: orNull(object({ id: text, version: text })),
  transform: textOrNull,
  applied: flag,
  changes: list(
    object({
      path: text,
      kind: oneOf(['modify', 'create', 'delete']),
      by: oneOf(['result', 'side_effect']),
      diff: text,
    }),
  ),
  failures: list(
    object({
      path: text,
      reason: oneOf(['parse', 'threw', 'crashed', 'timeout']),
      message: text,
    }),
  ),
  skipped: object({ no_needle: count, not_utf8: count, link: count }),
  transformed: count,
  unstable: list(text),
  reports: list(object({ path: text, message: text })),
  mismatches: list(text),
});

/** What `orch patterns test` prints. */
const patternsTest = object({
  passed: flag,
  packs: list(
    object({
      id: text,
      version: text,
      passed: flag,
      results: list(object({ name: text, passed: flag, message: text })),
      problems: list(text),
    }),
  ),
});

/** What `orch patterns new` and `index` print. */
const patternsWritten = object({ written: list(text) });

const place = object({ path: text, line: count });

const finding = object({
  kind: oneOf(findingKinds),
  id: text,
  summary: text,
  places: list(place),
  count,
  counter_examples: list(place),
  counter_count: count,
  detail: { type: 'object' },
});

/** What `orch patterns harvest` prints. */
const patternsHarvest = object({
  root: text,
  files: object({
    listed: count,
    read: count,
    skipped: { type: 'object', additionalProperties: count },
  }),
  findings: list(finding),
  candidates: list(
    object({
      id: text,
      path: text,
      from: object({ kind: oneOf(findingKinds), id: text }),
      files: list(text),
      status: oneOf(['proposed', 'written', 'exists']),
    }),
  ),
  secret_candidates: count,
  history: orNull(
    object({
      commits_read: count,
      large_commits: count,
      truncated: textOrNull,
      dropped: { type: 'object', additionalProperties: count },
      repeated: count,
      not_drafted: { type: 'object', additionalProperties: text },
      secret_fixtures: count,
    }),
  ),
  problems: list(object({ path: text, line: count, message: text })),
  problem_count: count,
});

const share: Schema = { type: ['number', 'null'], minimum: 0, maximum: 1 };

/** What `orch patterns promote` prints. */
const patternsPromote = object({
  id: text,
  promoted: flag,
  reasons: list(text),
  check: object({
    passed: flag,
    results: list(object({ name: text, passed: flag, message: text })),
    problems: list(text),
  }),
  replay: orNull(
    object({
      commits_read: count,
      commits: count,
      truncated: textOrNull,
      head: textOrNull,
      converting: count,
      right: count,
      other: count,
      left: count,
      undecided: count,
      missed: count,
      precision: share,
      interval: orNull({ type: 'array', items: share, minItems: 2, maxItems: 2 }),
      recall: share,
      unseen: object({ changed: count, right: count }),
      failures: count,
      unclear: count,
      against: list(object({ commit: text, path: text, line: count, before: text })),
    }),
  ),
  required: object({ precision: { type: 'number' }, unseen_right: count }),
  written: list(text),
});

/** What the verbs about patterns print. */
export const patternsDocuments: Documents = {
  'patterns-list': ['What orch patterns list prints', patternsList],
  'patterns-search': ['What orch patterns search prints', patternsList],
  'patterns-show': ['What orch patterns show prints', patternsShow],
  'patterns-plan': ['What orch patterns plan prints', patternsPlan],
  'patterns-apply': ['What orch patterns apply prints', patternsPlan],
  'patterns-test': ['What orch patterns test prints', patternsTest],
  'patterns-new': ['What orch patterns new prints', patternsWritten],
  'patterns-index': ['What orch patterns index prints', patternsWritten],
  'patterns-harvest': ['What orch patterns harvest prints', patternsHarvest],
  'patterns-promote': ['What orch patterns promote prints', patternsPromote],
};
