import type { AgentAsk, AgentUsage } from '../ports/agent-runner.ts';
import type { BuildRequest } from '../ports/roles.ts';
import type { GuardEffect } from '../ports/stage-guard.ts';
import type { AfterApproval, ApprovalRequest, Requirement } from '../run/approval.ts';
import type { Receipt } from '../run/receipt.ts';
import type { StageOutcome } from '../run/run-command.ts';
import { expiry } from '../task-manager/ask-guard.ts';
import { budgetText, usageText, type BudgetLimit } from './agent-budget.ts';
import type { AgentStage } from './agent-stage.ts';
import { questionOf } from './answer-agent.ts';

type Asking = Extract<GuardEffect, { effect: 'ask' }>;
/** What a guard said that did not refuse. */
export type Tolerant = Exclude<GuardEffect, { effect: 'deny' }> | null;

const promptShown = 600;

/** Whether the agent may work with the profile that the stage asks for. */
export function askForProfile(
  request: BuildRequest,
  { definition, title }: AgentStage,
  verdict: Asking,
  agent: string,
): Promise<StageOutcome> {
  const { role, paths = [], prompt, prompt_file: file } = definition;
  const lines = [
    verdict.reason,
    `agent ${agent} as ${role}, profile ${verdict.profile}, budget: ${budgetText(definition)}`,
    ...(paths.length === 0 ? [] : [`may change ${paths.join(', ')}`]),
    `prompt: ${file ?? (prompt ?? '').slice(0, promptShown)}`,
  ];
  return question(request, [verdict], null, {
    reason: 'policy',
    title: `Let an agent run ${title} with ${verdict.profile}?`,
    instructions: lines.join('\n'),
    after: 'run',
  });
}

/** Whether the agent may do what it asks for. */
export function askForAgent(
  request: BuildRequest,
  { title, definition }: AgentStage,
  ask: AgentAsk,
  receipt: Receipt | null,
  verdicts: readonly Tolerant[],
): Promise<StageOutcome> {
  const who = `The agent of ${title} (${definition.role}) asks to do this:`;
  return question(request, verdicts, receipt, {
    reason: 'agent',
    title: ask.title,
    instructions: [who, ask.detail, ...reasons(verdicts)].filter((part) => part !== '').join('\n'),
    after: 'run',
    ask: questionOf(ask),
  });
}

/** Whether the stage gets another budget. */
export function askForBudget(
  request: BuildRequest,
  { title, definition }: AgentStage,
  used: AgentUsage,
  limit: BudgetLimit,
  after: AfterApproval,
  receipt: Receipt | null,
  verdict: Tolerant = null,
): Promise<StageOutcome> {
  const lines = [
    `It spent ${usageText(used)}; its budget (${budgetText(definition)}) has no ${limit === 'wall_ms' ? 'time' : limit} left.`,
    after === 'run'
      ? 'A yes gives it the same budget once more; a no fails the stage.'
      : 'Its work is done. A yes accepts what it spent; a no fails the stage.',
    ...reasons([verdict]),
  ];
  return question(request, [verdict], receipt, {
    reason: 'budget',
    title: after === 'run' ? `Another budget for ${title}?` : `Accept what ${title} spent?`,
    instructions: lines.join('\n'),
    after,
  });
}

type Words = Pick<ApprovalRequest, 'reason' | 'title' | 'instructions' | 'after' | 'ask'>;

/** A question whose answer is needed by everybody whom a guard named. */
async function question(
  request: BuildRequest,
  verdicts: readonly Tolerant[],
  receipt: Receipt | null,
  words: Words,
): Promise<StageOutcome> {
  const asking = verdicts.flatMap((verdict) => (verdict?.effect === 'ask' ? [verdict] : []));
  const [first = { approvers: 1, from: [] }, ...also] = asking.flatMap(requirements);
  const times = asking.flatMap(({ expiresAfterMs }) => expiresAfterMs ?? []);
  return {
    kind: 'ask',
    receipt,
    request: {
      ...words,
      ...first,
      ...(also.length > 0 && { also }),
      expires_at: expiry(request, times.length === 0 ? null : Math.min(...times)),
      bound: await request.bindings(),
      rules: [...new Set(asking.flatMap(({ rules }) => rules))],
    },
  };
}

function requirements({ approvers, from, also = [] }: Asking): Requirement[] {
  return [{ approvers, from }, ...also];
}

function reasons(verdicts: readonly Tolerant[]): string[] {
  return verdicts.flatMap((verdict) => (verdict?.effect === 'ask' ? [verdict.reason] : []));
}
