import fc from 'fast-check';
import {
  agentStanding,
  decide,
  effects,
  evolve,
  isFinished,
  isSettled,
  makePlan,
  queuedRun,
  standing,
  type Execution,
  type Failure,
  type Plan,
  type RunCommand,
  type RunEvent,
  type RunState,
  type StageDefinition,
  type StageOutcome,
} from '../src/index.ts';
import { alice, bob, command, fakeSha256 } from './run-fixture.ts';

export const at = '2026-01-01T00:00:00.000Z';
export const bound = { plan: 'p', policy: null, worktree: null };
const exit: Failure = { code: 'ORCH_STAGE_EXIT', message: 'no', exit_code: 1, stderr: '' };

/** A run that a test pushes about, which checks the invariants after every command. */
export class Machine {
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
      hold(state.stages.every(isSettled), 'a run that ended has no open stage');
      hold(effects(state).length === 0, 'a run that ended wants nothing done');
    }
    // A run that lives always has something to do, or a human to wait for: no run hangs for ever.
    if (state.status === 'running')
      hold(effects(state).length > 0, 'a live run has something to do');
    if (state.status === 'paused') {
      const settled = state.stages.every(isSettled);
      const reviews = effects(state).some(({ kind }) => kind === 'review');
      hold(settled === reviews, 'a paused run waits for a human, or for its review');
    }
  }
}

/** I9: a stage starts when all that it needs has ended well, and a finished one never starts again. */
function checkStart(before: RunState, event: RunEvent): void {
  if (event.type !== 'stage.started' || before.status === 'queued') return;
  const running = before.stages.filter(({ status }) => status === 'running').length;
  // I2: never starts more than the execution mode allows.
  hold(running < before.execution.max_concurrency, 'I2');
  const position = before.plan.stages.findIndex(({ id }) => id === event.data.stage);
  const planned = before.plan.stages[position];
  const startable: readonly (string | undefined)[] = ['pending', 'backing_off', 'orphaned'];
  hold(startable.includes(before.stages[position]?.status), 'I9: a finished stage starts again');
  const needs =
    planned?.needs === 'all-before' ? [...Array(position).keys()] : [...(planned?.needs ?? [])];
  const looks = needs.map((need) => {
    const stage = before.stages[need];
    return stage === undefined ? 'open' : standing(stage);
  });
  hold(!looks.includes('open'), 'I9: a need is open');
  const onSuccess = (planned?.definition.when ?? 'on_success') === 'on_success';
  hold(!onSuccess || !looks.includes('bad'), 'I9: a need went wrong');
}

const definitions: fc.Arbitrary<StageDefinition[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('command', 'command', 'agent', 'agent', 'manual', 'subpipeline'),
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
          case 'agent':
            return { kind, ...common, role: 'builder', prompt: 'p', on_orphan };
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
        | 'stale'
        | 'agent';
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
          'agent',
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
        outcome: outcomeFor(move.outcome, effect.stage.definition, childRunId, move.which),
      });
      return;
    }
    case 'agent':
      for (const { stage, attempt } of executing) {
        if (stage.definition.kind === 'agent') workOfAgent(machine, stage.id, attempt, move.which);
      }
      return;
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
  which = 0,
): StageOutcome {
  if (definition.kind === 'manual' || wish === 'ask') {
    const approvers = definition.kind === 'manual' ? (definition.approvers ?? 1) : 1;
    const ofAgent = definition.kind === 'agent' && which % 3 !== 2;
    const ask = { kind: 'command', digest: `d${which % 2}`, command: 'x', paths: [] } as const;
    const request = {
      ...(ofAgent && which % 3 === 0 && { ask }),
      reason: ofAgent ? (which % 3 === 0 ? 'agent' : 'budget') : 'manual',
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

/** What a builder does in one turn: names the session, counts, and gives an answer that stands. */
function workOfAgent(machine: Machine, stage: string, attempt: number, which: number): void {
  const { state } = machine;
  if (state.status === 'queued') return;
  const { session, answers } = agentStanding(state, stage);
  const tree = { tree_before: session?.treeBefore ?? `tree-${attempt}` };
  if (session === null) {
    const data = { stage, attempt, agent: 'a', session: `${stage}-${attempt}`, ...tree };
    machine.give({ kind: 'agent', fact: { type: 'agent.session', data } });
  }
  const usage = { turns: 1, input_tokens: which, output_tokens: 1, wall_ms: 5 };
  machine.give({ kind: 'agent', fact: { type: 'agent.used', data: { stage, attempt, usage } } });
  const [first] = answers;
  if (first === undefined) return;
  const ask = { kind: 'command', digest: first.digest, command: 'x', paths: [] } as const;
  const told = { ask, answer: first.answer, by: 'approval', request_id: first.requestId } as const;
  machine.give({
    kind: 'agent',
    fact: { type: 'agent.answered', data: { stage, attempt, ...told, rules: [] } },
  });
}

function complete(machine: Machine): void {
  machine.give({
    kind: 'complete',
    review: { summary: '', guardrails: [], failures: [] },
    broken: false,
  });
}

/** Gives everything that is asked for until the run ends, as an undisturbed world would. */
export function finish(machine: Machine): void {
  for (let turn = 0; turn < 500; turn++) {
    const { state } = machine;
    if (state.status === 'queued' || isFinished(state)) return;
    const [effect] = effects(state).filter(({ kind }) => kind !== 'stop');
    if (effect === undefined) {
      for (const turnOf of state.approvals.keys()) {
        for (const who of [0, 1, 2]) {
          play(machine, { kind: 'decide', which: turnOf, decision: 'approved', who });
        }
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

export const anyRun = fc.record({
  stages: definitions,
  moves,
  width: fc.integer({ min: 1, max: 4 }),
});

/** A run to which random things happened. */
export function runOf({
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

function hold(condition: boolean, invariant: string): void {
  if (!condition) throw new Error(`Does not hold: ${invariant}.`);
}
