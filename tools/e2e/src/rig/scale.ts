/**
 * How long the tests may take: `ci` is the short version that runs with every test run, `soak` the
 * long one (`npm run soak`).
 */
type Scale = 'ci' | 'soak';

const scale: Scale = process.env['ORCH_E2E_SCALE'] === 'soak' ? 'soak' : 'ci';

/** The value that goes with the scale in force. */
export function byScale<Value>(values: Readonly<Record<Scale, Value>>): Value {
  return values[scale];
}
