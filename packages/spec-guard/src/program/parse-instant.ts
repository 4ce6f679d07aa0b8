import { OrchError } from '@orch/core';
import { parseReviewDate } from '../spec/review-date.ts';

const dayMs = 86_400_000;

/**
 * The instant that `--at` names: a day means its noon in UTC.
 *
 * @returns milliseconds since 1970
 * @throws OrchError `ORCH_USAGE` for what is no date
 */
export function parseInstant(text: string): number {
  const date = parseReviewDate(text);
  if (date !== null) return date.instantMs ?? date.day * dayMs + dayMs / 2;
  throw new OrchError('ORCH_USAGE', `--at is a day such as 2026-12-24, not "${text}".`);
}
