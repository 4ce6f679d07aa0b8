import type { Overlap, WorktreeLook } from '@orch/adapter-git';
import { finalStatus, isFinished, OrchError, type BegunRun, type RunKey } from '@orch/core';
import { readRun, runPaths, type RunRoots, type RunSnapshot } from '@orch/persistence';
import { resumeCommand } from '../documents/commands.ts';
import { viewOf } from '../documents/read-view.ts';
import { runDocument, type PendingApproval, type RunDocument } from '../documents/run-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { goalAround } from './goal-label.ts';
import { goalWorktrees, lookAtGoals } from './goal-worktrees.ts';
import { goalsOf, type PlannedGoal } from './goals-plan.ts';
import { goalsTaskId } from './goals-task.ts';

/** One goal (wire shape). Paths of worktrees are absolute, others relative to the root. */
export interface GoalDocument {
  readonly task_id: string;
  readonly title: string;
  readonly pipeline: string;
  readonly branch: string;
  readonly worktree: string;
  readonly run_id: string | null;
  /** `queued` before it began; `skipped` where the goal before it did not succeed. */
  readonly status: RunDocument['status'] | 'skipped';
  readonly reason: string | null;
  readonly stages_done: number;
  readonly stages_total: number | null;
  /** What is at work now, or what the run stopped at. */
  readonly stage: string | null;
  readonly failure: string | null;
  /** Paths changed since its branch left what the repository stands on; `null` where that cannot be told. */
  readonly files: number | null;
  readonly uncommitted: number | null;
  readonly commits: number | null;
  /** Whether merging it would change what the repository stands on. */
  readonly unmerged: boolean | null;
  readonly manifest: string | null;
}

/** `orch goals run` and `orch goals status` (wire shape). */
export interface GoalsDocument {
  readonly task_id: string;
  readonly run_id: string;
  readonly status: RunDocument['status'];
  readonly reason: string | null;
  readonly max_concurrency: number;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly manifest: string;
  readonly goals: readonly GoalDocument[];
  /** Pairs of goals that change the same, as their worktrees stand now. */
  readonly overlaps: readonly Overlap[];
  readonly merge_order: readonly {
    readonly task_id: string;
    readonly branch: string;
    readonly conflicts: readonly string[];
  }[];
  /** Worktrees that could not be looked at. */
  readonly problems: readonly { readonly task_id: string; readonly message: string }[];
  readonly approvals_pending: readonly PendingApproval[];
  readonly next: readonly string[];
}

/**
 * How the goals of a run stand, with what their worktrees hold now.
 *
 * @throws OrchError `ORCH_USAGE` for a run that lists no goals; what reading the run throws
 */
export async function goalsDocument(
  session: RepositorySession,
  runId: string,
): Promise<GoalsDocument> {
  const { roots, clock } = session;
  const key = { taskId: goalsTaskId, runId };
  const parent = await readRun(roots, key, clock.nowMs());
  if (parent.damage !== null) throw parent.damage;
  const { state } = parent;
  const goals = state.status === 'queued' ? [] : goalsOf(state);
  if (state.status === 'queued' || goals.length === 0) {
    throw new OrchError('ORCH_USAGE', `Run ${runId} lists no goals.`, {
      hint: 'List the runs with: orch runs list --task goals',
    });
  }
  const runs = new Map<string, RunSnapshot>();
  for (const { taskId, runId: of } of goals) {
    const snapshot = of === null ? null : await readIfThere(session, { taskId, runId: of });
    if (of !== null && snapshot !== null) runs.set(of, snapshot);
  }
  const all = await goalWorktrees(session);
  const worktrees = goals.flatMap(({ runId: of }) =>
    all.filter(({ label }) => label.run_id === of),
  );
  const look = await lookAtGoals(session, worktrees);
  const taskOf = (run: string): string => goals.find((goal) => goal.runId === run)?.taskId ?? run;
  const approvals = await questions(session, [...runs.values()]);
  return {
    task_id: goalsTaskId,
    run_id: runId,
    status: parent.status,
    reason: state.status === 'paused' ? state.reason : null,
    max_concurrency: state.execution.max_concurrency,
    started_at: state.startedAt,
    completed_at: isFinished(state) ? state.completedAt : null,
    manifest: runPaths(roots, key).manifestReference,
    goals: goals.map((goal) => goalDocument(goal, state, runs, look, roots)),
    overlaps: look.overlaps.map((each) => ({ ...each, a: taskOf(each.a), b: taskOf(each.b) })),
    merge_order: look.mergeOrder.map(({ id, conflicts }) => ({
      task_id: taskOf(id),
      branch: goals.find((goal) => goal.runId === id)?.workspace.branch ?? '',
      conflicts,
    })),
    problems: look.problems.map(({ id, message }) => ({ task_id: taskOf(id), message })),
    approvals_pending: approvals,
    next: nextCommands(parent, approvals),
  };
}

