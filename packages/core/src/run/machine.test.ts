import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  evolve,
  isFinished,
  makePlan,
  queuedRun,
  readyStages,
  usageOf,
  type RunEvent,
  type RunState,
} from '../index.ts';
import { anyRun, at, bound, finish, Machine, runOf } from '../../test-support/random-run.ts';
import { alice, command, fakeSha256 } from '../../test-support/run-fixture.ts';

describe('any interleaving of outcomes, decisions, cancels and crashes', () => {
  test('keeps the invariants after every command', () => {
    const holds = (run: Parameters<typeof runOf>[0]) => {
      expect(runOf(run).journal.length).toBeGreaterThan(0);
    };
    fc.assert(fc.property(anyRun, holds), { numRuns: 1500, seed: 7 });
  });

  test('leaves a journal whose replay gives the same state', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const machine = runOf(run);
        const stored = JSON.parse(JSON.stringify(machine.journal)) as RunEvent[];
        const replayed = stored.reduce<RunState>(
          (state, event) => evolve(state, { at, event }),
          queuedRun,
        );
        expect(replayed).toEqual(machine.state);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  test('can still be brought to its end', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const machine = runOf(run);
        finish(machine);
        expect(isFinished(machine.state)).toBe(true);
      }),
      { numRuns: 1000, seed: 13 },
    );
  });

  test('lets no outcome count twice', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const settled = new Map<string, number>();
        for (const event of runOf(run).journal) {
          if (event.type !== 'stage.succeeded' && event.type !== 'stage.failed') continue;
          const name = `${event.data.stage}#${event.data.attempt}`;
          settled.set(name, (settled.get(name) ?? 0) + 1);
        }
        // I4: one attempt, one outcome.
        expect([...settled.values()].every((count) => count === 1)).toBe(true);
      }),
      { numRuns: 500, seed: 17 },
    );
  });
});

describe('whatever happens to the agents of a run', () => {
  test('I12: what they spent is the sum of what was counted, whoever died in between', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { journal, state } = runOf(run);
        const counted = journal.flatMap((event) =>
          event.type === 'agent.used' ? [event.data.usage.input_tokens] : [],
        );
        const spent = state.status === 'queued' ? null : usageOf(state);
        expect(spent?.input_tokens ?? 0).toBe(counted.reduce((sum, each) => sum + each, 0));
      }),
      { numRuns: 500, seed: 19 },
    );
  });

  test('I11: a yes is given once, and a no fails nothing but is told', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { journal } = runOf(run);
        const asked = new Map<string, string>();
        const given = new Set<string>();
        for (const event of journal) {
          if (event.type === 'approval.requested')
            asked.set(event.data.request.id, event.data.request.reason);
          if (event.type === 'stage.failed' && event.data.failure.code === 'ORCH_APPROVAL_REJECTED')
            expect(lastRejected(journal, event)).not.toBe('agent');
          if (event.type === 'approval.relayed')
            expect(asked.get(event.data.request_id)).toBe('agent');
          if (event.type !== 'agent.answered' || event.data.answer === 'decline') continue;
          expect(given.has(event.data.request_id ?? '')).toBe(false);
          given.add(event.data.request_id ?? '');
        }
      }),
      { numRuns: 500, seed: 23 },
    );
  });

  test('a session lives until its stage begins anew', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const sessions = new Map<string, string>();
        for (const event of runOf(run).journal) {
          if (event.type === 'stage.reset') event.data.stages.forEach((id) => sessions.delete(id));
          if (event.type === 'run.reopened') sessions.clear();
          if (event.type !== 'agent.session') continue;
          expect(sessions.has(event.data.stage)).toBe(false);
          sessions.set(event.data.stage, event.data.session);
        }
      }),
      { numRuns: 500, seed: 29 },
    );
  });
});

/** Why the question was asked whose no came just before an event. */
function lastRejected(journal: readonly RunEvent[], before: RunEvent): string | undefined {
  const past = journal.slice(0, journal.indexOf(before));
  const no = past.findLast((event) => event.type === 'approval.decided');
  const asked = past.find(
    (event) => event.type === 'approval.requested' && event.data.request.id === no?.data.request_id,
  );
  return asked?.type === 'approval.requested' ? asked.data.request.reason : undefined;
}

test('a stage whose needs are met but that must wait for its turn is ready', () => {
  const plan = makePlan(
    { id: 'm', stages: [command('a', { needs: [] }), command('b', { needs: [] }), command('c')] },
    fakeSha256,
  );
  const machine = new Machine(plan, { mode: 'sequential', max_concurrency: 1, source: 'default' });
  expect(readyStages(machine.state)).toEqual([1]);
});

test('an event that cannot follow is an error and never a silent fold', () => {
  const plan = makePlan({ id: 'm', stages: [command('a')] }, fakeSha256);
  const { state } = new Machine(plan, {
    mode: 'sequential',
    max_concurrency: 1,
    source: 'default',
  });
  const bad: RunEvent[] = [
    { type: 'stage.started', data: { stage: 'a', attempt: 1, child_run_id: null } },
    { type: 'stage.succeeded', data: { stage: 'nope', attempt: 1, receipt: null } },
    { type: 'stage.skipped', data: { stage: 'a', reason: { kind: 'condition', when: 'always' } } },
    { type: 'approval.granted', data: { request_id: 'a#1', bound } },
    { type: 'run.reopened', data: { by: alice, from: 'failed', parent_attempt: null } },
  ];
  for (const event of bad) {
    expect(() => evolve(state, { at, event })).toThrow(
      expect.objectContaining({ code: 'ORCH_INVALID_TRANSITION' }),
    );
  }
});

test('a fold shares the states of all stages that it does not change', () => {
  const stages = Array.from({ length: 1000 }, (_, position) => command(`s${position}`));
  const machine = new Machine(makePlan({ id: 'm', stages }, fakeSha256), {
    mode: 'sequential',
    max_concurrency: 1,
    source: 'default',
  });
  const shared = machine.state.status === 'queued' ? null : machine.state.stages[999];
  machine.give({
    kind: 'settle',
    stage: 's0',
    attempt: 1,
    outcome: { kind: 'succeeded', receipt: null },
  });
  expect(machine.state.status === 'queued' ? undefined : machine.state.stages[999]).toBe(shared);
});
