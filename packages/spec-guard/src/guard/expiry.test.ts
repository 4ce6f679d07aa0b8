import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judge, summary } from '../../test-support/world.ts';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A calendar of this test's own: 30 days hath September, and so on. */
function daysIn({ year, month }: Day): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dayAfter(date: Day): Day {
  const { year, month, day } = date;
  if (day < daysIn(date)) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}

function later(date: Day, days: number): Day {
  return days === 0 ? date : later(dayAfter(date), days - 1);
}

const two = (number: number): string => String(number).padStart(2, '0');
const text = ({ year, month, day }: Day): string => `${year}-${two(month)}-${two(day)}`;

const days = fc
  .record({
    year: fc.integer({ min: 1999, max: 2101 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter((date) => date.day <= daysIn(date));
const limits = fc.oneof(fc.constantFrom(28, 29, 30, 31), fc.integer({ min: 1, max: 400 }));
const clocks = fc.constantFrom('00:00:00.000Z', '12:00:00Z', '23:59:59.999Z');

test('a spec holds on the last day of its limit, and not on the next, in every month of every year', () => {
  const property = fc.property(days, limits, clocks, (reviewed, limit, clock) => {
    const on = (day: Day): string => {
      const spec = `spec a covers=src/auth/** last_review=${text(reviewed)}`;
      const lines = `now ${text(day)}T${clock}\nfile src/auth/x.ts\n${spec}`;
      return summary(judge(lines, { max_age_days: limit }));
    };
    const last = later(reviewed, limit);
    expect([on(last), on(dayAfter(last))]).toEqual(['passed', 'blocked: stale_by_date a']);
  });
  fc.assert(property, { seed: 7, numRuns: 300 });
});

test('a review with a time and a zone is a review of its day in UTC', () => {
  const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
  const property = fc.property(days, offsets, clocks, (now, minutes, clock) => {
    const nowMs = Date.parse(`${text(now)}T${clock}`);
    const zone = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
    const written = new Date(nowMs + minutes * 60_000).toISOString().slice(0, 23);
    const world = (review: string): string =>
      `now ${new Date(nowMs).toISOString()}\nfile src/auth/x.ts\nspec a covers=src/auth/** last_review=${review}`;
    const [spec] = judge(world(`${written}${zone}`)).specs;
    const [inUtc] = judge(world(text(now))).specs;
    expect([spec?.standing, spec?.expires_on]).toEqual(['ok', inUtc?.expires_on]);
  });
  fc.assert(property, { seed: 8, numRuns: 300 });
});
