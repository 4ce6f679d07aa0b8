import {
  budgetOf,
  type AgentStageDefinition,
  type Execution,
  type Plan,
  type PlannedStage,
  type StageDefinition,
} from '@orch/core';
import type { ChosenTask } from '../task/choose-task.ts';
import type { GuardDocument, PolicyDocument } from './guard-document.ts';

/** One stage of a plan (wire shape). */
export interface PlannedStageDocument {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly kind: StageDefinition['kind'];
  /** What runs: a shell command, an argv, or the id of a pipeline. */
  readonly command: string | readonly string[] | null;
  /** Ids of the stages that come first. */
  readonly needs: readonly string[];
  readonly when: 'on_success' | 'on_failure' | 'always';
  readonly allow_failure: boolean;
  readonly profile: string | null;
  readonly timeout_ms: number | null;
  readonly max_attempts: number;
  readonly criteria: readonly string[];
  /** What a person will be asked; `null` where nobody is. */
  readonly asks: string | null;
  /** What an agent would be given; `null` for a stage without one. */
  readonly agent: PlannedAgentDocument | null;
  /** What policy would say before the stage; `null` where it is not asked. */
  readonly guard: GuardDocument | null;
}

/** What an agent would be given (wire shape). */
export interface PlannedAgentDocument {
  readonly agent: string;
  readonly role: AgentStageDefinition['role'];
  readonly prompt_file: { readonly path: string; readonly sha256: string } | null;
  readonly prompt: string | null;
  /** What becomes of what it asks for beyond its profile. */
  readonly approvals: 'ask' | 'decline';
  readonly budget: {
    readonly max_turns: number;
    readonly max_tokens: number;
    readonly max_wall_ms: number;
  };
  readonly paths: readonly string[];
  readonly on_orphan: 'rerun' | 'ask';
}

/** The phase that a pipeline belongs to (wire shape). */
export interface PlannedPhaseDocument {
  readonly id: 'implementation';
  /** Whether `start` would let the pipeline run for the task. */
  readonly open: boolean;
  /** Why it is closed; `null` where it is open. */
  readonly reason: string | null;
  /** What to do about it; `null` where it is open. */
  readonly next: string | null;
}

/** What a run would do (wire shape). */
export interface PlanDocument {
  readonly pipeline: Plan['pipeline'];
  readonly source: 'config' | 'detected';
  readonly task: { readonly id: string; readonly source: ChosenTask['source'] };
  readonly execution: Execution;
  readonly max_duration_ms: number | null;
  readonly digest: string;
  readonly policy: PolicyDocument | null;
  /** Whether the phase of the pipeline is open for the task; `null` for a pipeline without one. */
  readonly phase: PlannedPhaseDocument | null;
  readonly stages: readonly PlannedStageDocument[];
  /** Every pipeline that can be started. */
  readonly pipelines: readonly { readonly id: string; readonly title: string }[];
}

export function plannedStage(
  stage: PlannedStage,
  plan: Plan,
  guard: GuardDocument | null,
  defaultAgent: string,
): PlannedStageDocument {
  const { definition, needs } = stage;
  const before =
    needs === 'all-before'
      ? plan.stages.slice(0, stage.index - 1)
      : needs.flatMap((need) => plan.stages[need] ?? []);
  return {
    index: stage.index,
    id: stage.id,
    title: stage.title,
    kind: definition.kind,
    command: commandOf(definition),
    needs: before.map(({ id }) => id),
    when: definition.when ?? 'on_success',
    allow_failure: definition.allow_failure ?? false,
    profile: profileOf(definition),
    timeout_ms: definition.kind === 'command' ? (definition.timeout_ms ?? null) : null,
    max_attempts: definition.kind === 'command' ? (definition.retry?.max_attempts ?? 1) : 1,
    criteria: (definition.criteria ?? []).map(({ text }) => text),
    asks: asks(definition),
    agent: definition.kind === 'agent' ? plannedAgent(stage, definition, defaultAgent) : null,
    guard,
  };
}

function plannedAgent(
  { prompt: file }: PlannedStage,
  definition: AgentStageDefinition,
  defaultAgent: string,
): PlannedAgentDocument {
  const { agent, role, prompt, approvals, paths, on_orphan } = definition;
  return {
    agent: agent ?? defaultAgent,
    role,
    prompt_file: file ?? null,
    prompt: prompt ?? null,
    approvals: approvals ?? 'ask',
    budget: budgetOf(definition),
    paths: paths ?? [],
    on_orphan: on_orphan ?? 'ask',
  };
}

function commandOf(definition: StageDefinition): PlannedStageDocument['command'] {
  switch (definition.kind) {
    case 'command':
      return definition.command;
    case 'subpipeline':
      return definition.pipeline;
    case 'manual':
    case 'agent':
      return null;
  }
}

/** Command stages begin with what they would have if run by hand, agents with the least (DESIGN §7). */
function profileOf(definition: StageDefinition): string | null {
  switch (definition.kind) {
    case 'command':
      return definition.profile ?? 'network';
    case 'agent':
      return definition.sandbox ?? 'read-only';
    case 'subpipeline':
    case 'manual':
      return null;
  }
}

function asks(definition: StageDefinition): string | null {
  if (definition.kind !== 'manual') return null;
  const { approvers = 1, from = [] } = definition;
  const who = from.length === 0 ? 'anybody' : from.join(', ');
  return `${approvers === 1 ? 'one approval' : `${approvers} approvals`}, from ${who}`;
}
