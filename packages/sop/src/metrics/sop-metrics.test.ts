import { describe, expect, test } from '@jest/globals';
import { ada, run } from '../../test-support/scratch.ts';
import type { PhaseApproval, Task } from '../register/task.ts';
import { metricsSvg } from './metrics-svg.ts';
import { sopMetrics, type RunFact } from './sop-metrics.ts';

const approval = (phase: PhaseApproval['phase'], at: string, more = {}): PhaseApproval => ({
  phase,
  decision: 'approved',
  artifact: 'x',
  sha256: 'a'.repeat(64),
  actor: ada,
  reason: 'Read.',
  at,
  ...more,
});

function task(id: string, more: Partial<Task>): Task {
  return {
    id,
    slug: id,
    title: `Task ${id} <b>`,
    status: 'planned',
    path: 'full',
    phase: 'prd',
    risk: 'medium',
    lines: null,
    created_at: '2026-11-02T09:00:00Z',
    created_by: ada,
    scaffold: { at: '2026-11-02T09:00:00Z', checks: [] },
    artifacts: {},
    approvals: [],
    runs: [],
    specs: [],
    source: null,
    history: [],
    ...more,
  };
}

const began = (at: string): Pick<Task, 'history'> => ({
  history: [{ status: 'in_progress', actor: ada, reason: 'Go.', at }],
});

const fact = (run_id: string, without_fixup: boolean, more: Partial<RunFact> = {}): RunFact => ({
  task_id: 'a',
  run_id,
  started_at: '2026-11-05T10:00:00Z',
  completed_at: '2026-11-05T11:00:00Z',
  implementation: false,
  without_fixup,
  ...more,
});

const all = (['prd', 'list', 'spec', 'plan'] as const).map((phase, at) =>
  approval(phase, `2026-11-02T1${at}:00:00Z`),
);

describe('the metrics are computed from history alone', () => {
  test('what was approved before Implementation began counts, and what came later does not', () => {
    const late = [...all.slice(0, 1), approval('list', '2026-11-09T00:00:00Z')];
    const { tasks, totals } = sopMetrics(
      [
        task('a', { approvals: all, ...began('2026-11-03T00:00:00Z') }),
        task('b', { approvals: late, ...began('2026-11-04T00:00:00Z') }),
        task('c', { approvals: all }),
      ],
      [],
    );
    expect(totals).toMatchObject({
      prd: { count: 2, of: 2 },
      list: { count: 1, of: 2 },
      spec: { count: 1, of: 2 },
      ready: { count: 1, of: 2 },
    });
    expect(tasks.map(({ list }) => list)).toEqual(['before', 'not_before', null]);
  });

  test('a run of Implementation is its beginning, also one that only the register knows', () => {
    const runs = [run('1', { implementation: true, started_at: '2026-11-01T00:00:00Z' })];
    const { tasks } = sopMetrics([task('a', { approvals: all, runs })], []);
    expect(tasks[0]).toMatchObject({ began_at: '2026-11-01T00:00:00Z', prd: 'not_before' });
  });

  test('a spec that is not needed is not missed, and a page stands for PRD and list', () => {
    const skipped = approval('spec', '2026-11-02T12:00:00Z', { decision: 'not_needed' });
    const { totals } = sopMetrics(
      [
        task('a', { approvals: [...all.slice(0, 2), skipped], ...began('2026-11-03T00:00:00Z') }),
        task('b', {
          path: 'small',
          approvals: [approval('page', '2026-11-02T10:00:00Z')],
          ...began('2026-11-03T00:00:00Z'),
        }),
      ],
      [],
    );
    expect(totals).toMatchObject({ ready: { count: 2, of: 2 }, spec: { count: 0, of: 0 } });
  });

  test('time to an approved plan is from the registration to the first approval, the median of all', () => {
    const again = [...all, approval('plan', '2026-12-01T00:00:00Z')];
    const later = all.map((each) => ({ ...each, at: each.at.replace('-02T', '-04T') }));
    const { tasks, totals } = sopMetrics(
      [task('a', { approvals: again }), task('b', { approvals: later })],
      [],
    );
    const hour = 3_600_000;
    expect(tasks.map(({ plan_ms }) => plan_ms)).toEqual([4 * hour, 52 * hour]);
    expect(totals.plan_ms_median).toBe(28 * hour);
  });

  test('weeks begin on Monday, and the last second of Sunday belongs to the week before', () => {
    const sunday = { completed_at: '2026-11-08T23:59:59Z' };
    const monday = { completed_at: '2026-11-09T00:00:00Z' };
    const { weeks } = sopMetrics([], [fact('1', true, sunday), fact('2', false, monday)]);
    expect(weeks.map(({ week, runs_without_fixup }) => [week, runs_without_fixup.count])).toEqual([
      ['2026-11-02', 1],
      ['2026-11-09', 0],
    ]);
  });

  test('no history is no number', () => {
    const { totals, weeks } = sopMetrics([], []);
    expect([totals.prd, totals.plan_ms_median, weeks]).toEqual([{ count: 0, of: 0 }, null, []]);
  });
});

test('the picture says the same as the numbers, and is well-formed', () => {
  const metrics = sopMetrics(
    [task('a', { approvals: all, ...began('2026-11-03T00:00:00Z') })],
    [fact('1', true), fact('2', false)],
  );
  const svg = metricsSvg(metrics);
  expect(svg).toContain('1 of 2 (50 %)');
  expect(svg).toContain('>4 h 00 min<');
  expect(svg).toContain('2026-11-02');
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const open: string[] = [];
  for (const [, slash, name = '', self] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (slash === '/') expect(open.pop()).toBe(name);
    else if (self !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  expect(metricsSvg(sopMetrics([], []))).not.toMatch(/NaN|undefined/);
});
