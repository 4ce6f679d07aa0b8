import type { WrittenPhase } from '../phase/phases.ts';
import type { Task } from '../register/task.ts';

/** A finished run that nobody else started: what the metrics look at of it. */
export interface RunFact {
  readonly task_id: string;
  readonly run_id: string;
  readonly started_at: string;
  readonly completed_at: string;
  readonly implementation: boolean;
  /** It succeeded the first time that it ended, and no stage was sent back. */
  readonly without_fixup: boolean;
}

/** A part of a whole; `of` is 0 where nothing was counted. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** Whether something was approved before Implementation began. */
export type Readiness = 'before' | 'not_before' | 'not_needed';

/** One task (wire shape). */
export interface TaskMetrics {
  readonly id: string;
  readonly title: string;
  readonly status: Task['status'];
  /** When its first implementation run began, or it was taken in progress; `null` where neither happened. */
  readonly began_at: string | null;
  /** `null` as long as Implementation has not begun. A page counts as PRD and list. */
  readonly prd: Readiness | null;
  readonly list: Readiness | null;
  readonly spec: Readiness | null;
  readonly runs_without_fixup: Share;
  /** Milliseconds from its registration to the first approval of its plan; `null` without one. */
  readonly plan_ms: number | null;
}

/** The same over some tasks and runs (wire shape). */
export interface Totals {
  readonly prd: Share;
  readonly list: Share;
  /** Of the tasks that need a spec. */
  readonly spec: Share;
  /** Tasks that had all that they need. */
  readonly ready: Share;
  readonly runs_without_fixup: Share;
  readonly plan_ms_median: number | null;
}

/** A week (wire shape): tasks by when they began, runs by when they ended, plans by when they were approved. */
export interface WeekMetrics extends Totals {
  /** Its Monday in UTC. */
  readonly week: string;
}

export interface SopMetrics {
  readonly tasks: readonly TaskMetrics[];
  readonly totals: Totals;
  /** Weeks in which something happened, oldest first. */
  readonly weeks: readonly WeekMetrics[];
}

const dayMs = 86_400_000;

/** What the history of tasks and runs says; nothing in it is asserted by anybody. */
export function sopMetrics(tasks: readonly Task[], runs: readonly RunFact[]): SopMetrics {
  const measured = tasks.map((task) => ({
    metrics: measure(task, runs),
    plannedAt: plannedAt(task),
  }));
  const weeks = new Set([
    ...measured.flatMap(({ metrics }) => weekOf(metrics.began_at)),
    ...measured.flatMap(({ plannedAt: at }) => weekOf(at)),
    ...runs.flatMap(({ completed_at }) => weekOf(completed_at)),
  ]);
  const inWeek = (week: string, at: string | null): boolean => weekOf(at)[0] === week;
  return {
    tasks: measured.map(({ metrics }) => metrics),
    totals: total(
      measured.map(({ metrics }) => metrics),
      measured.map(({ metrics }) => metrics),
      runs,
    ),
    weeks: [...weeks].sort().map((week) => ({
      week,
      ...total(
        measured
          .filter(({ metrics }) => inWeek(week, metrics.began_at))
          .map((each) => each.metrics),
        measured.filter((each) => inWeek(week, each.plannedAt)).map((each) => each.metrics),
        runs.filter(({ completed_at }) => inWeek(week, completed_at)),
      ),
    })),
  };
}

function measure(task: Task, runs: readonly RunFact[]): TaskMetrics {
  const own = runs.filter(({ task_id }) => task_id === task.id);
  const began = [
    ...own.filter(({ implementation }) => implementation).map(({ started_at }) => started_at),
    ...task.runs.filter(({ implementation }) => implementation).map(({ started_at }) => started_at),
    ...task.history.filter(({ status }) => status === 'in_progress').map(({ at }) => at),
  ].sort()[0];
  const planned = plannedAt(task);
  const ready = (phase: WrittenPhase): Readiness | null =>
    began === undefined ? null : readiness(task, phase, began);
  return {
    id: task.id,
    title: task.title,
    status: task.status,
    began_at: began ?? null,
    prd: ready('prd'),
    list: ready('list'),
    spec: ready('spec'),
    runs_without_fixup: share(own, ({ without_fixup }) => without_fixup),
    plan_ms:
      planned === null ? null : Math.max(0, Date.parse(planned) - Date.parse(task.created_at)),
  };
}

function readiness(task: Task, phase: WrittenPhase, began: string): Readiness {
  const before = task.approvals.filter(({ at }) => at <= began);
  const own = before.findLast((each) => each.phase === phase)?.decision;
  if (own === 'not_needed') return 'not_needed';
  if (own === 'approved') return 'before';
  const page = before.some((each) => each.phase === 'page');
  if (!page) return 'not_before';
  return phase === 'spec' ? 'not_needed' : 'before';
}

function plannedAt({ approvals }: Task): string | null {
  const plan = approvals.find(({ phase }) => phase === 'plan' || phase === 'page');
  return plan?.at ?? null;
}

function total(
  begun: readonly TaskMetrics[],
  planned: readonly TaskMetrics[],
  runs: readonly RunFact[],
): Totals {
  const started = begun.filter(({ began_at }) => began_at !== null);
  const needing = started.filter(({ spec }) => spec !== 'not_needed');
  return {
    prd: share(started, ({ prd }) => prd === 'before'),
    list: share(started, ({ list }) => list === 'before'),
    spec: share(needing, ({ spec }) => spec === 'before'),
    ready: share(
      started,
      ({ prd, list, spec }) => ![prd, list, spec].some((each) => each === 'not_before'),
    ),
    runs_without_fixup: share(runs, ({ without_fixup }) => without_fixup),
    plan_ms_median: median(planned.flatMap(({ plan_ms }) => plan_ms ?? [])),
  };
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): Share {
  return { count: items.filter(holds).length, of: items.length };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The Monday of an instant, in UTC; nothing for no instant. */
function weekOf(at: string | null): string[] {
  if (at === null) return [];
  const day = Math.floor(Date.parse(at) / dayMs);
  // Day 0 was a Thursday.
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  return [new Date(monday * dayMs).toISOString().slice(0, 10)];
}
