import { explainBadId, type Actor } from '@orch/core';
import { artifactPath } from '../artifact/artifact-paths.ts';
import { writtenPhasesOf, type TaskPath, type WrittenPhase } from '../phase/phases.ts';
import { refusal, type Refusal } from '../phase/refusal.ts';
import { isManaged, withTask, type Register } from './register.ts';
import type { ImportedFrom, ScaffoldCheck, Task, TaskRisk } from './task.ts';

/** What somebody asks for with a new task. */
export interface NewTask {
  readonly title: string;
  /** Made from the next number and the title unless given. */
  readonly id?: string;
  readonly risk: TaskRisk;
  /** Lines that the change is expected to have. */
  readonly lines: number | null;
  /** Where it is imported from, with the files that stand for its phases. */
  readonly source?: ImportedFrom & { readonly artifacts: Task['artifacts'] };
}

/** Which tasks need one page instead of four artifacts. */
export interface SmallPath {
  readonly max_lines: number;
  readonly risks: readonly TaskRisk[];
}

export const defaultSmallPath: SmallPath = { max_lines: 50, risks: ['low'] };

/** When and by whom something is done, as it goes into the register. */
export interface Moment {
  /** ISO time in UTC. */
  readonly at: string;
  readonly actor: Actor;
}

export type Changed =
  { readonly ok: true; readonly register: Register; readonly task: Task } | Refusal;

/**
 * The register with a new task in it. I3: the same request a second time finds the task that the
 * first one made; another request for the same id is refused.
 */
export function makeTask(
  register: Register,
  request: NewTask,
  checks: readonly ScaffoldCheck[],
  { at, actor }: Moment,
  small: SmallPath = defaultSmallPath,
): Changed {
  const title = request.title.trim().replace(/\s+/g, ' ');
  if (title === '') {
    return refusal('ORCH_USAGE', 'A task needs a title.', 'orch task new "Sign in with a passkey"');
  }
  const name = nameOf(register, title, request.id);
  if (!name.ok) return name;
  const known = register.tasks.find(({ id }) => id.toLowerCase() === name.id.toLowerCase());
  if (known !== undefined) return again(register, known, request, title, { checks, at });
  const path = pathFor(request, small);
  const source = request.source ?? null;
  const task: Task = {
    id: name.id,
    slug: name.slug,
    title,
    status: 'planned',
    path,
    phase: 'scaffold',
    risk: request.risk,
    lines: request.lines,
    created_at: at,
    created_by: actor,
    scaffold: { at, checks },
    artifacts: artifactsOf(path, name, source?.artifacts ?? {}),
    approvals: [],
    runs: [],
    specs: path === 'full' ? [source?.artifacts.spec ?? artifactPath('spec', name)] : [],
    source: source && { kind: source.kind, path: source.path },
    history: [{ status: 'planned', actor, reason: 'registered', at }],
  };
  return { ok: true, register: withTask(register, task), task };
}

/** Where the artifacts of a way stand: those that were imported, and the usual places for the rest. */
export function artifactsOf(
  path: TaskPath,
  name: { readonly id: string; readonly slug: string },
  given: Task['artifacts'],
): Partial<Record<WrittenPhase, string>> {
  return Object.fromEntries(
    writtenPhasesOf(path).map((phase) => [phase, given[phase] ?? artifactPath(phase, name)]),
  );
}

function pathFor({ risk, lines, source }: NewTask, small: SmallPath): TaskPath {
  const isSmall = lines !== null && lines <= small.max_lines && small.risks.includes(risk);
  return isSmall && source === undefined ? 'small' : 'full';
}

function again(
  register: Register,
  known: Register['tasks'][number],
  request: NewTask,
  title: string,
  { checks, at }: { readonly checks: readonly ScaffoldCheck[]; readonly at: string },
): Changed {
  const same =
    isManaged(known) &&
    known.title === title &&
    known.risk === request.risk &&
    known.lines === request.lines &&
    (known.source?.path ?? null) === (request.source?.path ?? null);
  if (same) return withChecks(register, known, checks, at);
  return refusal(
    'ORCH_USAGE',
    `There is a task ${known.id} already, and it is not the one asked for.`,
    `Look at it with: orch task show ${known.id}. For another one give another title or --id.`,
  );
}

/** The task with what the Scaffold Check found now, if that is something else than before. */
export function withChecks(
  register: Register,
  task: Task,
  checks: readonly ScaffoldCheck[],
  at: string,
): Extract<Changed, { ok: true }> {
  const known = JSON.stringify(task.scaffold.checks) === JSON.stringify(checks);
  const passed = task.scaffold.checks.every(({ ok }) => ok);
  // Once passed it stays so: later work may well happen where the check could not.
  if (known || passed) return { ok: true, register, task };
  const checked = { ...task, scaffold: { at, checks } };
  return { ok: true, register: withTask(register, checked), task: checked };
}

type Name = { readonly ok: true; readonly id: string; readonly slug: string } | Refusal;

function nameOf(register: Register, title: string, given: string | undefined): Name {
  const slug = slugOf(title);
  if (given !== undefined) {
    const problem = explainBadId(given);
    if (problem !== undefined) {
      return refusal(
        'ORCH_INVALID_TASK_ID',
        `The id "${given}" cannot be used: ${problem}.`,
        'Give another --id.',
      );
    }
    return { ok: true, id: given, slug: given.replace(/^\d+-(?=.)/, '') };
  }
  if (slug === '') {
    const hint = 'Name it: orch task new "…" --id 0001-a-name';
    return refusal('ORCH_USAGE', 'No id can be made from this title.', hint);
  }
  const made = register.tasks.find((task) => isManaged(task) && task.title === title);
  return { ok: true, id: made?.id ?? `${nextNumber(register)}-${slug}`, slug };
}

function nextNumber({ tasks }: Register): string {
  const numbers = tasks.map(({ id }) => Number(/^(\d{1,9})(?:-|$)/.exec(id)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

const maxSlugLength = 48;

/** A title as a part of file names: `Sign in with a passkey` is `sign-in-with-a-passkey`. */
function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const fitting = words.filter((_, at) => words.slice(0, at + 1).join('-').length <= maxSlugLength);
  return fitting.join('-');
}
