import type { AgentBudget, AgentUsage, AbortSignalLike, Clock } from '@orch/core';

/** Which limit of a budget is gone. */
export type Limit = 'turns' | 'tokens' | 'wall_ms';

/** Why a turn stops asking its models. */
export class TurnStopped extends Error {
  override readonly name = 'TurnStopped';
  readonly limit: Limit | null;

  /** @param limit `null` where the turn was ended from outside */
  constructor(limit: Limit | null) {
    super(limit === null ? 'The turn was ended.' : `Its budget has no ${limit} left.`);
    this.limit = limit;
  }
}

type Spent = Omit<AgentUsage, 'wall_ms'>;

/** Counts what the manager, its team and their coding agent spend in one turn. */
export class TurnMeter {
  readonly #budget: AgentBudget;
  readonly #signal: AbortSignalLike;
  readonly #clock: Clock;
  readonly #onUsage: (usage: AgentUsage) => void;
  readonly #beganMs: number;
  #spent: Spent = { turns: 0, input_tokens: 0, output_tokens: 0 };
  #stopped: TurnStopped | null = null;

  constructor(
    budget: AgentBudget,
    signal: AbortSignalLike,
    clock: Clock,
    onUsage: (usage: AgentUsage) => void,
  ) {
    this.#budget = budget;
    this.#signal = signal;
    this.#clock = clock;
    this.#onUsage = onUsage;
    this.#beganMs = clock.monotonicMs();
  }

  get usage(): AgentUsage {
    const wallMs = Math.round(this.#clock.monotonicMs() - this.#beganMs);
    return { ...this.#spent, wall_ms: wallMs };
  }

  add(spent: Spent): void {
    const { turns, input_tokens: input, output_tokens: output } = this.#spent;
    this.#spent = {
      turns: turns + spent.turns,
      input_tokens: input + spent.input_tokens,
      output_tokens: output + spent.output_tokens,
    };
    this.#onUsage(this.usage);
  }

  /** Takes what a part of the turn has spent in all so far, after what it had spent before. */
  replace(before: Spent, now: Spent): void {
    this.add({
      turns: now.turns - before.turns,
      input_tokens: now.input_tokens - before.input_tokens,
      output_tokens: now.output_tokens - before.output_tokens,
    });
  }

  /** What is left of the budget for a part of the turn. */
  get left(): AgentBudget {
    const { maxTurns, maxTokens, maxWallMs } = this.#budget;
    const { turns, input_tokens: input, output_tokens: output, wall_ms: wall } = this.usage;
    return {
      ...(maxTurns !== undefined && { maxTurns: Math.max(0, maxTurns - turns) }),
      ...(maxTokens !== undefined && { maxTokens: Math.max(0, maxTokens - input - output) }),
      ...(maxWallMs !== undefined && { maxWallMs: Math.max(0, maxWallMs - wall) }),
    };
  }

  /** Why nothing more may be asked of a model; `null` where it may. */
  get stopped(): TurnStopped | null {
    this.#stopped ??= this.#reasonToStop();
    return this.#stopped;
  }

  /** @throws TurnStopped where the budget is spent or the turn was ended */
  mayGoOn(): void {
    if (this.stopped !== null) throw this.stopped;
  }

  /** Ends the turn for good, as the coding agent did: the SDK turns what a tool throws into a text. */
  stop(limit: Limit | null): never {
    this.#stopped ??= new TurnStopped(limit);
    throw this.#stopped;
  }

  #reasonToStop(): TurnStopped | null {
    if (this.#signal.aborted) return new TurnStopped(null);
    const { maxTurns, maxTokens, maxWallMs } = this.left;
    if (maxTurns === 0) return new TurnStopped('turns');
    if (maxTokens === 0) return new TurnStopped('tokens');
    return maxWallMs === 0 ? new TurnStopped('wall_ms') : null;
  }
}
