#!/usr/bin/env node
/**
 * Sums up the metrics of a task's runs.
 * Usage: MCP_RUNNER_TASK_ID=<id> node scripts/mcp-runner-metrics.js
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const task = process.env.MCP_RUNNER_TASK_ID;
if (!task || /[/\\]|^\.\.?$/.test(task)) {
  process.stderr.write('Set MCP_RUNNER_TASK_ID to the id of the task.\n');
  process.exit(2);
}
const root = process.env.CODEX_ORCHESTRATOR_ROOT ?? process.cwd();
const folder = resolve(root, process.env.CODEX_ORCHESTRATOR_RUNS_DIR ?? '.runs');
const runs = readFileSync(join(folder, task, 'metrics.json'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const sum = (value) => runs.reduce((total, run) => total + value(run), 0);
const summary = {
  task_id: task,
  runs: runs.length,
  succeeded: runs.filter(({ status }) => status === 'succeeded').length,
  failed: runs.filter(({ status }) => status === 'failed').length,
  cancelled: runs.filter(({ status }) => status === 'cancelled').length,
  mean_duration_ms:
    runs.length === 0 ? null : Math.round(sum((run) => run.duration_ms) / runs.length),
  guardrails_required: sum((run) => run.guardrail_coverage.required),
  guardrails_passed: sum((run) => run.guardrail_coverage.passed),
  approvals_requested: sum((run) => run.approvals.requested),
  approvals_approved: sum((run) => run.approvals.approved),
  manual_fixups: sum((run) => run.manual_fixups),
};
process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
