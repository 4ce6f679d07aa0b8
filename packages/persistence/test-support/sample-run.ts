import type { Plan, Receipt, RunEvent, TimedEvent } from '@orch/core';

/** A plan of command stages in order. */
export function samplePlan(stages: number): Plan {
  return {
    v: 1,
    pipeline: { id: 'smoke', title: 'Smoke' },
    stages: Array.from({ length: stages }, (_, position) => ({
      index: position + 1,
      id: `stage-${position + 1}`,
      title: `Stage ${position + 1}`,
      slug: `stage-${position + 1}`,
      needs: 'all-before',
      definition: { kind: 'command', id: `stage-${position + 1}`, command: 'true' },
    })),
    max_duration_ms: null,
    digest: 'a'.repeat(64),
  };
}

export function timed(event: RunEvent, second = 0): TimedEvent {
  return { at: new Date(Date.UTC(2026, 0, 2, 3, 4, second)).toISOString(), event };
}

export function started(taskId: string, runId: string, stages = 2): TimedEvent {
  return timed({
    type: 'run.started',
    data: {
      task_id: taskId,
      run_id: runId,
      parent_run_id: null,
      parent_stage: null,
      parent_attempt: null,
      depth: 0,
      plan: samplePlan(stages),
      execution: { mode: 'sequential', max_concurrency: 1, source: 'default' },
      started_by: { name: 'ada', source: 'os' },
      orch_version: '0.1.0',
    },
  });
}

export function sampleReceipt(stage: string, attempt = 1): Receipt {
  return {
    stage,
    attempt,
    argv: ['/bin/sh', '-c', 'true'],
    cwd: '.',
    env_names: ['PATH'],
    exit_code: 0,
    signal: null,
    started_at: '2026-01-02T03:04:05.000Z',
    duration_ms: 12,
    stdout: { bytes: 3, truncated_bytes: 0, tail: 'ok\n' },
    stderr: { bytes: 0, truncated_bytes: 0, tail: '' },
    log: { path: 'commands/01-stage-1.ndjson', offset: 0, bytes: 40 },
    log_sha256: 'b'.repeat(64),
    redactions: 0,
    tree_before: null,
    tree_after: null,
    diff: null,
    profile: null,
    criteria: [],
    child_run_id: null,
    notes: [],
  };
}

export function stageStarted(stage: string, attempt = 1): TimedEvent {
  return timed({ type: 'stage.started', data: { stage, attempt, child_run_id: null } }, 1);
}

export function stageSpawned(stage: string, attempt = 1): TimedEvent {
  return timed({ type: 'stage.spawned', data: { stage, attempt, handle: { pid: 4242 } } }, 1);
}

export function stageSucceeded(stage: string, attempt = 1): TimedEvent {
  const receipt = sampleReceipt(stage, attempt);
  return timed({ type: 'stage.succeeded', data: { stage, attempt, receipt } }, 2);
}

export function completed(): TimedEvent {
  return timed(
    {
      type: 'run.completed',
      data: {
        status: 'succeeded',
        review: {
          summary: 'All stages succeeded.',
          guardrails: [
            {
              id: 'spec-guard',
              title: 'Spec guard',
              required: true,
              standing: 'passed',
              detail: '2 specs',
              waived_by: null,
            },
          ],
          failures: [],
        },
      },
    },
    3,
  );
}

/** A whole run of that many stages, as events. */
export function wholeRun(taskId: string, runId: string, stages = 2): TimedEvent[] {
  return [
    started(taskId, runId, stages),
    ...samplePlan(stages).stages.flatMap(({ id }) => [
      stageStarted(id),
      stageSpawned(id),
      stageSucceeded(id),
    ]),
    completed(),
  ];
}
