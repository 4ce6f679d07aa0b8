import {
  agentStanding,
  readyStages,
  type Approval,
  type BegunRun,
  type GuardrailOutcome,
  type PlannedStage,
  type Receipt,
  type StageState,
} from '@orch/core';
import type { JournalHead } from '../journal/journal-line.ts';
import { logPath, referenceFrom, runPaths, type RunRoots } from '../paths/run-paths.ts';
import type {
  Manifest,
  ManifestAgent,
  ManifestApproval,
  ManifestEvaluation,
  ManifestStage,
} from './manifest.ts';

/**
 * The manifest of a run: a projection of its journal, nothing else (DESIGN §4).
 *
 * I4: a manifest can be made again from the journal at any time, and comes out the same.
 *
 * @param head where the journal stood when it folded to this state
 */
export function projectManifest(state: BegunRun, head: JournalHead, roots: RunRoots): Manifest {
  const key = { taskId: state.taskId, runId: state.runId };
  const paths = runPaths(roots, key);
  const ready = new Set(readyStages(state));
  const finished = 'completedAt' in state ? state : null;
  return {
    v: 1,
    task_id: state.taskId,
    run_id: state.runId,
    parent_run_id: state.parentRunId,
    parent_stage: state.parentStage,
    pipeline: state.plan.pipeline,
    status: state.status,
    reason: reasonOf(state),
    execution: state.execution,
    started_by: state.startedBy,
    orch_version: state.orchVersion,
    ...(state.workspace && { workspace: state.workspace }),
    started_at: state.startedAt,
    updated_at: state.updatedAt,
    completed_at: finished?.completedAt ?? null,
    resumes: state.resumes,
    plan_digest: state.plan.digest,
    summary: finished?.review.summary ?? null,
    stages: state.plan.stages.map((planned, position) =>
      projectStage(planned, state, position, ready.has(position)),
    ),
    approvals: state.approvals.map((approval, position) =>
      projectApproval(approval, `${paths.manifestReference}#approvals[${position}]`),
    ),
    child_runs: state.childRuns.map((child) => ({
      stage: child.stage,
      run_id: child.runId,
      task_id: child.taskId,
      manifest: runPaths(roots, child).manifestReference,
    })),
    evaluations: state.stages.flatMap(evaluationsOf),
    notes: state.notes,
    journal: {
      path: referenceFrom(roots.root, paths.journal),
      entries: head.entries,
      head_sha256: head.sha256 ?? '',
    },
    guardrail_summary: finished === null ? [] : finished.review.guardrails.map(guardrailLine),
  };
}

function reasonOf(state: BegunRun): string | null {
  switch (state.status) {
    case 'running':
      return null;
    case 'paused':
      return state.reason;
    case 'succeeded':
    case 'failed':
    case 'cancelled':
      return state.stop?.cause ?? null;
  }
}

const noStage: StageState = { status: 'pending' };

function projectStage(
  planned: PlannedStage,
  state: BegunRun,
  position: number,
  ready: boolean,
): ManifestStage {
  const stage = state.stages[position] ?? noStage;
  const receipt = 'receipt' in stage ? stage.receipt : null;
  const attempts = state.counters[position]?.attempts ?? 0;
  return {
    index: planned.index,
    id: planned.id,
    title: planned.title,
    kind: planned.definition.kind,
    status: ready ? 'ready' : stage.status,
    attempts,
    started_at: 'startedAt' in stage ? stage.startedAt : null,
    completed_at: 'endedAt' in stage ? stage.endedAt : null,
    duration_ms: receipt?.duration_ms ?? null,
    exit_code: receipt?.exit_code ?? null,
    signal: receipt?.signal ?? null,
    log: logOf(planned, receipt, attempts),
    log_sha256: receipt?.log_sha256 ?? null,
    output: receipt && {
      stdout_bytes: receipt.stdout.bytes,
      stderr_bytes: receipt.stderr.bytes,
      redactions: receipt.redactions,
    },
    failure: 'failure' in stage ? stage.failure : null,
    skip_reason: stage.status === 'skipped' ? stage.reason : null,
    child_run_id: childRunOf(stage, receipt),
    profile: receipt?.profile ?? null,
    criteria: receipt?.criteria ?? [],
    tree_before: receipt?.tree_before ?? null,
    tree_after: receipt?.tree_after ?? null,
    diff: receipt?.diff ?? null,
    notes: receipt?.notes ?? [],
    ...agentOf(planned, state, receipt),
  };
}

function agentOf(
  { id, definition }: PlannedStage,
  state: BegunRun,
  receipt: Receipt | null,
): { readonly agent?: ManifestAgent } {
  const progress = state.agents[id];
  if (definition.kind !== 'agent' || progress === undefined) return {};
  const { agent } = receipt ?? {};
  return {
    agent: {
      role: definition.role,
      agent: agent?.agent ?? progress.session?.agent ?? null,
      session: progress.session?.id ?? null,
      usage: progress.used,
      budgets: agentStanding(state, id).budgets,
      asserted: agent?.asserted ?? null,
      commands: agent?.commands ?? [],
    },
  };
}

function evaluationsOf(stage: StageState): readonly ManifestEvaluation[] {
  const receipt = 'receipt' in stage ? stage.receipt : null;
  const { stage: id, attempt, evaluations = [] } = receipt ?? {};
  if (id === undefined || attempt === undefined) return [];
  return evaluations.map((each) => ({ stage: id, attempt, ...each }));
}

function logOf(planned: PlannedStage, receipt: Receipt | null, attempts: number): string | null {
  if (receipt !== null) return receipt.log?.path ?? null;
  const { kind } = planned.definition;
  return (kind === 'command' || kind === 'agent') && attempts > 0 ? logPath(planned) : null;
}

function childRunOf(stage: StageState, receipt: Receipt | null): string | null {
  return 'childRunId' in stage ? stage.childRunId : (receipt?.child_run_id ?? null);
}

function projectApproval(approval: Approval, ref: string): ManifestApproval {
  const { request } = approval;
  return {
    ref,
    id: request.id,
    stage: request.stage,
    attempt: request.attempt,
    reason: request.reason,
    title: request.title,
    instructions: request.instructions,
    approvers: request.approvers,
    from: request.from,
    also: request.also ?? [],
    status: approval.status,
    requested_at: approval.requestedAt,
    expires_at: request.expires_at,
    bound: request.bound,
    after: request.after,
    rules: request.rules,
    ...(request.ask && { ask: request.ask }),
    note: approval.note,
    decisions: approval.decisions,
  };
}

/** Such as `required · spec guard: passed (3 specs, all fresh)`. */
function guardrailLine(guardrail: GuardrailOutcome): string {
  const need = guardrail.required ? 'required' : 'optional';
  const detail = guardrail.detail === '' ? '' : ` (${guardrail.detail})`;
  const waiver = guardrail.waived_by === null ? '' : `, waived by ${guardrail.waived_by}`;
  return `${need} · ${guardrail.title}: ${guardrail.standing.replace('_', ' ')}${detail}${waiver}`;
}
