import { describe, expect, test } from '@jest/globals';
import {
  decide,
  evolve,
  makePlan,
  queuedRun,
  type BegunRun,
  type RunCommand,
  type RunState,
} from '@orch/core';
import { plainStyle } from '../output/style.ts';
import { liveFrame, type LiveState } from './live-frame.ts';

const at = '2026-01-31T09:30:00.000Z';

/** A run of so many command stages, of which the first `done` have succeeded. */
function runOf(stages: number, done: number): BegunRun {
  const plan = makePlan(
    {
      id: 'p',
      stages: Array.from({ length: stages }, (_, position) => ({
        kind: 'command' as const,
        id: `s${position + 1}`,
        command: 'true',
      })),
    },
    () => 'digest',
  );
  const start: RunCommand = {
    kind: 'start',
    taskId: 't',
    runId: 'r',
    parentRunId: null,
    parentStage: null,
    parentAttempt: null,
    depth: 0,
    plan,
    execution: { mode: 'sequential', max_concurrency: 1, source: 'default' },
    startedBy: { name: 'a', source: 'os' },
    orchVersion: '0',
  };
  const settled = Array.from({ length: done }, (_, position): RunCommand => {
    const outcome = { kind: 'succeeded', receipt: null } as const;
    return { kind: 'settle', stage: `s${position + 1}`, attempt: 1, outcome };
  });
  const state = [start, ...settled].reduce<RunState>((before, command) => {
    const decision = decide(before, command, at);
    if (!('events' in decision)) throw new Error(decision.refused.message);
    return decision.events.reduce((state, event) => evolve(state, { at, event }), before);
  }, queuedRun);
  if (state.status === 'queued') throw new Error('It did not begin.');
  return state;
}

function draw(state: LiveState, rows: number, columns = 60): string[] {
  return liveFrame(state, { rows, columns, style: plainStyle, nowMs: Date.parse(at) + 2_500 });
}

describe('the live view', () => {
  test('shows stages with timers and the end of what the running one writes', () => {
    const tail = { runId: 'r', stage: 's2', text: 'one\ntwo\u001B[2J\n' };
    expect(draw({ runs: [runOf(3, 1)], tail }, 24)).toEqual([
      'Run r · task t · p · 2.5 s',
      '  ✓ s1',
      '  ▶ s2  2.5 s',
      '  · s3',
      '  | one',
      '  | two',
    ]);
  });

  test.each([
    [5, 0],
    [10, 40],
    [24, 99],
    [24, 0],
    [3, 50],
  ])(
    'never outgrows %i rows, and keeps the running stage of 100 in sight (%i done)',
    (rows, done) => {
      const text = `${'x'.repeat(500)}\n`.repeat(50);
      const tail = { runId: 'r', stage: `s${done + 1}`, text };
      const lines = draw({ runs: [runOf(100, done)], tail }, rows, 40);
      expect(lines.length).toBeLessThan(rows);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40);
      expect(lines.some((line) => line.includes('▶'))).toBe(true);
    },
  );

  test('output of a stage that has ended is not shown as that of the running one', () => {
    const tail = { runId: 'r', stage: 's1', text: 'old\n' };
    expect(draw({ runs: [runOf(3, 1)], tail }, 24).join('\n')).not.toContain('old');
  });
});
