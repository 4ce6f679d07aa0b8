import { expect, test } from '@jest/globals';
import { evolve, queuedRun } from '@orch/core';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { realClock, TestLogger } from '../../test-support/fakes.ts';
import { started, wholeRun } from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import { MetricsRecorder } from '../metrics/metrics-recorder.ts';
import { runPaths, taskPaths } from '../paths/run-paths.ts';
import { validatorFor } from '../schemas/validators.ts';
import { TaskStateStore } from '../task-state/task-state-store.ts';
import { PersistenceCoordinator } from './persistence-coordinator.ts';

const scratch = useScratch();
const key = { taskId: 'task-1', runId: 'run-1' };

function coordinatorIn(root: string) {
  const { store } = storeIn(root);
  const roots = rootsIn(root);
  const logger = new TestLogger();
  const coordinator = new PersistenceCoordinator({
    store,
    taskState: new TaskStateStore({ roots, clock: realClock, logger }),
    metrics: new MetricsRecorder(roots),
    logger,
  });
  return {
    store,
    coordinator,
    logger,
    paths: runPaths(roots, key),
    task: taskPaths(roots, key.taskId),
  };
}

test('a run that ended is in the manifest, the state of its task and the metrics', async () => {
  const { store, coordinator, paths, task } = coordinatorIn(scratch());
  const writer = await store.create(key);
  const events = wholeRun(key.taskId, key.runId);
  await writer.append(events);
  const report = await coordinator.handleRunCompleted({
    key,
    state: events.reduce(evolve, queuedRun),
  });
  expect(report).toEqual({
    manifest: { kind: 'done' },
    snapshot: { kind: 'done' },
    metrics: { kind: 'done' },
  });
  expect(JSON.parse(readFileSync(paths.manifest, 'utf8'))).toMatchObject({ status: 'succeeded' });
  expect(JSON.parse(readFileSync(task.state, 'utf8'))).toMatchObject({
    runs: [{ run_id: 'run-1' }],
  });
  const metrics: unknown = JSON.parse(readFileSync(task.metrics, 'utf8'));
  expect((await validatorFor('metrics-line'))(metrics)).toBeNull();
  expect(metrics).toMatchObject({
    status: 'succeeded',
    duration_ms: 3_000,
    stages: { total: 2, succeeded: 2, attempts: 2 },
    guardrail_coverage: { required: 1, passed: 1 },
    tokens: null,
  });
  await writer.close();
});

test('I14: the manifest is written even when the snapshot fails, and the failure is reported', async () => {
  const { store, coordinator, logger, paths, task } = coordinatorIn(scratch());
  mkdirSync(dirname(task.state), { recursive: true });
  writeFileSync(task.state, 'no JSON');
  const writer = await store.create(key);
  const events = wholeRun(key.taskId, key.runId);
  await writer.append(events);
  const report = await coordinator.handleRunCompleted({
    key,
    state: events.reduce(evolve, queuedRun),
  });
  expect(report).toMatchObject({
    manifest: { kind: 'done' },
    snapshot: { kind: 'failed', error: { code: 'ORCH_DATA_DAMAGED' } },
    metrics: { kind: 'done' },
  });
  expect(JSON.parse(readFileSync(paths.manifest, 'utf8'))).toMatchObject({ status: 'succeeded' });
  expect(existsSync(task.metrics)).toBe(true);
  expect(logger.lines).toEqual([expect.stringContaining('state of the task was not written')]);
  await writer.close();
});

test('I14: the snapshot and the metrics are written even when the manifest fails', async () => {
  const { store, coordinator } = coordinatorIn(scratch());
  await (await store.create(key)).close();
  const state = wholeRun(key.taskId, key.runId).reduce(evolve, queuedRun);
  expect(await coordinator.handleRunCompleted({ key, state })).toMatchObject({
    manifest: { kind: 'failed', error: { code: 'ORCH_RUN_UNKNOWN' } },
    snapshot: { kind: 'done' },
    metrics: { kind: 'done' },
  });
});

test('a run that paused has no metrics yet', async () => {
  const { store, coordinator, task } = coordinatorIn(scratch());
  const writer = await store.create(key);
  const events = [
    started(key.taskId, key.runId),
    { at: '2026-01-02T03:04:06.000Z', event: { type: 'run.paused', data: { reason: 'approval' } } },
  ] as const;
  await writer.append(events);
  const state = events.reduce(evolve, queuedRun);
  expect(await coordinator.handleRunCompleted({ key, state })).toEqual({
    manifest: { kind: 'done' },
    snapshot: { kind: 'done' },
    metrics: { kind: 'not_due' },
  });
  expect(existsSync(task.metrics)).toBe(false);
  expect(JSON.parse(readFileSync(task.state, 'utf8'))).toMatchObject({
    runs: [{ status: 'paused', reason: 'approval' }],
  });
  await writer.close();
});
