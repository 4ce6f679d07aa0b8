import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ageInDays, isFuture, isoDay, parseReviewDate } from './review-date.ts';

const dayMs = 86_400_000;
const days = fc.integer({ min: 0, max: 40_000 });

test('every day is read back as it is written, leap days included', () => {
  fc.assert(
    fc.property(days, (day) => parseReviewDate(isoDay(day))?.day === day),
    { seed: 1 },
  );
  expect(parseReviewDate('2024-02-29')).not.toBeNull();
  expect(parseReviewDate('2000-02-29')).not.toBeNull();
});

test.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-2'])(
  '%s is no day',
  (text) => expect(parseReviewDate(text)).toBeNull(),
);

test.each(['2026-11-20T25:00Z', '2026-11-20T10:60Z', '2026-11-20T10:00+15:00', 'yesterday', ''])(
  '"%s" is no time',
  (text) => expect(parseReviewDate(text)).toBeNull(),
);

test('I4: the same instant in any zone is the same review', () => {
  const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
  const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
  const property = fc.property(instants, offsets, (instantMs, minutes) => {
    const local = new Date(instantMs + minutes * 60_000).toISOString().slice(0, 19);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const two = (number: number): string => String(number).padStart(2, '0');
    const zone = `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
    const read = parseReviewDate(`${local}${zone}`);
    return read?.instantMs === instantMs && read.day === Math.floor(instantMs / dayMs);
  });
  fc.assert(property, { seed: 2 });
});

test('a review is a day older with every midnight in UTC, and not before', () => {
  const property = fc.property(days, fc.integer({ min: 0, max: 400 }), (day, age) => {
    const review = parseReviewDate(isoDay(day))!;
    const firstMs = (day + age) * dayMs;
    return ageInDays(review, firstMs) === age && ageInDays(review, firstMs + dayMs - 1) === age;
  });
  fc.assert(property, { seed: 3 });
});

test('a day lies ahead until it has begun somewhere on earth', () => {
  const property = fc.property(days, (day) => {
    const review = parseReviewDate(isoDay(day))!;
    const beginsMs = day * dayMs - 14 * 3_600_000;
    return isFuture(review, beginsMs - 1) && !isFuture(review, beginsMs);
  });
  fc.assert(property, { seed: 4 });
});
