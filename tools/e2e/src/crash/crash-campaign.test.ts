import { afterAll, describe, expect, test } from '@jest/globals';
import { byScale } from '../rig/scale.ts';
import { seededRandom } from '../rig/seeded-random.ts';
import { allFaults, countOutcomes, crashLanes, type NextKills } from './crash-lane.ts';
import type { CrashReport } from './crash-cycle.ts';
import type { Kill } from './kill.ts';

/** Fixed, so that a campaign that fails can be run again. */
const seed = Number(process.env['ORCH_E2E_SEED'] ?? 20_303);
const campaignMs = byScale({ ci: 900_000, soak: 3_600_000 });
const all: CrashReport[] = [];

afterAll(() => {
  process.stderr.write(`crash campaign, seed ${seed}: ${JSON.stringify(countOutcomes(all))}\n`);
});

/** Every point of a run from the first on, in two lanes of odd and even numbers, until it ends undisturbed. */
function everyPoint(step: number): (lane: 0 | 1) => NextKills {
  return (lane) => {
    let n = 1 + lane * step - 2 * step;
    return (last) => {
      if (last?.outcome === 'undisturbed') return null;
      n += 2 * step;
      return [{ kind: 'point', name: '*', n }];
    };
  };
}

/** A number of cases in each lane, each with kills of its own making. */
function times(cases: number, make: (whole: (a: number, b: number) => number) => Kill[]) {
  return (lane: 0 | 1): NextKills => {
    const random = seededRandom(seed + lane);
    let left = Math.ceil(cases / 2);
    return () => {
      left -= 1;
      return left < 0 ? null : make((min, max) => random.whole(min, max));
    };
  };
}

async function campaign(
  ...[pipeline, maxCases, nextOf]: Parameters<typeof crashLanes>
): Promise<readonly CrashReport[]> {
  const reports = await crashLanes(pipeline, maxCases, nextOf);
  all.push(...reports);
  return reports;
}

describe('killed anywhere, a run goes on to the same end', () => {
  test(
    'at every write, sync and rename of a run with a parallel part',
    async () => {
      const reports = await campaign('six', 1_000, everyPoint(1));
      expect(allFaults(reports)).toEqual([]);
      // The last case of each lane is the one that ran past the last point.
      expect(reports.filter(({ outcome }) => outcome === 'undisturbed')).toHaveLength(2);
    },
    campaignMs,
  );

  test(
    'at random moments',
    async () => {
      const cases = byScale({ ci: 80, soak: 600 });
      const kills = times(cases, (whole) => [
        { kind: 'moment', lines: whole(1, 18), offsetMs: whole(0, 25) },
      ]);
      const reports = await campaign('six', cases, kills);
      expect(allFaults(reports)).toEqual([]);
    },
    campaignMs,
  );

  test(
    'and once more while it is being resumed',
    async () => {
      const cases = byScale({ ci: 40, soak: 600 });
      const kills = times(cases, (whole) => [
        { kind: 'point', name: '*', n: whole(20, 60) },
        { kind: 'point', name: '*', n: whole(1, 40) },
        { kind: 'moment', lines: whole(1, 6), offsetMs: whole(0, 20) },
      ]);
      const reports = await campaign('six', cases, kills);
      expect(allFaults(reports)).toEqual([]);
    },
    campaignMs,
  );

  test(
    'while a child run works',
    async () => {
      const reports = await campaign('nested', 1_000, everyPoint(byScale({ ci: 3, soak: 1 })));
      expect(allFaults(reports)).toEqual([]);
    },
    campaignMs,
  );

  test('and all of that happened at 200 points or more', () => {
    expect(countOutcomes(all)['kills_survived']).toBeGreaterThanOrEqual(200);
  });
});
