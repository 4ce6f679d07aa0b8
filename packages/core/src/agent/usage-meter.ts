import type { AgentBudget, AgentUsage } from '../ports/agent-runner.ts';
import { addUsage, nothingUsed } from '../run/agent-progress.ts';
import { breach, type BudgetLimit } from './agent-budget.ts';

/**
 * Counts what one turn spends, gives what is new to the journal, and says when the budget is gone.
 * I12: what was counted is journalled before the turn's outcome is.
 */
export class UsageMeter {
  readonly #budget: AgentBudget;
  readonly #record: (usage: AgentUsage) => Promise<void>;
  readonly #onBreach: () => void;
  #seen = nothingUsed;
  #recorded = nothingUsed;
  #recording: Promise<void> = Promise.resolve();
  breached: BudgetLimit | null = null;

  /**
   * @param record takes what was spent since the last call
   * @param onBreach called once, when more is spent than there is
   */
  constructor(
    budget: AgentBudget,
    record: (usage: AgentUsage) => Promise<void>,
    onBreach: () => void,
  ) {
    this.#budget = budget;
    this.#record = record;
    this.#onBreach = onBreach;
  }

  /** Takes what the turn spent so far, in all. Time alone is not worth a line in the journal. */
  saw(usage: AgentUsage): void {
    this.#look(usage);
    const { turns, input_tokens: input, output_tokens: output } = this.#recorded;
    if (usage.turns > turns || usage.input_tokens > input || usage.output_tokens > output) {
      this.#flush();
    }
  }

  /** Journals what the turn spent in all, and resolves with it once it is there. */
  async end(usage: AgentUsage | null): Promise<AgentUsage> {
    if (usage !== null) this.#look(usage);
    this.#flush();
    await this.#recording;
    return this.#seen;
  }

  #look(usage: AgentUsage): void {
    this.#seen = most(this.#seen, usage);
    if (this.breached !== null) return;
    this.breached = breach(this.#budget, this.#seen);
    if (this.breached !== null) this.#onBreach();
  }

  #flush(): void {
    const fresh = addUsage(this.#seen, negative(this.#recorded));
    if (Object.values(fresh).every((value) => value === 0)) return;
    this.#recorded = this.#seen;
    // A journal that takes nothing more ends the loop; `end` hears of it too.
    this.#recording = Promise.all([this.#recording, this.#record(fresh)]).then(() => undefined);
    this.#recording.catch(() => undefined);
  }
}

/** Counts only ever grow; one that came late or fell back is not believed. */
function most(one: AgentUsage, other: AgentUsage): AgentUsage {
  return {
    turns: Math.max(one.turns, other.turns),
    input_tokens: Math.max(one.input_tokens, other.input_tokens),
    output_tokens: Math.max(one.output_tokens, other.output_tokens),
    wall_ms: Math.max(one.wall_ms, other.wall_ms),
  };
}

function negative(usage: AgentUsage): AgentUsage {
  return {
    turns: -usage.turns,
    input_tokens: -usage.input_tokens,
    output_tokens: -usage.output_tokens,
    wall_ms: -usage.wall_ms,
  };
}
