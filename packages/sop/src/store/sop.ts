import { defaultMirrors, OrchError, type Actor } from '@orch/core';
import { builtInTemplates, type Templates } from '../artifact/templates.ts';
import { implementationGate } from '../gate/phase-gate.ts';
import type { MirrorPlaces } from '../mirror/mirror-sources.ts';
import { asError, refusal, type Refusal } from '../phase/refusal.ts';
import { currentPhase, standingsOf, type ReadText } from '../phase/standing.ts';
import { approvePhase, skipSpec, type ApprovePhase } from '../register/decide-phase.ts';
import {
  defaultSmallPath,
  makeTask,
  withChecks,
  type Changed,
  type Moment,
  type NewTask,
  type SmallPath,
} from '../register/make-task.ts';
import { growTask, promoteTask, withRuns } from '../register/promote-task.ts';
import {
  isManaged,
  managedTasks,
  parseRegister,
  registerPath,
  registerText,
  withTask,
  type Register,
} from '../register/register.ts';
import type {
  PhaseApproval,
  RunEvidence,
  ScaffoldCheck,
  StatusChange,
  Task,
  TaskStatus,
} from '../register/task.ts';
import { markdownBelow, readInside } from './files.ts';
import type { Finding } from './finding.ts';
import {
  planSync,
  type FileWrite,
  type ReviewSpec,
  type SyncInput,
  type SyncPlan,
} from './plan-sync.ts';
import { removeDraft, writeWhole, type OnPoint } from './write-file.ts';

export interface SopOptions {
  /** Absolute path of the repository's root. */
  readonly root: string;
  readonly nowMs: () => number;
  /** Lets one process at a time in. With `(work) => work()` nobody else may write meanwhile. */
  readonly exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Finished runs of a task whose records were checked; those that are known may be left out. None unless given. */
  readonly evidence?: (
    taskId: string,
    known: readonly RunEvidence[],
  ) => Promise<readonly RunEvidence[]>;
  /** Told of every decision before it is written, so that none is without a record elsewhere. */
  readonly record?: (decision: Decision) => Promise<void>;
  readonly templates?: Templates;
  readonly small?: SmallPath;
  /** Where the mirrors of all tasks together are; the usual places unless given. */
  readonly mirrors?: Partial<MirrorPlaces> | undefined;
  readonly onPoint?: OnPoint | undefined;
}

/** A phase that is decided on, or a status that a task takes. */
export interface Decision {
  readonly taskId: string;
  readonly what: PhaseApproval | StatusChange;
}

/** What a command came to. */
export interface Settled {
  readonly task: Task;
  /** Paths that were written, from the root; empty where everything was done before. */
  readonly written: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The tasks of a repository: the register, the artifacts, and their mirrors.
 *
 * I3: a command writes the register first, which says all that is meant to be, and then brings the files
 * to it, one whole file at a time. Cut off anywhere, the same command or `sync` completes it; done a
 * second time, it writes nothing.
 */
export class Sop {
  readonly #options: SopOptions;
  readonly #read: ReadText;

  constructor(options: SopOptions) {
    this.#options = options;
    this.#read = readInside(options.root);
  }

  /** The register as it is. @throws OrchError `ORCH_CONFIG_INVALID`, `ORCH_STORAGE_*` */
  register(): Register {
    return parseRegister(this.#read(registerPath));
  }

  /** The text of a file of the repository; `null` where there is none. */
  readonly read: ReadText = (path) => this.#read(path);

  /** @throws OrchError `ORCH_TASK_UNKNOWN` */
  task(id: string): Task {
    return find(this.register(), id);
  }

  /** Registers a task and has its first artifact made. @throws OrchError `ORCH_USAGE`, `ORCH_INVALID_TASK_ID` */
  create(request: NewTask, checks: readonly ScaffoldCheck[], actor: Actor): Promise<Settled> {
    const { small = defaultSmallPath } = this.#options;
    return this.#change((register, moment) =>
      makeTask(register, request, checks, moment(actor), small),
    );
  }

  /** Takes the findings of a new Scaffold Check over. */
  recheck(id: string, checks: readonly ScaffoldCheck[]): Promise<Settled> {
    return this.#change((register) =>
      withChecks(register, find(register, id), checks, this.#now()),
    );
  }

