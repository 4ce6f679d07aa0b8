const dayMs = 86_400_000;

/** People write today's date in zones up to 14 hours ahead of UTC. */
const furthestAheadMs = 14 * 3_600_000;

/** When a spec was reviewed. Days are counted in UTC, whatever the zone of this machine (I4). */
export interface ReviewDate {
  /** The day in UTC, as days since 1970-01-01. */
  readonly day: number;
  /** The instant in milliseconds since 1970, where a time was written; else `null`. */
  readonly instantMs: number | null;
  /** As it was written. */
  readonly text: string;
}

const form =
  /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[Tt ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([Zz]|UTC|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads `2026-11-20`, also with a time and an offset. A time without an offset is taken for UTC.
 *
 * @returns `null` for anything else, and for days and times that do not exist
 */
export function parseReviewDate(text: string): ReviewDate | null {
  const match = form.exec(text.trim());
  if (match === null) return null;
  const [, year, month, dayOfMonth, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
  const midnightMs = Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth));
  // A day that does not exist rolls over into the next month; years below 100 become 19xx.
  if (isoDay(midnightMs / dayMs) !== `${year}-${month}-${dayOfMonth}`) return null;
  if (hour === undefined) return { day: midnightMs / dayMs, instantMs: null, text: text.trim() };
  const offsetMs = offsetOf(zone);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || offsetMs === null) {
    return null;
  }
  const ofDayMs =
    (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  const instantMs = midnightMs + ofDayMs - offsetMs;
  return { day: dayOf(instantMs), instantMs, text: text.trim() };
}

function offsetOf(zone: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const [, sign, hours, minutes] = match;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The day in UTC of an instant. */
function dayOf(instantMs: number): number {
  return Math.floor(instantMs / dayMs);
}

/** A day as `2026-11-20`. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Whole days between the review and an instant; a review of the same day is 0 days old. */
export function ageInDays(review: ReviewDate, nowMs: number): number {
  return Math.max(0, dayOf(nowMs) - review.day);
}

/** Whether a review lies ahead: a day that has begun nowhere on earth, or a later instant. */
export function isFuture(review: ReviewDate, nowMs: number): boolean {
  if (review.instantMs !== null) return review.instantMs > nowMs;
  return review.day > dayOf(nowMs + furthestAheadMs);
}

/** Whether something happened after a review. The day of a review without a time counts as before. */
export function isAfter(instantMs: number, review: ReviewDate): boolean {
  if (review.instantMs !== null) return instantMs > review.instantMs;
  return dayOf(instantMs) > review.day;
}
