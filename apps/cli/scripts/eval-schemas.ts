import {
  count,
  flag,
  list,
  object,
  oneOf,
  orNull,
  sha256,
  text,
  time,
  type Documents,
  type Schema,
} from './schema-parts.ts';

const verdicts = [
  'resolved',
  'unresolved',
  'broke',
  'error',
  'timeout',
  'invalid',
  'skipped',
  'cancelled',
];
const counts: Schema = object({}, Object.fromEntries(verdicts.map((each) => [each, count])));
const share: Schema = { type: 'number', minimum: 0, maximum: 1 };
const points: Schema = { type: 'number', minimum: -1, maximum: 1 };
const rate = object({ resolved: count, of: count, rate: orNull(share), low: share, high: share });
const difference = object({ difference: orNull(points), low: points, high: points });

const evalRun = object({
  evaluation: text,
  suite: text,
  passed: flag,
  complete: flag,
  counts,
  started_at: time,
  completed_at: time,
  configurations: list(
    object({ id: text, title: text, subject: orNull({ type: 'object' }), counts, rate }),
  ),
  scenarios: list(
    object({
      id: text,
      title: text,
      fixture: text,
      fixture_sha256: sha256,
      needs: list(text),
      repeat: count,
      results: list(object({ configuration: text, counts, rate, flaky: flag })),
    }),
  ),
  comparisons: list(
    object({
      a: text,
      b: text,
      scenarios: list(object({ id: text, difference })),
      overall: difference,
      shown: flag,
      sentence: text,
    }),
  ),
  report: text,
  markdown: text,
  picture: text,
  open: list(
    object({
      scenario: text,
      configuration: text,
      trial: count,
      verdict: oneOf(verdicts),
      reason: text,
    }),
  ),
  kept: list(text),
});

/** What the verbs about evaluations print. */
export const evalDocuments: Documents = {
  'eval-run': ['What orch eval run prints', evalRun],
};
