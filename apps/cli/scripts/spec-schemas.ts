import { specStandings } from '@orch/spec-guard';
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
  type Documents,
} from './schema-parts.ts';

const day = { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\d$` };
const line = { type: 'integer', minimum: 1 };

const spec = object({
  path: text,
  id: textOrNull,
  title: textOrNull,
  status: textOrNull,
  risk: orNull(oneOf(['low', 'medium', 'high'])),
  owners: list(text),
  covers: list(text),
  standing: oneOf(specStandings),
  last_review: textOrNull,
  age_days: orNull(count),
  expires_on: orNull(day),
  drift: orNull(
    object({ lines: count, limit: count, files: list(object({ path: text, lines: count })) }),
  ),
  blocks: flag,
});

const fileStandings = [
  ...specStandings.filter((each) => each !== 'unreadable'),
  'missing',
  'not_required',
];

const file = object({
  path: text,
  change: oneOf(['added', 'modified', 'deleted', 'renamed', 'renamed_from', 'link_target']),
  triggers: list(object({ id: text, reason: text })),
  standing: oneOf(fileStandings),
  specs: list(text),
  blocks: flag,
});

const findingCodes = [
  ...specStandings.filter((each) => each !== 'ok' && each !== 'exempt'),
  'missing',
  'date_only_review',
  'covers_everything',
  'covers_nothing',
  'relates_to_nothing',
  'drift',
  'settings_changed',
];

const findings = list(
  object({
    code: oneOf(findingCodes),
    severity: oneOf(['block', 'warn']),
    path: text,
    line,
    message: text,
    next: text,
  }),
);

/** What `orch spec guard` prints. */
const specGuard = object({
  scope: oneOf(['all', 'staged', 'base']),
  base: textOrNull,
  dry_run: flag,
  status: oneOf(['passed', 'blocked', 'failed']),
  at: time,
  specs: list(spec),
  files: list(file),
  findings,
});

/** What `orch spec list` prints. */
const specList = object({ at: time, specs: list(spec) });

/** What `orch spec new` prints. */
const specNew = object({ path: text, id: text, title: text, next: list(text) });

/** What `orch spec review` prints. */
const specReview = object({
  path: text,
  actor: text,
  reason: text,
  last_review: day,
  reviewed_code: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
  changed_lines: orNull(count),
  standing: oneOf(specStandings),
  findings,
});

/** What `orch spec hook` prints. */
const specHook = object({
  installed: flag,
  manager: orNull(oneOf(['husky', 'lefthook', 'pre-commit', 'simple-git-hooks', 'overcommit'])),
  path: text,
  action: oneOf(['none', 'written', 'removed', 'by_hand']),
  by_hand: orNull(object({ why: text, add: text })),
});

/** What `orch spec ci` prints. */
const specCi = object({ path: text, written: flag, content: text });

/** What the verbs about specs print. */
export const specDocuments: Documents = {
  'spec-guard': ['What orch spec guard prints', specGuard],
  'spec-list': ['What orch spec list prints', specList],
  'spec-new': ['What orch spec new prints', specNew],
  'spec-review': ['What orch spec review prints', specReview],
  'spec-hook': ['What orch spec hook prints', specHook],
  'spec-ci': ['What orch spec ci prints', specCi],
};