async function readIfThere(
  { roots, clock }: RepositorySession,
  key: RunKey,
): Promise<RunSnapshot | null> {
  try {
    return await readRun(roots, key, clock.nowMs());
  } catch (error) {
    // Between the parent's record of the goal and the goal's own first.
    if (error instanceof OrchError && error.code === 'ORCH_RUN_UNKNOWN') return null;
    throw error;
  }
}

function goalDocument(
  { stage, taskId, title, pipeline, workspace, runId, position }: PlannedGoal,
  parent: BegunRun,
  runs: ReadonlyMap<string, RunSnapshot>,
  look: WorktreeLook,
  roots: RunRoots,
): GoalDocument {
  const snapshot = runId === null ? undefined : runs.get(runId);
  const run = snapshot?.state.status === 'queued' ? undefined : snapshot?.state;
  const own = parent.stages[position];
  const now = look.worktrees.find(({ id }) => id === runId);
  const open =
    run?.stages.findIndex((each) => !['succeeded', 'skipped'].includes(each.status)) ?? -1;
  return {
    task_id: taskId,
    title: parent.plan.stages.find(({ id }) => id === stage)?.title ?? title,
    pipeline,
    branch: workspace.branch,
    worktree: goalAround(workspace.root)?.worktree ?? workspace.root,
    run_id: runId,
    status: run === undefined ? beforeItsRun(own?.status) : (snapshot?.status ?? 'queued'),
    reason: run?.status === 'paused' ? run.reason : null,
    stages_done: run?.stages.filter(({ status }) => status === 'succeeded').length ?? 0,
    stages_total: run?.stages.length ?? null,
    stage: run?.plan.stages[open]?.id ?? null,
    failure: failureOf(run, own),
    files: now?.files.length ?? null,
    uncommitted: now?.uncommitted ?? null,
    commits: now?.commits ?? null,
    unmerged: now?.unmerged ?? null,
    manifest:
      run === undefined ? null : runPaths(roots, { taskId, runId: run.runId }).manifestReference,
  };
}

function beforeItsRun(stage: string | undefined): GoalDocument['status'] {
  if (stage === 'skipped' || stage === 'failed' || stage === 'cancelled') return stage;
  return 'queued';
}

function failureOf(run: BegunRun | undefined, own: BegunRun['stages'][number] | undefined) {
  const failed = run?.stages.find((each) => each.status === 'failed' && !each.allowed);
  if (failed?.status === 'failed') return failed.failure.message;
  return run === undefined && own?.status === 'failed' ? own.failure.message : null;
}

async function questions(
  { roots, clock }: RepositorySession,
  runs: readonly RunSnapshot[],
): Promise<PendingApproval[]> {
  const read = (key: RunKey): Promise<RunSnapshot> => readRun(roots, key, clock.nowMs());
  const found: PendingApproval[] = [];
  for (const { state, status } of runs) {
    if (state.status === 'queued') continue;
    const document = runDocument(await viewOf({ read }, state, status), roots);
    found.push(...document.approvals_pending);
  }
  return found;
}

function nextCommands(
  { state, status }: RunSnapshot,
  approvals: readonly PendingApproval[],
): string[] {
  if (state.status === 'queued' || status === 'running' || status === 'succeeded') return [];
  const failed = isFinished(state) && finalStatus(state) !== 'succeeded';
  if (status !== 'paused' && status !== 'interrupted' && !failed) return [];
  return [...approvals.map(({ commands }) => commands.approve), resumeCommand(state.runId)];
}
