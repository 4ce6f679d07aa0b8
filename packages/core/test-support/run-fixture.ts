import {
  agentGuardrail,
  approvalGuardrail,
  CommandBuilder,
  CommandPlanner,
  CommandReviewer,
  CommandTester,
  evidenceGuardrail,
  RunBus,
  TaskManager,
  type Actor,
  type Bindings,
  type Execution,
  type PipelineDefinition,
  type RunKey,
  type StageDefinition,
  type TaskManagerPorts,
} from '../src/index.ts';
import {
  ManualClock,
  MemoryRunStore,
  ScriptedExecutor,
  type ScriptedStep,
} from '../src/testing/index.ts';

export const alice: Actor = { name: 'Alice', source: 'flag' };
export const bob: Actor = { name: 'Bob', source: 'flag' };
const oneAtATime: Execution = { mode: 'sequential', max_concurrency: 1, source: 'default' };
export const key: RunKey = { taskId: '0303-demo', runId: 'run-1' };

/** A digest that is good enough to tell two texts of a test apart. */
export function fakeSha256(text: string): string {
  let hash = 0n;
  for (const character of text) {
    hash = (hash * 1099511628211n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 256n;
  }
  return hash.toString(16).padStart(64, '0');
}

export function command(id: string, more: Partial<StageDefinition> = {}): StageDefinition {
  return { kind: 'command', id, command: `run ${id}`, ...more } as StageDefinition;
}

/** A manager over scripted parts, with everything that a test may want to look at or replace. */
export function manage(options: {
  readonly stages?: readonly StageDefinition[];
  readonly pipelines?: readonly PipelineDefinition[];
  readonly script?: readonly ScriptedStep[];
  readonly store?: MemoryRunStore;
  readonly clock?: ManualClock;
  readonly readPrompt?: (path: string) => Promise<string>;
  readonly parts?: Partial<TaskManagerPorts>;
}) {
  const clock = options.clock ?? new ManualClock();
  const store = options.store ?? new MemoryRunStore();
  const executor = new ScriptedExecutor(options.script ?? []);
  const listenerErrors: unknown[] = [];
  const bus = new RunBus((_name, error) => listenerErrors.push(error));
  const pipelines = new Map(
    (options.pipelines ?? [{ id: 'main', stages: options.stages ?? [] }]).map((each) => [
      each.id,
      each,
    ]),
  );
  const observed: { policy: Bindings['policy']; worktree: Bindings['worktree'] } = {
    policy: null,
    worktree: 'tree-1',
  };
  const worktree = { digest: () => Promise.resolve(null), change: () => Promise.resolve(null) };
  let runs = 0;
  const manager = new TaskManager({
    planner: new CommandPlanner(
      () => Promise.resolve(pipelines),
      fakeSha256,
      options.readPrompt ?? null,
    ),
    builder: new CommandBuilder({ executor, guard: null, worktree }),
    tester: new CommandTester({
      readLog: (_run, log) => Promise.resolve({ bytes: log.bytes, sha256: 'f'.repeat(64) }),
      fileExists: () => Promise.resolve(true),
    }),
    reviewer: new CommandReviewer([evidenceGuardrail, approvalGuardrail, agentGuardrail]),
    store,
    clock,
    ids: { runId: () => `run-${(runs += 1)}` },
    observed: () => Promise.resolve({ ...observed }),
    bus,
    orchVersion: '0.0.0-test',
    ...options.parts,
  });
  const start = (more: Partial<Parameters<TaskManager['start']>[0]> = {}) =>
    manager.start({
      taskId: key.taskId,
      pipelineId: 'main',
      execution: oneAtATime,
      startedBy: alice,
      ...more,
    });
  return { manager, start, store, clock, executor, bus, listenerErrors, observed, pipelines };
}

/** Resolves when the run's journal holds an event of the type (for the stage, if one is named). */
export function journalled(bus: RunBus, type: string, stage?: string): Promise<void> {
  return new Promise((resolve) => {
    const off = bus.on('run:journal', ({ entries }) => {
      const hit = entries.some(
        ({ event }) =>
          event.type === type &&
          (stage === undefined || ('stage' in event.data && event.data.stage === stage)),
      );
      if (!hit) return;
      off();
      resolve();
    });
  });
}
