import { describe, expect, test } from '@jest/globals';
import { evolve, queuedRun, type BegunRun, type TimedEvent } from '@orch/core';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { started, stageStarted, timed, wholeRun } from '../../test-support/sample-run.ts';
import { validatorFor } from '../schemas/validators.ts';
import { projectManifest } from './project-manifest.ts';

const head = { entries: 9, sha256: 'c'.repeat(64) };

function stateAfter(events: readonly TimedEvent[]): BegunRun {
  const state = events.reduce(evolve, queuedRun);
  if (state.status === 'queued') throw new Error('The run has not begun.');
  return state;
}

function project(events: readonly TimedEvent[]) {
  return projectManifest(stateAfter(events), head, rootsIn('/repo'));
}

describe('the manifest of a run', () => {
  test('fits its schema after every event of a run', async () => {
    const check = await validatorFor('manifest');
    const events = wholeRun('t', 'r', 3);
    for (let count = 1; count <= events.length; count += 1) {
      expect(check(JSON.parse(JSON.stringify(project(events.slice(0, count)))))).toBeNull();
    }
  });

  test('ends with the guardrail summary, in words', () => {
    const manifest = project(wholeRun('t', 'r'));
    expect(Object.keys(manifest).at(-1)).toBe('guardrail_summary');
    expect(manifest.guardrail_summary).toEqual(['required · Spec guard: passed (2 specs)']);
  });

  test('shows a pending stage that could begin as ready, and the next as pending', () => {
    const { stages } = project([started('t', 'r', 2)]);
    expect(stages.map(({ status }) => status)).toEqual(['ready', 'pending']);
  });

  test('names the log of a stage that runs before there is a receipt', () => {
    const { stages } = project([started('t', 'r', 2), stageStarted('stage-1')]);
    expect(stages.map(({ log }) => log)).toEqual(['commands/01-stage-1.ndjson', null]);
  });

  test('takes times, exit code, output and digest from the receipt', () => {
    expect(project(wholeRun('t', 'r')).stages[0]).toMatchObject({
      status: 'succeeded',
      attempts: 1,
      duration_ms: 12,
      exit_code: 0,
      log: 'commands/01-stage-1.ndjson',
      log_sha256: 'b'.repeat(64),
      output: { stdout_bytes: 3, stderr_bytes: 0, redactions: 0 },
    });
  });

  test('lists a child run with the path of its manifest', () => {
    const { child_runs: children } = project([
      started('t', 'r'),
      timed({ type: 'stage.started', data: { stage: 'stage-1', attempt: 1, child_run_id: 'r-c' } }),
    ]);
    expect(children).toEqual([
      { stage: 'stage-1', run_id: 'r-c', task_id: 't', manifest: '.runs/t/cli/r-c/manifest.json' },
    ]);
  });

  test('refers to an approval by its place in the manifest, with who decided what', async () => {
    const events: TimedEvent[] = [
      started('t', 'r'),
      stageStarted('stage-1'),
      timed({
        type: 'approval.requested',
        data: {
          request: {
            id: 'stage-1#1',
            stage: 'stage-1',
            attempt: 1,
            reason: 'policy',
            title: 'Run it?',
            instructions: 'Look first.',
            approvers: 1,
            from: [],
            expires_at: null,
            bound: { plan: 'p', policy: null, worktree: null },
            after: 'run',
            rules: ['no-push'],
          },
          receipt: null,
        },
      }),
      timed({
        type: 'approval.decided',
        data: {
          request_id: 'stage-1#1',
          decision: 'approved',
          actor: { name: 'grace', source: 'git' },
          reason: 'Fine.',
          channel: 'cli',
        },
      }),
    ];
    const manifest = project(events);
    expect(manifest.approvals).toEqual([
      expect.objectContaining({
        ref: '.runs/t/cli/r/manifest.json#approvals[0]',
        status: 'approved',
        decisions: [expect.objectContaining({ actor: { name: 'grace', source: 'git' } })],
      }),
    ]);
    const check = await validatorFor('manifest');
    expect(check(JSON.parse(JSON.stringify(manifest)))).toBeNull();
  });
});
