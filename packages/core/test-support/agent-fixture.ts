import {
  AgentBuilder,
  CommandBuilder,
  KindBuilder,
  type AgentStageDefinition,
  type ApprovalDecision,
  type GuardEffect,
  type StageDefinition,
  type StageGuard,
  type WorktreeChange,
} from '../src/index.ts';
import {
  ScriptedAgent,
  ScriptedExecutor,
  type ScriptedStep,
  type ScriptedTurn,
} from '../src/testing/index.ts';
import { bob, fakeSha256, manage } from './run-fixture.ts';

export function agent(more: Partial<AgentStageDefinition> = {}): AgentStageDefinition {
  return { kind: 'agent', id: 'build', role: 'builder', prompt: 'Make it work.', ...more };
}

/** What the guard of a test says; what is not given, it allows. */
export interface Says {
  readonly before?: GuardEffect;
  readonly after?: GuardEffect;
  readonly ask?: GuardEffect | Error;
}

/** A manager whose agent follows a script, in a worktree whose digest the test sets. */
export function manageAgents(options: {
  readonly stages: readonly StageDefinition[];
  readonly script?: readonly ScriptedStep[];
  readonly turns?: readonly ScriptedTurn[];
  readonly says?: Says | null;
  readonly available?: boolean;
  readonly prompts?: Readonly<Record<string, string>>;
  readonly store?: ReturnType<typeof manage>['store'];
  readonly agent?: ScriptedAgent;
}) {
  const scripted =
    options.agent ??
    new ScriptedAgent(options.turns ?? [], { available: options.available ?? true });
  const executor = new ScriptedExecutor(options.script ?? []);
  const tree = { now: 'tree-1' };
  const changes: { before: string | null; after: string | null }[] = [];
  const kept: string[] = [];
  const worktree = {
    keep: (_run: unknown, digest: string) => {
      kept.push(digest);
      return Promise.resolve();
    },
    digest: () => Promise.resolve(tree.now),
    change: (
      _run: unknown,
      _stage: unknown,
      _n: unknown,
      before: string | null,
      after: string | null,
    ) => {
      changes.push({ before, after });
      const change: WorktreeChange = { before, after, diff: null, files: [] };
      return Promise.resolve(change);
    },
  };
  const guard = options.says === undefined || options.says === null ? null : guardOf(options.says);
  const prompts: Record<string, string> = { ...options.prompts };
  const read = (path: string) => Promise.resolve(prompts[path] ?? '');
  const agents = new AgentBuilder({
    runner: () => Promise.resolve(scripted),
    guard,
    worktree,
    prompts: {
      read,
      context: ({ taskId }) =>
        Promise.resolve({
          task: { id: taskId, title: null },
          planItem: null,
          spec: null,
          hints: [],
        }),
    },
    sha256: fakeSha256,
  });
  const commands = new CommandBuilder({ executor, guard: null, worktree });
  const rig = manage({
    stages: options.stages,
    ...(options.store && { store: options.store }),
    readPrompt: read,
    parts: {
      builder: new KindBuilder(commands, agents),
      observed: () => Promise.resolve({ policy: null, worktree: tree.now }),
    },
  });
  return { ...rig, executor, scripted, tree, kept, changes, prompts };
}

export const allow: Extract<GuardEffect, { effect: 'allow' }> = {
  effect: 'allow',
  profile: 'workspace-write',
  grantedBy: 'test',
  rules: [],
};

function guardOf({ before = allow, after = allow, ask = allow }: Says): StageGuard {
  return {
    id: 'policy',
    before: () => Promise.resolve({ ...before, facts: null }),
    after: () => Promise.resolve({ ...after, facts: null }),
    ask: () =>
      ask instanceof Error ? Promise.reject(ask) : Promise.resolve({ ...ask, facts: null }),
  };
}

export function answerTo(
  request_id: string,
  decision: ApprovalDecision['decision'],
): ApprovalDecision {
  return { request_id, decision, actor: bob, reason: 'looked at it', channel: 'cli' };
}
