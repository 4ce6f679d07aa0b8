import { checklistItems, evidenceFor } from '../checklist/checklist.ts';
import { nextStep } from '../phase/next-step.ts';
import { refusal } from '../phase/refusal.ts';
import { currentPhase, standingsOf, type ReadText } from '../phase/standing.ts';
import { stepHint } from './decide-phase.ts';
import { artifactsOf, type Changed, type Moment } from './make-task.ts';
import { withTask, type Register } from './register.ts';
import type { RunEvidence, Task, TaskStatus } from './task.ts';

/**
 * The register with a task one step further: planned → in progress → done. I4: it is in progress only
 * once Implementation is open, and done only once runs have proved every item of its checklist.
 *
 * @param to the status that is meant; nothing happens where it is that already (I3)
 */
export function promoteTask(
  register: Register,
  task: Task,
  { to, reason }: { readonly to: Exclude<TaskStatus, 'planned'>; readonly reason: string },
  read: ReadText,
  { at, actor }: Moment,
): Changed {
  if (task.status === to) return { ok: true, register, task };
  const next = task.status === 'planned' ? 'in_progress' : 'done';
  if (to !== next || task.status === 'done') {
    const message = `Task ${task.id} is ${task.status}, and cannot become ${to}.`;
    return refusal('ORCH_USAGE', message, `Look at it with: orch task show ${task.id}`);
  }
  const standings = standingsOf(task, read);
  const current = currentPhase(standings);
  if (current.phase !== 'implementation') {
    const message = `Task ${task.id} cannot go on: its Implementation is not open.`;
    return refusal('ORCH_PHASE_CLOSED', message, stepHint(nextStep(task, standings, read)));
  }
  const unproved = next === 'done' ? unprovedItems(task, read) : [];
  if (unproved.length > 0) {
    return refusal(
      'ORCH_PHASE_CLOSED',
      `Task ${task.id} is not done: ${unproved.join('; ')}.`,
      'Run what proves it with: orch start <pipeline> --task ' + task.id,
    );
  }
  const entry = { status: next, actor, reason, at } as const;
  const changed: Task = { ...task, status: next, history: [...task.history, entry] };
  return { ok: true, register: withTask(register, changed), task: changed };
}

/** A small task that turned out not to be: it takes the full path, and its page stays as it is. */
export function growTask(register: Register, task: Task): Extract<Changed, { ok: true }> {
  if (task.path === 'full') return { ok: true, register, task };
  const artifacts = { ...artifactsOf('full', task, {}), page: task.artifacts.page ?? '' };
  const specs = artifacts.spec === undefined ? [] : [artifacts.spec];
  const changed: Task = { ...task, path: 'full', artifacts, specs };
  return { ok: true, register: withTask(register, changed), task: changed };
}

/** A task with the finished runs that are known now; what was known of others stays. */
export function withRuns(task: Task, found: readonly RunEvidence[]): Task {
  const all = new Map([...task.runs, ...found].map((run) => [run.run_id, run]));
  const runs = [...all.values()].toSorted((a, b) =>
    a.completed_at === b.completed_at
      ? a.run_id < b.run_id
        ? -1
        : 1
      : a.completed_at < b.completed_at
        ? -1
        : 1,
  );
  return JSON.stringify(runs) === JSON.stringify(task.runs) ? task : { ...task, runs };
}

/** The task list and the plan, or the page, may both have items; one at least has to. */
function unprovedItems(task: Task, read: ReadText): string[] {
  const phases = task.path === 'full' ? (['list', 'plan'] as const) : (['page'] as const);
  const paths = phases.flatMap((phase) => task.artifacts[phase] ?? []);
  const items = paths.flatMap((path) =>
    checklistItems(read(path) ?? '').map((item) => ({ path, ...item })),
  );
  if (items.length === 0) return [`no item of ${paths.join(' or ')} names its evidence`];
  return items
    .filter((item) => evidenceFor(item, task.runs) === null)
    .map(({ path, line, text }) => `${path}:${line} is not proved by a run: ${text}`);
}
