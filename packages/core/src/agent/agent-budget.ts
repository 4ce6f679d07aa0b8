import type { AgentStageDefinition } from '../pipeline/stage-definition.ts';
import type { AgentBudget, AgentUsage } from '../ports/agent-runner.ts';
import type { AgentStanding } from '../run/agent-progress.ts';

/** What a budget can run out of. */
export type BudgetLimit = 'turns' | 'tokens' | 'wall_ms';

/**
 * What is left of a stage's budget: as many budgets as were given, less what was spent in all turns of
 * all attempts. I12: what an agent spent is counted from the journal, and never forgotten.
 */
export function budgetLeft(
  { budget = {} }: AgentStageDefinition,
  { budgets, used }: Pick<AgentStanding, 'budgets' | 'used'>,
): AgentBudget {
  const { max_turns: turns, max_tokens: tokens, max_wall_ms: wall } = budget;
  const left = (limit: number, spent: number): number => Math.max(0, limit * (1 + budgets) - spent);
  return {
    ...(turns !== undefined && { maxTurns: left(turns, used.turns) }),
    ...(tokens !== undefined && { maxTokens: left(tokens, tokensOf(used)) }),
    ...(wall !== undefined && { maxWallMs: left(wall, used.wall_ms) }),
  };
}

/** What there is nothing left of; `null` where a turn may begin. */
export function exhausted({ maxTurns, maxTokens, maxWallMs }: AgentBudget): BudgetLimit | null {
  if (maxTurns !== undefined && maxTurns <= 0) return 'turns';
  if (maxTokens !== undefined && maxTokens <= 0) return 'tokens';
  return maxWallMs !== undefined && maxWallMs <= 0 ? 'wall_ms' : null;
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

/** Such as `at most 5 turns and 20000 tokens`. */
export function budgetText({ budget = {} }: AgentStageDefinition): string {
  const { max_turns: turns, max_tokens: tokens, max_wall_ms: wall } = budget;
  const parts = [
    ...(turns === undefined ? [] : [`${turns} turns`]),
    ...(tokens === undefined ? [] : [`${tokens} tokens`]),
    ...(wall === undefined ? [] : [`${Math.round(wall / 1000)} s`]),
  ];
  return parts.length === 0 ? 'no limit' : `at most ${parts.join(' and ')}`;
}
