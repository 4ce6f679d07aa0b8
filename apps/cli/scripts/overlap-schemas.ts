import {
  count,
  list,
  object,
  oneOf,
  orNull,
  text,
  textOrNull,
  type Documents,
  type Schema,
} from './schema-parts.ts';

const share = orNull({ type: 'number', minimum: 0, maximum: 1 });
const number: Schema = { type: 'number' };
const day: Schema = { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\d$` };
const place = object({ task_id: text, run_id: text, path: text, line: count });
const shares = { edited: count, across_runs: share, within_run: share, renamed: share };
const group = object({ runs: count, edited: count, across_runs: share });

/** What `orch metrics overlap` prints. */
const overlap = object({
  runs: object({ read: count, gone: count, contained: count, counted: count }),
  patches: object({ read: count, incomplete: count }),
  files: object({ compared: count, not_code: count, generated: count }),
  tokens: object({
    added: count,
    moved: count,
    again: count,
    carried: count,
    across_runs: count,
    within_run: count,
    renamed_across_runs: count,
    renamed_within_run: count,
  }),
  shares: object(shares),
  repeats: list(object({ tokens: count, times: count, first: place, again: list(place) })),
  replacements: object({ count, repeated: count }),
  candidates: list(
    object({
      before: text,
      after: text,
      times: count,
      files: count,
      runs: count,
      places: list(place),
    }),
  ),
  edits_over_limit: count,
  weeks: list(object({ week: day, runs: count, ...shares })),
  forgotten_from: textOrNull,
  comparison: orNull(
    object({
      at: day,
      before: group,
      after: group,
      reduction: orNull(number),
      interval: orNull(object({ low: orNull(number), high: orNull(number) })),
      halved: oneOf(['yes', 'no', 'open', 'too_few_runs', 'nothing_before']),
    }),
  ),
  problems: list(
    object({
      task_id: text,
      run_id: text,
      path: textOrNull,
      kind: oneOf(['journal', 'missing', 'altered', 'no_digest', 'too_large']),
    }),
  ),
  problems_total: count,
  damaged_lines: count,
  svg: textOrNull,
});

/** What the verbs about the overlap of runs print. */
export const overlapDocuments: Documents = {
  'metrics-overlap': ['What orch metrics overlap prints', overlap],
};
