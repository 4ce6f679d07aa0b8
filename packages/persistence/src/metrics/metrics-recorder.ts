import {
  usageOf,
  type Approval,
  type FinalStatus,
  type FinishedRun,
  type StageStatus,
} from '@orch/core';
import { appendJsonLine } from '../files/append-line.ts';
import { taskPaths, type RunRoots } from '../paths/run-paths.ts';

/** One line of `.runs/<task-id>/metrics.json` (wire shape). A run that is reopened gets another. */
export interface RunMetrics {
  readonly v: 1;
  readonly run_id: string;
  readonly at: string;
  readonly status: FinalStatus;
  readonly duration_ms: number;
  readonly stages: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly skipped: number;
    readonly cancelled: number;
    readonly attempts: number;
  };
  readonly guardrail_coverage: { readonly required: number; readonly passed: number };
  readonly approvals: {
    readonly requested: number;
    readonly approved: number;
    readonly rejected: number;
    readonly void: number;
  };
  /** What agents spent: `input`, `output` and `turns`; `null` where none worked. */
  readonly tokens: Readonly<Record<string, number>> | null;
  /** How often a stage was sent back for rework. */
  readonly manual_fixups: number;
}

/** What can be counted in a finished run. */
export function runMetrics(state: FinishedRun): RunMetrics {
  const stages = (status: StageStatus) =>
    state.stages.filter((stage) => stage.status === status).length;
  const approvals = (status: Approval['status']) =>
    state.approvals.filter((approval) => approval.status === status).length;
  const usage = usageOf(state);
  const required = state.review.guardrails.filter((guardrail) => guardrail.required);
  return {
    v: 1,
    run_id: state.runId,
    at: state.completedAt,
    status: state.status,
    // The wall clock may have gone backwards meanwhile.
    duration_ms: Math.max(0, Date.parse(state.completedAt) - Date.parse(state.startedAt)),
    stages: {
      total: state.stages.length,
      succeeded: stages('succeeded'),
      failed: stages('failed'),
      skipped: stages('skipped'),
      cancelled: stages('cancelled'),
      attempts: state.counters.reduce((sum, { attempts }) => sum + attempts, 0),
    },
    guardrail_coverage: {
      required: required.length,
      passed: required.filter(({ standing }) => standing === 'passed').length,
    },
    approvals: {
      requested: state.approvals.length,
      approved: approvals('approved'),
      rejected: approvals('rejected') + approvals('changes_requested'),
      void: approvals('void') + approvals('expired'),
    },
    tokens: usage && {
      input: usage.input_tokens,
      output: usage.output_tokens,
      turns: usage.turns,
    },
    manual_fixups: state.counters.reduce((sum, { generation }) => sum + generation, 0),
  };
}

/** Appends a line per finished run to the metrics of its task. */
export class MetricsRecorder {
  readonly #roots: RunRoots;

  constructor(roots: RunRoots) {
    this.#roots = roots;
  }

  /** @throws OrchError `ORCH_STORAGE_*` */
  record(state: FinishedRun): void {
    appendJsonLine(taskPaths(this.#roots, state.taskId).metrics, runMetrics(state), 'metrics');
  }
}
