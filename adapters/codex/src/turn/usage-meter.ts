import type { AgentBudget, AgentUsage, Clock } from '@orch/core';
import type { TokenCount } from '../app-server/protocol.ts';

/** Which limit a turn has reached. */
export type BudgetLimit = 'turns' | 'tokens' | 'wall_ms';

interface ThreadCount {
  /** What the thread had cost before this turn. */
  readonly before: TokenCount;
  total: TokenCount;
  turns: number;
  /** The model has called something since its last answer was counted, so it will be asked again. */
  goesOn: boolean;
}

/**
 * Counts what a turn costs: answers of the model, tokens and working time, over the agent's own thread
 * and those of its child agents (I7). Time in which a human decides is not work.
 */
export class UsageMeter {
  readonly #clock: Clock;
  readonly #budget: AgentBudget;
  readonly #threads = new Map<string, ThreadCount>();
  #working = false;
  #sinceMs = 0;
  #wallMs = 0;
  #waits = 0;

  constructor(clock: Clock, budget: AgentBudget) {
    this.#clock = clock;
    this.#budget = budget;
  }

  /** Work begins. */
  start(): void {
    this.#working = true;
    this.#sinceMs = this.#clock.monotonicMs();
  }

  stop(): void {
    this.#settle();
    this.#working = false;
  }

  /** Somebody is asked. Each call is undone by one of {@link answered}. */
  asked(): void {
    this.#settle();
    this.#waits += 1;
  }

  answered(): void {
    this.#settle();
    this.#waits -= 1;
  }

  /** What a thread had cost before this turn. */
  costBefore(thread: string, total: TokenCount): void {
    this.#threads.set(thread, { before: total, total, turns: 0, goesOn: false });
  }

  /** The model of a thread has called something. */
  called(thread: string): void {
    const count = this.#threads.get(thread);
    if (count !== undefined) count.goesOn = true;
    else this.#threads.set(thread, { before: nothing, total: nothing, turns: 0, goesOn: true });
  }

  /**
   * The model of a thread has answered.
   * @returns the limit that is reached with more work to come, or passed
   */
  count(thread: string, total: TokenCount, last: TokenCount): BudgetLimit | null {
    const known = this.#threads.get(thread);
    // The same count again is no news.
    if (known !== undefined && known.turns > 0 && isSame(known.total, total)) return null;
    this.#threads.set(thread, {
      // The first count in this turn may hold what came before it.
      before: known !== undefined && known.turns > 0 ? known.before : minus(total, last),
      total,
      turns: (known?.turns ?? 0) + 1,
      goesOn: false,
    });
    return this.#reached(known?.goesOn ?? false);
  }

  /** Working time that is left, in milliseconds; `null` where there is no limit. */
  wallLeftMs(): number | null {
    const { maxWallMs } = this.#budget;
    return maxWallMs === undefined ? null : maxWallMs - this.usage().wall_ms;
  }

  usage(): AgentUsage {
    let [turns, input, output] = [0, 0, 0];
    for (const { before, total, turns: threadTurns } of this.#threads.values()) {
      turns += threadTurns;
      input += total.inputTokens - before.inputTokens;
      output += total.outputTokens - before.outputTokens;
    }
    this.#settle();
    return {
      turns,
      input_tokens: input,
      output_tokens: output,
      wall_ms: Math.round(this.#wallMs),
    };
  }

  #reached(goesOn: boolean): BudgetLimit | null {
    const { maxTurns = Infinity, maxTokens = Infinity } = this.#budget;
    const usage = this.usage();
    const tokens = usage.input_tokens + usage.output_tokens;
    if (tokens > maxTokens || (goesOn && tokens === maxTokens)) return 'tokens';
    if (usage.turns > maxTurns || (goesOn && usage.turns === maxTurns)) return 'turns';
    return null;
  }

  #settle(): void {
    const nowMs = this.#clock.monotonicMs();
    if (this.#working && this.#waits === 0) this.#wallMs += nowMs - this.#sinceMs;
    this.#sinceMs = nowMs;
  }
}

const nothing: TokenCount = { totalTokens: 0, inputTokens: 0, outputTokens: 0 };

function isSame(left: TokenCount, right: TokenCount): boolean {
  return left.inputTokens === right.inputTokens && left.outputTokens === right.outputTokens;
}

function minus(left: TokenCount, right: TokenCount): TokenCount {
  return {
    totalTokens: left.totalTokens - right.totalTokens,
    inputTokens: left.inputTokens - right.inputTokens,
    outputTokens: left.outputTokens - right.outputTokens,
  };
}
