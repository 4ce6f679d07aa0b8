import { parseSpec } from '../spec/parse-spec.ts';
import type { Change } from './snapshot.ts';

/** Specs that a change reviews, each with whether it changes the date of the review and nothing else. */
export function reviewsIn(change: Change): ReadonlyMap<string, boolean> {
  const reviews = new Map<string, boolean>();
  for (const { path, before, after } of change.files) {
    if (typeof before !== 'string' || typeof after !== 'string') continue;
    const [was, is] = [parseSpec(path, before), parseSpec(path, after)];
    if (!is.ok || (was.ok && was.spec.lastReview?.text === is.spec.lastReview?.text)) continue;
    reviews.set(path, withoutDate(before) === withoutDate(after));
  }
  return reviews;
}

/** A spec's text without the date of its review; line ends and a byte order mark count for nothing. */
function withoutDate(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*last[_-]review\s*:.*\n/im, '')
    .trimEnd();
}
