import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  effects,
  evolve,
  isFinished,
  isSettled,
  makePlan,
  queuedRun,
  readyStages,
  standing,
  type Execution,
  type Failure,
  type Plan,
  type RunCommand,
  type RunEvent,
  type RunState,
  type StageDefinition,
  type StageOutcome,
} from '../index.ts';
import { alice, bob, command, fakeSha256 } from '../test-support/run-fixture.ts';

const at = '2026-01-01T00:00:00.000Z';
const bound = { plan: 'p', policy: null, worktree: null };
const exit: Failure = { code: 'ORCH_STAGE_EXIT', message: 'no', exit_code: 1, stderr: '' };

/** A run that a test pushes about, which checks the invariants after every command. */
class Machine {
  state: RunState = queuedRun;
  readonly journal: RunEvent[] = [];

  constructor(plan: Plan, execution: Execution) {
    const start = {
      taskId: 't',
      runId: 'r',
      parentRunId: null,
      parentStage: null,
      parentAttempt: null,
    };
    this.give({
      kind: 'start',
      ...start,
      depth: 0,
      plan,
      execution,
      startedBy: alice,
      orchVersion: '0',
    });
  }

  give(command_: RunCommand): void {
    const before = this.state;
    const decision = decide(before, command_, at);
    if ('refused' in decision) return;
    for (const event of decision.events) {
      const stood = this.state;
      this.state = evolve(stood, { at, event });
      this.journal.push(event);
      checkStart(stood, event);
    }
    this.check();
  }

  check(): void {
    const { state } = this;
    if (state.status === 'queued') return;
    if (isFinished(state)) {
      expect(state.stages.every(isSettled)).toBe(true);
      expect(effects(state)).toEqual([]);
    }
    // A run that lives always has something to do, or a human to wait for: no run hangs for ever.
    if (state.status === 'running') expect(effects(state).length).toBeGreaterThan(0);
    if (state.status === 'paused') {
      const settled = state.stages.every(isSettled);
      expect(settled).toBe(effects(state).some(({ kind }) => kind === 'review'));
    }
  }
}

/** I9: a stage starts when all that it needs has ended well, and a finished one never starts again. */
function checkStart(before: RunState, event: RunEvent): void {
  if (event.type !== 'stage.started' || before.status === 'queued') return;
  const running = before.stages.filter(({ status }) => status === 'running').length;
  // I2: never starts more than the execution mode allows.
  expect(running).toBeLessThan(before.execution.max_concurrency);
  const position = before.plan.stages.findIndex(({ id }) => id === event.data.stage);
  const planned = before.plan.stages[position];
  expect(['pending', 'backing_off', 'orphaned']).toContain(before.stages[position]?.status);
  const needs =
    planned?.needs === 'all-before' ? [...Array(position).keys()] : [...(planned?.needs ?? [])];
  const looks = needs.map((need) => {
    const stage = before.stages[need];
    return stage === undefined ? 'open' : standing(stage);
  });
  expect(looks).not.toContain('open');
  if ((planned?.definition.when ?? 'on_success') === 'on_success')
    expect(looks).not.toContain('bad');
}

const definitions: fc.Arbitrary<StageDefinition[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('command', 'command', 'command', 'manual', 'subpipeline'),
      needs: fc.option(fc.array(fc.nat({ max: 9 }), { maxLength: 3 })),
      when: fc.constantFrom('on_success', 'on_success', 'on_failure', 'always'),
      allow_failure: fc.boolean(),
      attempts: fc.integer({ min: 1, max: 3 }),
      on_orphan: fc.constantFrom('rerun', 'ask'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(
      ({ kind, needs, when, allow_failure, attempts, on_orphan }, position): StageDefinition => {
        const earlier = needs?.filter((need) => need < position).map((need) => `s${need}`);
        const common = {
          id: `s${position}`,
          when,
          allow_failure,
          ...(earlier && { needs: [...new Set(earlier)] }),
        } as const;
        switch (kind) {
          case 'manual':
            return { kind, ...common, approvers: attempts };
          case 'subpipeline':
            return { kind, ...common, pipeline: 'inner' };
          default:
            return command(common.id, { ...common, on_orphan, retry: { max_attempts: attempts } });
        }
      },
    ),
  );

type Move =
  | {
      readonly kind: 'outcome';
      readonly which: number;
      readonly outcome: 'succeeded' | 'failed' | 'ask' | 'child';
    }
  | {
      readonly kind:
        | 'retry'
        | 'confirm'
        | 'confirm_changed'
        | 'crash'
        | 'crash_answer'
        | 'cancel'
        | 'review'
        | 'wake'
        | 'stale';
      readonly which: number;
    }
  | {
      readonly kind: 'decide';
      readonly which: number;
      readonly decision: 'approved' | 'rejected' | 'changes_requested';
      readonly who: number;
    };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('outcome' as const),
        which: fc.nat(9),
        outcome: fc.constantFrom('succeeded', 'succeeded', 'failed', 'ask', 'child'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'retry',
          'confirm',
          'confirm_changed',
          'crash',
          'crash_answer',
          'review',
          'wake',
          'stale',
        ),
        which: fc.nat(9),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        which: fc.nat(9),
        decision: fc.constantFrom('approved', 'approved', 'rejected', 'changes_requested'),
        who: fc.nat(2),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(9) }) },
  ),
  { maxLength: 60 },
);

