import type { AgentStageDefinition, Profile } from '../pipeline/stage-definition.ts';
import type { PlannedStage } from '../plan/plan.ts';
import type { JsonValue } from '../run/json-value.ts';
import type { LogReference } from '../run/receipt.ts';
import type { AbortSignalLike } from './clock.ts';
import type { ReapReport, ReapRequest } from './stage-executor.ts';
import type { RunKey } from './run-store.ts';

/** What an agent spent. Counted by orch from the agent's events, child agents included. */
export interface AgentUsage {
  readonly turns: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  /** Wall time in milliseconds during which the agent was at work; waiting for a human does not count. */
  readonly wall_ms: number;
}

/** What a stage may still spend; a missing limit is none. */
export interface AgentBudget {
  readonly maxTurns?: number;
  readonly maxTokens?: number;
  readonly maxWallMs?: number;
}

/** A piece of an agent's work with its times, as the agent's own tracing tells it: no evidence. */
export interface AgentSpan {
  readonly id: string;
  /** The span that it is a part of; `null` for the outermost. */
  readonly parent: string | null;
  /** Such as `agent`, `function`, `generation`. */
  readonly kind: string;
  readonly name: string;
  /** ISO 8601, by the agent's clock. */
  readonly started_at: string;
  readonly ended_at: string;
  /** Why it failed, redacted; `null` where it did not. */
  readonly error: string | null;
}

/** One turn of work for an agent: an attempt of an agent stage, or the rest of one. */
export interface AgentTurnRequest {
  readonly run: RunKey;
  readonly stage: PlannedStage & { readonly definition: AgentStageDefinition };
  readonly attempt: number;
  /** The rendered prompt. */
  readonly prompt: string;
  /** What the agent is held to: granted by policy, never by the agent's own configuration. */
  readonly sandbox: Profile;
  /** The agent's own session that is gone on with; `null` begins one. */
  readonly session: string | null;
  /** What is left of the stage's budget. */
  readonly budget: AgentBudget;
  readonly env: Readonly<Record<string, string>>;
  /** Aborting ends the agent and all that it started. */
  readonly signal: AbortSignalLike;
  onSpawn(handle: JsonValue): void;
  /** Resolves once the session's id is durable; no work is asked of the agent before. */
  onSession(session: string): Promise<void>;
  /** Spent so far in this turn. Called often; must not throw. */
  onUsage(usage: AgentUsage): void;
  /** A part of the work ended, where the agent traces its work. Must not throw. */
  onSpan(span: AgentSpan): void;
  /** The agent's redacted activity as lines of text, for a live view. Must not throw. */
  onOutput?(stream: 'stdout' | 'stderr', text: string): void;
  /**
   * The agent asks for more than it was granted. `wait` ends the turn with `awaiting`, so that a
   * human can decide later and in another process; the agent is asked to go on in its session then.
   */
  decide(ask: AgentAsk): Promise<AgentAnswer>;
}

/** What an agent wants to do that it may not do unasked. */
export interface AgentAsk {
  readonly kind: 'command' | 'file_change' | 'network' | 'permission' | 'other';
  /** SHA-256 (hex) of what is asked for, in a form that is the same when it is asked again. */
  readonly digest: string;
  /** One line for a human: the command as it would run, or the files that would change. */
  readonly title: string;
  /** The rest of what a human needs to decide: reason, working folder, diff. Redacted. */
  readonly detail: string;
  /** The argv or the shell text of a command, for policy. */
  readonly command: string | readonly string[] | null;
  /** Paths that would change, relative to the worktree. */
  readonly paths: readonly string[];
}

export type AgentAnswer = 'accept' | 'decline' | 'wait';

/** What orch observed of a turn. What the agent says of itself is `asserted`, no more. */
export interface AgentObserved {
  /** Name and version of the agent's program, such as `codex 0.169.0`. */
  readonly agent: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly envNames: readonly string[];
  readonly startedAt: string;
  readonly durationMs: number;
  readonly session: string | null;
  readonly usage: AgentUsage;
  /** The agent's last message, redacted, at most 8 KiB: a claim. */
  readonly asserted: string;
  /** Commands that the agent ran, as its events report them, with their exit codes. */
  readonly commands: readonly { readonly command: string; readonly exit_code: number | null }[];
  /** The turn's events, redacted, in the stage's log. */
  readonly log: LogReference;
  readonly redactions: number;
  /** The mechanism that held the sandbox, as far as orch could see it work; `null` means declared only. */
  readonly mechanism: string | null;
  readonly notes: readonly string[];
}

/** How a turn ended. A rejected promise is a bug or a broken host. */
export type AgentTurnResult =
  | { readonly kind: 'completed'; readonly observed: AgentObserved }
  | { readonly kind: 'awaiting'; readonly ask: AgentAsk; readonly observed: AgentObserved }
  | {
      readonly kind: 'over_budget';
      readonly limit: 'turns' | 'tokens' | 'wall_ms';
      readonly observed: AgentObserved;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly observed: AgentObserved | null }
  | { readonly kind: 'cancelled'; readonly observed: AgentObserved | null };

/** Drives one kind of coding agent (DESIGN §8). */
export interface AgentRunner {
  /** The `agent` of a stage that names it, such as `codex`. */
  readonly id: string;
  /**
   * Whether the agent can be used here at all: present, of a supported version.
   * @throws OrchError `ORCH_AGENT_UNAVAILABLE` with what to do
   */
  check(): Promise<void>;
  run(request: AgentTurnRequest): Promise<AgentTurnResult>;
  /** Ends what is left of an attempt whose owner died; resolves when nothing is left. */
  reap(attempt: ReapRequest): Promise<ReapReport>;
}
