import type { Plan, PlannedStage } from '../plan/plan.ts';
import type { AgentStanding } from '../run/agent-progress.ts';
import type { Bindings } from '../run/approval.ts';
import type { JsonValue } from '../run/json-value.ts';
import type { Review } from '../run/review.ts';
import type { AgentFact, PauseReason } from '../run/run-event.ts';
import type { StageOutcome } from '../run/run-command.ts';
import type { BegunRun, RunStatus } from '../run/run-state.ts';
import type { AbortSignalLike } from './clock.ts';
import type { RunKey } from './run-store.ts';
import type { GuardMoment, GuardVerdict } from './stage-guard.ts';

/** Turns a pipeline into an ordered plan. */
export interface Planner {
  /** @throws OrchError `ORCH_PIPELINE_UNKNOWN`, `ORCH_PIPELINE_EMPTY`, `ORCH_CONFIG_INVALID` */
  plan(pipelineId: string): Promise<Plan>;
}

/** Does the work of one attempt of a stage. */
export interface Builder {
  /**
   * Whether every stage of a plan can be built here; asked before anything runs.
   * @throws OrchError `ORCH_STAGE_UNAVAILABLE` for a stage that nobody here can run,
   *   `ORCH_AGENT_UNAVAILABLE` for one whose agent is missing
   */
  check(plan: Plan): Promise<void>;
  build(request: BuildRequest): Promise<StageOutcome>;
  /** Ends what an attempt left running whose owner died. Resolves when nothing is left. */
  reap(request: BuilderReapRequest): Promise<{ readonly notes: readonly string[] }>;
}

export interface BuildRequest {
  readonly run: RunKey;
  readonly pipelineId: string;
  readonly stage: PlannedStage;
  readonly attempt: number;
  /** Digest of the one policy that may grant something ahead for this run; `null` where none may. */
  readonly grantingPolicy: string | null;
  /** The approval under which the attempt goes on, where one was asked for. */
  readonly grant: string | null;
  /** The id of the child run that a subpipeline stage starts or goes on with. */
  readonly childRunId: string | null;
  readonly signal: AbortSignalLike;
  onSpawn(handle: JsonValue): void;
  /** How the stage's agent stands; `null` for a stage without one. */
  readonly agent: AgentStanding | null;
  /** Resolves once what happened in the agent's session is in the journal. */
  onAgent(fact: AgentFact): Promise<void>;
  /** Resolves once what the guard said is durable; nothing that it permits happens before. */
  onGuard(moment: GuardMoment, guard: string, verdict: GuardVerdict): Promise<void>;
  onOutput?(stream: 'stdout' | 'stderr', text: string): void;
  /** What an approval asked for now would be bound to. */
  bindings(): Promise<Bindings>;
  nowMs(): number;
  /** Starts the child run, or goes on with it where it exists. */
  runChild(pipelineId: string, childRunId: string): Promise<ChildOutcome>;
}

/** How a child run stands when its process gives it back. */
export type ChildOutcome =
  | { readonly kind: 'ended'; readonly status: RunStatus; readonly summary: string }
  | { readonly kind: 'paused'; readonly reason: PauseReason };

export interface BuilderReapRequest {
  readonly run: RunKey;
  readonly stage: PlannedStage;
  readonly attempt: number;
  readonly handle: JsonValue | null;
}

/**
 * Looks at the outcome of an attempt and recomputes its evidence: nothing closes on a claim. It
 * returns the outcome that counts.
 */
export interface Tester {
  test(request: TestRequest): Promise<StageOutcome>;
}

export interface TestRequest {
  readonly run: RunKey;
  readonly stage: PlannedStage;
  readonly attempt: number;
  readonly outcome: StageOutcome;
}

/** Says what a run came to, with the guardrails that it passed. */
export interface Reviewer {
  review(run: BegunRun): Promise<Review>;
}
