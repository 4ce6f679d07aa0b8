import {
  openApprovals,
  type BegunRun,
  type Execution,
  type PauseReason,
  type RunStatus,
} from '@orch/core';
import {
  projectManifest,
  runPaths,
  type Manifest,
  type ManifestAgent,
  type ManifestApproval,
  type ManifestStage,
  type RunRoots,
} from '@orch/persistence';
import { decisionCommands, resumeCommand, type DecisionCommands } from './commands.ts';

/** One stage (wire shape). Paths are relative to the repository's root. */
export interface StageDocument {
  readonly id: string;
  readonly title: string;
  readonly kind: ManifestStage['kind'];
  readonly status: ManifestStage['status'];
  readonly attempts: number;
  readonly exit_code: number | null;
  readonly signal: string | null;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly duration_ms: number | null;
  readonly log: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly child_run_id: string | null;
  /** How the agent of an agent stage stands. */
  readonly agent: ManifestAgent | null;
}

/** A question that waits for an answer, with the commands that give one (wire shape). */
export interface PendingApproval extends ManifestApproval {
  readonly run_id: string;
  /** What the asking run did so far: its stages that have run, and what they changed. */
  readonly done: readonly DoneStage[];
  readonly commands: DecisionCommands;
}

export interface DoneStage {
  readonly id: string;
  readonly status: ManifestStage['status'];
  readonly exit_code: number | null;
  readonly duration_ms: number | null;
  /** `null` where the worktree was not looked at. */
  readonly diff: ManifestStage['diff'];
}

/** How a run stands: what `start` and `resume` print with `--format json` (wire shape). */
export interface RunDocument {
  readonly task_id: string;
  readonly run_id: string;
  readonly parent_run_id: string | null;
  readonly pipeline: Manifest['pipeline'];
  readonly status: RunStatus | 'interrupted';
  readonly reason: string | null;
  readonly execution: Execution;
  readonly manifest: string;
  readonly log: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly summary: string | null;
  readonly stages: readonly StageDocument[];
  readonly approvals_pending: readonly PendingApproval[];
  readonly child_runs: Manifest['child_runs'];
  readonly guardrail_summary: readonly string[];
  /** The end of what the stage that decided the run has written, or else the one that ended last. */
  readonly last_output: {
    readonly stage: string;
    readonly stdout: string;
    readonly stderr: string;
  } | null;
  /** What to type next; empty where nothing is left to do. */
  readonly next: readonly string[];
}

/** A run with what its paused child runs ask, since their questions are its own. */
export interface RunView {
  readonly state: BegunRun;
  readonly status: RunStatus | 'interrupted';
  readonly children: readonly BegunRun[];
}

export function runDocument(view: RunView, roots: RunRoots): RunDocument {
  const { state, status } = view;
  // Only what follows from the state is taken from the projection, so its journal part may be empty.
  const manifest = projectManifest(state, { entries: 0, sha256: null }, roots);
  const { manifestReference } = runPaths(roots, { taskId: state.taskId, runId: state.runId });
  const folder = manifestReference.slice(0, -'/manifest.json'.length);
  return {
    task_id: state.taskId,
    run_id: state.runId,
    parent_run_id: state.parentRunId,
    pipeline: manifest.pipeline,
    status,
    reason: manifest.reason,
    execution: state.execution,
    manifest: manifestReference,
    log: `${folder}/runner.ndjson`,
    started_at: state.startedAt,
    completed_at: manifest.completed_at,
    summary: manifest.summary,
    stages: manifest.stages.map((stage) => stageDocument(stage, folder)),
    approvals_pending: [state, ...view.children].flatMap((run) => pendingApprovals(run, roots)),
    child_runs: manifest.child_runs,
    guardrail_summary: manifest.guardrail_summary,
    last_output: lastOutput(state),
    next: nextCommands(view),
  };
}

function stageDocument(stage: ManifestStage, folder: string): StageDocument {
  const { failure, log } = stage;
  return {
    id: stage.id,
    title: stage.title,
    kind: stage.kind,
    status: stage.status,
    attempts: stage.attempts,
    exit_code: stage.exit_code,
    signal: stage.signal,
    started_at: stage.started_at,
    completed_at: stage.completed_at,
    duration_ms: stage.duration_ms,
    log: log === null ? null : `${folder}/${log}`,
    failure: failure && { code: failure.code, message: failure.message },
    child_run_id: stage.child_run_id,
    agent: stage.agent ?? null,
  };
}

function pendingApprovals(state: BegunRun, roots: RunRoots): PendingApproval[] {
  const open = new Set(
    openApprovals(state)
      .filter(({ status }) => status === 'pending')
      .map(({ request }) => request.id),
  );
  if (open.size === 0) return [];
  const { approvals, stages } = projectManifest(state, { entries: 0, sha256: null }, roots);
  const done = stages
    .filter(
      // An agent that asks has worked already.
      ({ completed_at: ended, status, duration_ms: ms }) =>
        ended !== null || (status === 'awaiting_approval' && ms !== null),
    )
    .map(({ id, status, exit_code, duration_ms, diff }) => ({
      id,
      status,
      exit_code,
      duration_ms,
      diff,
    }));
  return approvals
    .filter(({ id }) => open.has(id))
    .map((approval) => ({
      ...approval,
      run_id: state.runId,
      done,
      commands: decisionCommands(state.runId, approval.stage),
    }));
}

function nextCommands({ state, status, children }: RunView): string[] {
  const resume = resumeCommand(state.runId);
  switch (status) {
    case 'succeeded':
    case 'running':
    case 'queued':
      return [];
    case 'failed':
    case 'cancelled':
    case 'interrupted':
      return [resume];
    case 'paused':
      return afterPause([state, ...children], resume);
  }
}

function afterPause(runs: readonly BegunRun[], resume: string): string[] {
  const reasons = new Set(
    runs.flatMap((run): PauseReason[] => (run.status === 'paused' ? [run.reason] : [])),
  );
  const answers = runs.flatMap((run) =>
    openApprovals(run)
      .filter(({ status }) => status === 'pending')
      .map(({ request }) => decisionCommands(run.runId, request.stage).approve),
  );
  if (reasons.has('input') && answers.length === 0) {
    return [`${resume} --orphans rerun`, `${resume} --orphans fail`];
  }
  return [...answers, resume];
}

/** Enough for a reader to see how a stage ended, in characters; `orch runs logs` has the rest. */
const keptCharacters = 4_096;

function lastOutput(state: BegunRun): RunDocument['last_output'] {
  const ended = state.stages.flatMap((stage) => {
    const receipt = 'receipt' in stage ? stage.receipt : null;
    return receipt === null
      ? []
      : [{ receipt, failed: stage.status === 'failed' && !stage.allowed }];
  });
  const newest = ended.reduce<(typeof ended)[number] | undefined>(
    (before, each) =>
      before === undefined || each.receipt.started_at >= before.receipt.started_at ? each : before,
    undefined,
  );
  const chosen = ended.find(({ failed }) => failed) ?? newest;
  if (chosen === undefined) return null;
  const { stage, stdout, stderr } = chosen.receipt;
  return {
    stage,
    stdout: stdout.tail.slice(-keptCharacters),
    stderr: stderr.tail.slice(-keptCharacters),
  };
}