function play(machine: Machine, move: Move): void {
  const { state } = machine;
  if (state.status === 'queued') return;
  const wanted = effects(state);
  const executing = wanted.filter((effect) => effect.kind === 'execute');
  switch (move.kind) {
    case 'outcome': {
      const effect = executing[move.which % Math.max(1, executing.length)];
      if (effect === undefined) return;
      const { stage, attempt, childRunId } = effect;
      machine.give({
        kind: 'settle',
        stage: stage.id,
        attempt,
        outcome: outcomeFor(move.outcome, effect.stage.definition, childRunId),
      });
      return;
    }
    case 'stale':
      machine.give({
        kind: 'settle',
        stage: `s${move.which % state.stages.length}`,
        attempt: 0,
        outcome: { kind: 'succeeded', receipt: null },
      });
      return;
    case 'retry':
      for (const effect of wanted) {
        if (effect.kind === 'back_off')
          machine.give({ kind: 'retry', stage: effect.stage, attempt: effect.attempt });
      }
      return;
    case 'confirm':
    case 'confirm_changed':
      for (const effect of wanted) {
        if (effect.kind !== 'confirm') continue;
        const now = move.kind === 'confirm' ? bound : { ...bound, worktree: 'other' };
        machine.give({ kind: 'confirm', requestId: effect.requestId, bound: now });
      }
      return;
    case 'crash':
    case 'crash_answer':
      machine.give({
        kind: 'resume',
        by: bob,
        reason: 'crash',
        parentAttempt: null,
        orphans: move.kind === 'crash' ? null : move.which % 2 === 0 ? 'rerun' : 'fail',
      });
      return;
    case 'wake':
      machine.give({ kind: 'wake', by: bob, reason: 'decided' });
      return;
    case 'cancel':
      machine.give({ kind: 'cancel', by: bob, reason: 'stop' });
      return;
    case 'review':
      if (wanted.some(({ kind }) => kind === 'review')) complete(machine);
      return;
    case 'decide': {
      const approval = state.approvals[move.which % Math.max(1, state.approvals.length)];
      if (approval === undefined) return;
      const actor = { name: `person-${move.who}`, source: 'flag' } as const;
      const decision = {
        request_id: approval.request.id,
        decision: move.decision,
        actor,
        reason: 'r',
        channel: 'cli',
      } as const;
      machine.give({ kind: 'decide', decision, bound });
    }
  }
}

function outcomeFor(
  wish: Extract<Move, { kind: 'outcome' }>['outcome'],
  definition: StageDefinition,
  childRunId: string | null,
): StageOutcome {
  if (definition.kind === 'manual' || wish === 'ask') {
    const approvers = definition.kind === 'manual' ? (definition.approvers ?? 1) : 1;
    const request = {
      reason: 'manual',
      title: '',
      instructions: '',
      approvers,
      from: [],
      expires_at: null,
      bound,
      after: definition.kind === 'manual' ? 'succeed' : 'run',
      rules: [],
    } as const;
    return { kind: 'ask', request, receipt: null };
  }
  if (wish === 'child' && childRunId !== null)
    return { kind: 'child_paused', childRunId, reason: 'approval' };
  return wish === 'failed'
    ? { kind: 'failed', failure: exit, receipt: null }
    : { kind: 'succeeded', receipt: null };
}

function complete(machine: Machine): void {
  machine.give({
    kind: 'complete',
    review: { summary: '', guardrails: [], failures: [] },
    broken: false,
  });
}

/** Gives everything that is asked for until the run ends, as an undisturbed world would. */
function finish(machine: Machine): void {
  for (let turn = 0; turn < 500; turn++) {
    const { state } = machine;
    if (state.status === 'queued' || isFinished(state)) return;
    const [effect] = effects(state).filter(({ kind }) => kind !== 'stop');
    if (effect === undefined) {
      for (const [turnOf, approval] of state.approvals.entries()) {
        for (const who of [0, 1, 2]) {
          play(machine, { kind: 'decide', which: turnOf, decision: 'approved', who });
        }
        void approval;
      }
      machine.give({
        kind: 'resume',
        by: bob,
        reason: 'go on',
        parentAttempt: null,
        orphans: 'rerun',
      });
    } else if (effect.kind === 'execute')
      play(machine, { kind: 'outcome', which: 0, outcome: 'succeeded' });
    else if (effect.kind === 'back_off') play(machine, { kind: 'retry', which: 0 });
    else if (effect.kind === 'confirm') play(machine, { kind: 'confirm', which: 0 });
    else complete(machine);
  }
}

const anyRun = fc.record({
  stages: definitions,
  moves,
  width: fc.integer({ min: 1, max: 4 }),
});

function runOf({
  stages,
  moves: list,
  width,
}: {
  stages: StageDefinition[];
  moves: Move[];
  width: number;
}): Machine {
  const plan = makePlan({ id: 'main', stages }, fakeSha256);
  const mode = width === 1 ? 'sequential' : 'parallel';
  const machine = new Machine(plan, { mode, max_concurrency: width, source: 'flag' });
  for (const move of list) play(machine, move);
  return machine;
}

describe('any interleaving of outcomes, decisions, cancels and crashes', () => {
  test('keeps the invariants after every command', () => {
    fc.assert(
      fc.property(anyRun, (run) => void runOf(run)),
      { numRuns: 1500, seed: 7 },
    );
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
