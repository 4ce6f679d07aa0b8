import type { AgentStageDefinition } from '../pipeline/stage-definition.ts';
import type { AgentBudget, AgentUsage } from '../ports/agent-runner.ts';
import type { AgentStanding } from '../run/agent-progress.ts';

/** What a budget can run out of. */
export type BudgetLimit = 'turns' | 'tokens' | 'wall_ms';

/** Every agent has a budget (DESIGN §8); a limit that its stage does not name is this one. */
const usualBudget = { max_turns: 200, max_tokens: 5_000_000, max_wall_ms: 3_600_000 };

/** The budget of a stage, with every limit. */
export function budgetOf({ budget }: Pick<AgentStageDefinition, 'budget'>): typeof usualBudget {
  return { ...usualBudget, ...budget };
}

/**
 * What is left of a stage's budget: as many budgets as were given, less what was spent in all turns of
 * all attempts. I12: what an agent spent is counted from the journal, and never forgotten.
 */
export function budgetLeft(
  definition: AgentStageDefinition,
  { budgets, used }: Pick<AgentStanding, 'budgets' | 'used'>,
): Required<AgentBudget> {
  const { max_turns: turns, max_tokens: tokens, max_wall_ms: wall } = budgetOf(definition);
  const left = (limit: number, spent: number): number => Math.max(0, limit * (1 + budgets) - spent);
  return {
    maxTurns: left(turns, used.turns),
    maxTokens: left(tokens, tokensOf(used)),
    maxWallMs: left(wall, used.wall_ms),
  };
}

/** What there is nothing left of; `null` where a turn may begin. */
export function exhausted(left: Required<AgentBudget>): BudgetLimit | null {
  if (left.maxTurns <= 0) return 'turns';
  if (left.maxTokens <= 0) return 'tokens';
  return left.maxWallMs <= 0 ? 'wall_ms' : null;
}

/** What a turn spent more of than it might; `null` where it kept to its budget. */
export function breach(budget: AgentBudget, used: AgentUsage): BudgetLimit | null {
  if (used.turns > (budget.maxTurns ?? Infinity)) return 'turns';
  if (tokensOf(used) > (budget.maxTokens ?? Infinity)) return 'tokens';
  return used.wall_ms > (budget.maxWallMs ?? Infinity) ? 'wall_ms' : null;
}

/** Tokens in both directions; a budget does not tell them apart. */
export function tokensOf(usage: AgentUsage): number {
  return usage.input_tokens + usage.output_tokens;
}

/** Such as `3 turns, 12000 tokens, 61 s`. */
export function usageText(usage: AgentUsage): string {
  const seconds = Math.round(usage.wall_ms / 1000);
  return `${usage.turns} ${usage.turns === 1 ? 'turn' : 'turns'}, ${tokensOf(usage)} tokens, ${seconds} s`;
}

/** Such as `at most 5 turns, 20000 tokens and 60 s of work`. */
export function budgetText(definition: AgentStageDefinition): string {
  const { max_turns: turns, max_tokens: tokens, max_wall_ms: wall } = budgetOf(definition);
  return `at most ${turns} turns, ${tokens} tokens and ${Math.round(wall / 1000)} s of work`;
}
