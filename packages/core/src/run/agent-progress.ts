import type { AgentUsage } from '../ports/agent-runner.ts';
import { positionOf } from '../plan/stage-graph.ts';
import type { Bindings } from './approval.ts';
import type { BegunRun } from './run-state.ts';

/** What the journal knows of the agent of one stage. It lives through further attempts. */
export interface AgentProgress {
  /** `null` before the agent's first session, and after the stage was sent back to begin anew. */
  readonly session: AgentSession | null;
  /** Spent in all turns of all attempts so far. */
  readonly used: AgentUsage;
  /** Ids of the questions whose yes was given to the agent; each is given once. */
  readonly spent: readonly string[];
  /** How often the agent was told no, by people, by policy or by its stage. */
  readonly declined: number;
}

/** An agent's own session, in which later turns go on. */
export interface AgentSession {
  /** Id of the agent, such as `codex`. */
  readonly agent: string;
  readonly id: string;
  /** The attempt in which it began. */
  readonly since: number;
  /** Digest of the worktree before it began; `null` where there is no git. */
  readonly treeBefore: string | null;
}

/** How an agent stage stands when a turn of its agent begins: a view of the run's state. */
export interface AgentStanding extends Pick<AgentProgress, 'session' | 'used'> {
  /** The question under whose yes this attempt has its profile; `null` where nobody was asked. */
  readonly grant: { readonly id: string; readonly expiresAt: string | null } | null;
  /** The turn of this attempt that begins now, from 1. */
  readonly turn: number;
  /** How many further budgets were approved. */
  readonly budgets: number;
  /** Answers of people that the agent is to be given when it asks again. */
  readonly answers: readonly StandingAnswer[];
}

/** An answer to what the agent asked, by the digest of what it asked for. */
export interface StandingAnswer {
  readonly requestId: string;
  readonly digest: string;
  readonly answer: 'accept' | 'decline';
  readonly bound: Bindings;
  readonly expiresAt: string | null;
  readonly title: string;
  readonly reason: string;
}

export const nothingUsed: AgentUsage = {
  turns: 0,
  input_tokens: 0,
  output_tokens: 0,
  wall_ms: 0,
};

export const noProgress: AgentProgress = {
  session: null,
  used: nothingUsed,
  spent: [],
  declined: 0,
};

export function addUsage(one: AgentUsage, other: AgentUsage): AgentUsage {
  return {
    turns: one.turns + other.turns,
    input_tokens: one.input_tokens + other.input_tokens,
    output_tokens: one.output_tokens + other.output_tokens,
    wall_ms: one.wall_ms + other.wall_ms,
  };
}

/** What all agents of a run spent; `null` where none worked. */
export function usageOf(run: BegunRun): AgentUsage | null {
  const all = Object.values(run.agents);
  return all.length === 0 ? null : all.map(({ used }) => used).reduce(addUsage);
}

/**
 * How the agent of a stage stands.
 *
 * I11: a yes is given to the agent once, for what it was said about; a no counts for the whole
 * session.
 */
export function agentStanding(run: BegunRun, stage: string): AgentStanding {
  const { session, used, spent } = run.agents[stage] ?? noProgress;
  const attempt = run.counters[positionOf(run.plan, stage) ?? -1]?.attempts ?? 0;
  const own = run.approvals.filter(({ request }) => request.stage === stage);
  const grant = own.findLast(
    ({ request, status }) =>
      request.reason === 'policy' &&
      request.after === 'run' &&
      request.attempt === attempt &&
      status === 'approved',
  );
  return {
    session,
    used,
    turn:
      1 +
      own.filter(({ request }) => request.attempt === attempt && request.reason !== 'policy')
        .length,
    grant: grant ? { id: grant.request.id, expiresAt: grant.request.expires_at } : null,
    budgets: own.filter(
      ({ request, status }) => request.reason === 'budget' && status === 'approved',
    ).length,
    answers: own.flatMap(({ request, status, decisions }): StandingAnswer[] => {
      const { ask, id, bound, expires_at: expiresAt, title } = request;
      if (ask === undefined || session === null || request.attempt < session.since) return [];
      if (status !== 'approved' && status !== 'rejected') return [];
      if (status === 'approved' && spent.includes(id)) return [];
      return [
        {
          requestId: id,
          digest: ask.digest,
          answer: status === 'approved' ? 'accept' : 'decline',
          bound,
          expiresAt,
          title,
          reason: decisions.at(-1)?.reason ?? '',
        },
      ];
    }),
  };
}
