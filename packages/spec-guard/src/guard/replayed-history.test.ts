import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { GitRepository } from '../../test-support/git-repository.ts';
import { summary, specText } from '../../test-support/world.ts';

const dayMs = 86_400_000;
const startMs = Date.parse('2028-02-20T12:00:00Z'); // A leap day lies ahead.
const dayText = (day: number): string => new Date(startMs + day * dayMs).toISOString().slice(0, 10);

/** What the product's requirements say, in numbers of this test's own. */
const limits = { low: 200, medium: 100, high: 20 } as const;
const maxAgeDays = 30;

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
});
afterEach(() => repository.remove());

/** A source of numbers that is the same in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Area {
  readonly id: string;
  readonly risk: keyof typeof limits;
  reviewedOn: number;
  /** Day and lines of each change of its code. */
  readonly ledger: { readonly day: number; readonly lines: number }[];
  text: string;
  file: string;
}

test.each([1, 2, 3])(
  'commit by commit, a history is judged as its ledger says (seed %i)',
  async (seed) => {
    const below = numbers(seed);
    const areas = (['low', 'medium', 'high'] as const).map((risk): Area => ({
      id: risk,
      risk,
      reviewedOn: 0,
      ledger: [],
      text: '',
      file: `src/${risk}/a.ts`,
    }));
    const expected: string[] = [];
    repository.write('tasks/prd.md', '# PRD\n');
    let day = 0;
    for (let number = 0; number < 14; number++) {
      day += below(6);
      for (const area of areas) {
        const isFirst = number === 0;
        if (isFirst || below(5) === 0) {
          area.reviewedOn = day;
          const keys = {
            risk: area.risk,
            covers: `[src/${area.id}/**]`,
            last_review: dayText(day),
          };
          repository.write(
            `tasks/specs/${area.id}.md`,
            specText(area.id, keys, `Read on ${day}.\n`),
          );
        }
        let lines = isFirst ? 1 : below(3) * below(40);
        for (let line = 0; line < lines; line++) area.text += `line ${number} ${line}\n`;
        if (!isFirst && below(6) === 0 && lines === 0) {
          // Renamed within what the spec covers: not a line of it changed.
          const file = `src/${area.id}/renamed-${number}.ts`;
          repository.git('mv', area.file, file);
          area.file = file;
          lines = 0;
        }
        repository.write(area.file, area.text);
        area.ledger.push({ day, lines });
      }
      repository.commit(startMs + day * dayMs);
      expected.push(verdictOf(areas, day));
    }
    const commits = repository.git('log', '--reverse', '--format=%H %ct').trim().split('\n');
    const judged: string[] = [];
    for (const commit of commits) {
      const [oid = '', seconds] = commit.split(' ');
      repository.git('checkout', '--quiet', oid);
      const verdict = await repository.guard({ kind: 'all' }, Number(seconds) * 1000);
      judged.push(summary(verdict).replace(/ ~.*/, ''));
    }
    expect(judged).toEqual(expected);
    // A history in which nothing happens would show nothing.
    expect(new Set(expected).size).toBeGreaterThan(1);
  },
);

/** The verdict by the ledger alone: no glob, no git, no date is parsed. */
function verdictOf(areas: readonly Area[], today: number): string {
  const faults = areas.flatMap(({ id, risk, reviewedOn, ledger }) => {
    const isOld = today - reviewedOn > maxAgeDays;
    const lines = ledger
      .filter(({ day }) => day > reviewedOn)
      .reduce((sum, each) => sum + each.lines, 0);
    if (isOld) return [`stale_by_date ${id}`];
    return lines >= limits[risk] ? [`stale_by_code ${id}`] : [];
  });
  return faults.length === 0
    ? 'passed'
    : `blocked: ${faults.sort((a, b) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1)).join(', ')}`;
}