  /**
   * Approves a phase. `reviewSpec` records the approval of a spec in the spec itself.
   *
   * @throws OrchError `ORCH_APPROVAL_REFUSED`, `ORCH_PHASE_CLOSED`, `ORCH_USAGE`, `ORCH_TASK_UNKNOWN`
   */
  approve(
    id: string,
    request: ApprovePhase & { readonly reviewSpec?: ReviewSpec },
    actor: Actor,
  ): Promise<Settled> {
    const { reviewSpec } = request;
    return this.#change((register, moment) => {
      const task = find(register, id);
      const changed = approvePhase(register, task, request, this.#read, moment(actor));
      if (!changed.ok || reviewSpec === undefined) return changed;
      return this.#unfitSpec(changed.task, reviewSpec) ?? changed;
    }, reviewSpec && { reviewSpec });
  }

  /** Decides that a task does without its Spec. @throws as `approve` */
  skipSpec(id: string, reason: string, actor: Actor): Promise<Settled> {
    return this.#change((register, moment) =>
      skipSpec(register, find(register, id), reason, this.#read, moment(actor)),
    );
  }

  /** Gives a small task the full path. @throws OrchError `ORCH_TASK_UNKNOWN` */
  grow(id: string): Promise<Settled> {
    return this.#change((register) => growTask(register, find(register, id)));
  }

  /** @throws OrchError `ORCH_PHASE_CLOSED`, `ORCH_USAGE`, `ORCH_TASK_UNKNOWN` */
  promote(
    id: string,
    request: { readonly to: Exclude<TaskStatus, 'planned'>; readonly reason: string },
    actor: Actor,
  ): Promise<Settled> {
    return this.#change(
      (register, moment, task) =>
        promoteTask(register, task ?? find(register, id), request, this.#read, moment(actor)),
      { evidenceFor: id },
    );
  }

