import { sharesOf, sumTokens, type RunOverlap, type WeekOverlap } from './overlap.ts';

const dayMs = 86_400_000;

/** The runs by the weeks in which they began, oldest first. */
export function overlapWeeks(runs: readonly RunOverlap[]): WeekOverlap[] {
  const weeks = new Map<string, RunOverlap[]>();
  for (const run of runs) {
    const week = weekOf(run.run.started_at);
    const others = weeks.get(week);
    if (others === undefined) weeks.set(week, [run]);
    else others.push(run);
  }
  return [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, own]) => ({
      week,
      runs: own.length,
      ...sharesOf(sumTokens(own.map(({ tokens }) => tokens))),
    }));
}

/** The Monday of an instant, in UTC. */
function weekOf(at: string): string {
  const day = Math.floor(Date.parse(at) / dayMs);
  // Day 0 was a Thursday.
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  return new Date(monday * dayMs).toISOString().slice(0, 10);
}