  /** Brings register, artifacts and mirrors of all tasks up to date. */
  sync(): Promise<Omit<Settled, 'task'>> {
    return this.#alone(async () => {
      const before = this.register();
      const after = await this.#withEvidence(before);
      const written = this.#writeRegister(before, after);
      return this.#settle(after, managedTasks(after), written);
    });
  }

  /** What `sync` would do, and what it could not mend; writes nothing. */
  async check(): Promise<readonly Finding[]> {
    const before = this.register();
    const after = await this.#withEvidence(before);
    const { writes, findings } = this.#plan(after);
    const behind = [
      ...(registerText(after) === registerText(before) ? [] : [registerPath]),
      ...writes.map(({ path }) => path),
    ];
    return [
      ...findings,
      ...behind.map((path) => ({
        kind: 'behind' as const,
        path,
        detail: 'it is not as orch docs sync would leave it',
      })),
    ];
  }

  /** Whether an implementation pipeline may run for a task. */
  async gate(taskId: string): Promise<{ readonly ok: true } | Refusal> {
    const { small = defaultSmallPath, evidence } = this.#options;
    const register = this.register();
    const task = register.tasks.find(({ id }) => id === taskId);
    const isSmall = task !== undefined && isManaged(task) && task.path === 'small';
    const runs = isSmall ? ((await evidence?.(taskId, task.runs)) ?? []) : [];
    return implementationGate(register, taskId, this.#read, runs, small);
  }

  async #change(
    decide: (register: Register, moment: (actor: Actor) => Moment, task?: Task) => Changed,
    more: { readonly evidenceFor?: string; readonly reviewSpec?: ReviewSpec } = {},
  ): Promise<Settled> {
    const { evidenceFor, reviewSpec } = more;
    return await this.#alone(async () => {
      const before = this.register();
      const known =
        evidenceFor === undefined
          ? before
          : await this.#withEvidence(before, find(before, evidenceFor));
      const moment = (actor: Actor): Moment => ({ at: this.#now(), actor });
      const task = evidenceFor === undefined ? undefined : find(known, evidenceFor);
      const changed = decide(known, moment, task);
      if (!changed.ok) throw asError(changed);
      const after = this.#withPhase(changed.register, changed.task);
      const isNew = await this.#record(before, changed.task);
      const written = this.#writeRegister(before, after);
      const review = reviewSpec === undefined ? null : { reviewSpec, isNew };
      const settled = this.#settle(after, [find(after, changed.task.id)], written, review);
      return { ...settled, task: find(after, changed.task.id) };
    });
  }

  /** @returns whether anything was decided */
  async #record(before: Register, { id, approvals, history }: Task): Promise<boolean> {
    const known = managedTasks(before).find((each) => each.id === id);
    const decisions = [
      ...approvals.slice(known?.approvals.length ?? 0),
      ...history.slice(known?.history.length ?? 0),
    ];
    for (const what of decisions) await this.#options.record?.({ taskId: id, what });
    return decisions.length > 0;
  }

  /** Nobody else writes meanwhile; a draft of the register is left over from a command that was killed. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return await this.#options.exclusively(async () => {
      removeDraft(`${this.#options.root}/${registerPath}`);
      return await work();
    });
  }

  /** A spec in which no review can be recorded is none that the spec guard could read. */
  #unfitSpec(task: Task, reviewSpec: ReviewSpec): Refusal | null {
    const approval = task.approvals.at(-1);
    if (approval?.phase !== 'spec' || approval.artifact === null) return null;
    const { artifact } = approval;
    const reviewed = reviewSpec(artifact, this.#read(artifact) ?? '', approval, true);
    if (reviewed.ok) return null;
    const message = `The spec cannot be read: ${reviewed.reason}`;
    return refusal('ORCH_APPROVAL_REFUSED', message, `Mend ${artifact}, and approve it then.`);
  }

  async #withEvidence(register: Register, only?: Task): Promise<Register> {
    const { evidence } = this.#options;
    let result = register;
    for (const task of only === undefined ? managedTasks(register) : [only]) {
      const runs = (await evidence?.(task.id, task.runs)) ?? [];
      result = this.#withPhase(result, withRuns(task, runs));
    }
    return result;
  }

  /** The register with a task whose phase is the one that is open now. */
  #withPhase(register: Register, task: Task): Register {
    const { phase } = currentPhase(standingsOf(task, this.#read));
    return withTask(register, { ...task, phase });
  }

  #writeRegister(before: Register, after: Register): string[] {
    const text = registerText(after);
    if (registerText(before) === text) return [];
    this.#write({ path: registerPath, content: text }, 'register');
    return [registerPath];
  }

  #settle(
    register: Register,
    only: readonly Task[],
    written: readonly string[],
    review: SyncInput['review'] = null,
  ): Omit<Settled, 'task'> {
    const { writes, findings } = this.#plan(register, only, review);
    for (const write of writes) this.#write(write, 'file');
    return { written: [...written, ...writes.map(({ path }) => path)], findings };
  }

  #plan(
    register: Register,
    tasks: readonly Task[] = managedTasks(register),
    review: SyncInput['review'] = null,
  ): SyncPlan {
    const { templates = builtInTemplates } = this.#options;
    return planSync({
      tasks,
      read: this.#read,
      candidates: markdownBelow(this.#options.root, 'tasks'),
      day: this.#now().slice(0, 10),
      templates,
      mirrors: { ...defaultMirrors, ...this.#options.mirrors },
      review,
    });
  }

  #write({ path, content }: FileWrite, name: string): void {
    writeWhole(`${this.#options.root}/${path}`, content, name, this.#options.onPoint);
  }

  #now(): string {
    return new Date(this.#options.nowMs()).toISOString();
  }
}

function find(register: Register, id: string): Task {
  const task = register.tasks.find((each) => each.id === id);
  if (task !== undefined && isManaged(task)) return task;
  const known = managedTasks(register).map((each) => each.id);
  throw new OrchError(
    'ORCH_TASK_UNKNOWN',
    task === undefined
      ? `There is no task ${id} in ${registerPath}.`
      : `Task ${id} in ${registerPath} does not follow the phases: orch did not make it.`,
    {
      hint:
        known.length === 0
          ? 'Register one with: orch task new "<title>"'
          : `The tasks are ${known.slice(-10).join(', ')}.`,
    },
  );
}
