import type { Failure } from '../failure/failure.ts';
import { describeThrown, OrchError } from '../failure/orch-error.ts';
import type { Profile } from '../pipeline/stage-definition.ts';
import type { Plan } from '../plan/plan.ts';
import { AbortHandle, onAbort } from '../ports/abort.ts';
import type {
  AgentBudget,
  AgentRunner,
  AgentTurnResult,
  AgentUsage,
} from '../ports/agent-runner.ts';
import type { Sha256 } from '../ports/id-source.ts';
import type { PromptSource } from '../ports/prompt-source.ts';
import type { Builder, BuilderReapRequest, BuildRequest } from '../ports/roles.ts';
import type { StageGuard, WorktreeChange } from '../ports/stage-guard.ts';
import type { LastingWorktree } from '../ports/worktree.ts';
import { addUsage, type AgentStanding } from '../run/agent-progress.ts';
import type { ProfileReceipt, Receipt } from '../run/receipt.ts';
import type { StageOutcome } from '../run/run-command.ts';
import {
  ask,
  askGuard,
  denied,
  guardQuestion,
  lookAtFailed,
  type Asked,
} from '../task-manager/ask-guard.ts';
import { budgetLeft, exhausted, type BudgetLimit } from './agent-budget.ts';
import { askForAgent, askForBudget, askForProfile } from './agent-questions.ts';
import { agentReceipt } from './agent-receipt.ts';
import { agentStage, type AgentStage } from './agent-stage.ts';
import { AgentAnswers } from './answer-agent.ts';
import { defaultGrant } from './default-grant.ts';
import { renderContinuation, renderPrompt } from './render-prompt.ts';
import { UsageMeter } from './usage-meter.ts';

export interface AgentBuilderParts {
  /**
   * The runner of an agent, by the id that stages name, or (`null`) that of stages that name none;
   * asked for when a stage needs it.
   * @throws OrchError `ORCH_AGENT_UNAVAILABLE` for one that is not known here
   */
  readonly runner: (agent: string | null) => Promise<AgentRunner>;
  /** `null` where no policy is in force; what is built in holds then too. */
  readonly guard: StageGuard | null;
  readonly worktree: LastingWorktree;
  readonly prompts: PromptSource;
  readonly sha256: Sha256;
}

/** One turn on its way: what it may do, and what it began from. */
interface Turn {
  readonly request: BuildRequest;
  readonly stage: AgentStage;
  readonly standing: AgentStanding;
  readonly runner: AgentRunner;
  readonly profile: Omit<ProfileReceipt, 'mechanism'>;
  readonly budget: AgentBudget;
  readonly treeBefore: string | null;
}

/**
 * Builds agent stages: each call is one turn of the agent, in the session of the turns before it. The
 * outcome is what orch observed; what the agent says of itself is kept as a claim.
 */
export class AgentBuilder implements Builder {
  readonly #parts: AgentBuilderParts;

  constructor(parts: AgentBuilderParts) {
    this.#parts = parts;
  }

  async check(plan: Plan): Promise<void> {
    const agents = plan.stages.flatMap(({ definition }) =>
      definition.kind === 'agent' ? [definition.agent ?? null] : [],
    );
    for (const agent of new Set(agents)) await (await this.#parts.runner(agent)).check();
  }

  async build(request: BuildRequest): Promise<StageOutcome> {
    const stage = agentStage(request.stage);
    const { agent: standing } = request;
    if (standing === null) throw new OrchError('ORCH_INTERNAL', 'The agent has no standing.');
    const asked = await this.#mayRun(request, stage);
    if ('broken' in asked) return asked.broken;
    const { verdict } = asked;
    if (verdict.effect === 'deny') return denied(this.#guardId(), verdict, null);
    if (verdict.effect === 'ask' && !holds(standing, request.nowMs())) {
      return askForProfile(request, stage, verdict, (await this.#runnerOf(stage)).id);
    }
    const budget = budgetLeft(stage.definition, standing);
    const spent = exhausted(budget);
    if (spent !== null) return askForBudget(request, stage, standing.used, spent, 'run', null);
    const declared = stage.definition.sandbox ?? 'read-only';
    const by = verdict.effect === 'allow' ? verdict.grantedBy : (standing.grant?.id ?? '');
    const { session } = standing;
    return this.#turn({
      request,
      stage,
      standing,
      budget,
      runner: await this.#runnerOf(stage),
      profile: { declared, granted: verdict.profile, granted_by: by },
      treeBefore: session === null ? await this.#parts.worktree.digest() : session.treeBefore,
    });
  }

  async reap({ run, stage, attempt, handle }: BuilderReapRequest) {
    const runner = await this.#runnerOf(agentStage(stage));
    const report = await runner.reap({ run, stage: stage.id, attempt, handle });
    return { notes: report.limits };
  }

  async #turn(turn: Turn): Promise<StageOutcome> {
    const { request, stage, standing, runner, budget, profile } = turn;
    const { attempt } = request;
    const prompt = await this.#prompt(turn);
    if ('stale' in prompt) return failed(prompt.stale, runner.id, standing, null);
    const stop = new AbortHandle();
    const letGo = onAbort(request.signal, () => {
      stop.abort(request.signal.reason);
    });
    const meter = new UsageMeter(
      budget,
      (usage) => request.onAgent({ type: 'agent.used', data: { stage: stage.id, attempt, usage } }),
      () => {
        stop.abort('the budget is spent');
      },
    );
    const answers = new AgentAnswers(request, stage.definition, standing, this.#parts.guard);
    let result: AgentTurnResult;
    try {
      await runner.check();
      result = await runner.run({
        run: request.run,
        stage,
        attempt,
        prompt: prompt.text,
        sandbox: profile.granted,
        session: standing.session?.id ?? null,
        budget,
        env: {
          MCP_RUNNER_TASK_ID: request.run.taskId,
          CODEX_ORCHESTRATOR_PARENT_RUN_ID: request.run.runId,
        },
        signal: stop.signal,
        onSpawn: (handle) => {
          request.onSpawn(handle);
        },
        onSession: (session) => this.#keepSession(turn, session),
        onUsage: (usage) => {
          meter.saw(usage);
        },
        onSpan: (span) => {
          const journalled = request.onAgent({
            type: 'agent.span',
            data: { stage: stage.id, attempt, span },
          });
          // A journal that takes nothing more ends the loop, which says so.
          journalled.catch(() => undefined);
        },
        ...(request.onOutput && { onOutput: request.onOutput.bind(request) }),
        decide: (ask) => answers.decide(ask),
      });
    } catch (error) {
      const hint = error instanceof OrchError ? error.hint : undefined;
      const message = [describeThrown(error), hint].filter((part) => part !== undefined).join(' ');
      result = { kind: 'failed', message, observed: null };
    } finally {
      letGo();
    }
    const used = addUsage(standing.used, await meter.end(result.observed?.usage ?? null));
    return this.#settle(turn, result, answers, { used, breached: meter.breached });
  }

  /** What becomes of the stage after a turn, once the guard has looked at what it left. */
  async #settle(
    turn: Turn,
    result: AgentTurnResult,
    answers: AgentAnswers,
    { used, breached }: { readonly used: AgentUsage; readonly breached: BudgetLimit | null },
  ): Promise<StageOutcome> {
    const { request, stage, standing, profile, runner, treeBefore } = turn;
    const { run, attempt } = request;
    const treeAfter = await this.#parts.worktree.digest();
    const change = await this.#parts.worktree.change(
      run,
      stage,
      attempt,
      treeBefore,
      treeAfter,
      standing.turn,
    );
    const { observed } = result;
    const receipt = observed && agentReceipt(stage, attempt, observed, change, profile);
    if (answers.broken !== null) return { ...answers.broken, receipt };
    if (result.kind === 'cancelled' && breached === null) return { kind: 'cancelled', receipt };
    if (result.kind === 'failed' && breached === null) {
      const outcome = failed(result.message, runner.id, standing, receipt);
      return lookAtFailed(this.#parts.guard, request, change, outcome);
    }
    const asked = await this.#lookAt(request, change, profile.granted);
    if ('broken' in asked) return { ...asked.broken, receipt };
    const { verdict } = asked;
    if (verdict.effect === 'deny') return denied(this.#guardId(), verdict, receipt);
    switch (result.kind) {
      case 'completed':
        if (breached !== null) {
          return askForBudget(request, stage, used, breached, 'succeed', receipt, verdict);
        }
        return verdict.effect === 'ask'
          ? ask(request, verdict, 'succeed', receipt, `Keep what ${stage.title} changed?`)
          : { kind: 'succeeded', receipt };
      case 'awaiting':
        return askForAgent(request, stage, result.ask, receipt, [answers.verdict, verdict]);
      case 'over_budget':
        return askForBudget(request, stage, used, result.limit, 'run', receipt, verdict);
      case 'failed':
      case 'cancelled':
        return askForBudget(request, stage, used, breached ?? 'turns', 'run', receipt, verdict);
    }
  }

  async #mayRun(request: BuildRequest, { definition }: AgentStage): Promise<Asked> {
    const { guard } = this.#parts;
    if (guard === null) return { verdict: defaultGrant(definition) };
    return askGuard(guard, 'before', request, () => guard.before(guardQuestion(request)));
  }

  /** Looks at everything that changed since the agent began, at the end of each of its turns. */
  async #lookAt(
    request: BuildRequest,
    change: WorktreeChange | null,
    profile: Profile,
  ): Promise<Asked> {
    const { guard } = this.#parts;
    if (guard === null) {
      return { verdict: { effect: 'allow', profile, grantedBy: '', rules: [], facts: null } };
    }
    return askGuard(guard, 'after', request, () =>
      guard.after(guardQuestion(request), change, profile),
    );
  }

  /** The prompt of this turn. A prompt file must be the one that the plan was made with. */
  async #prompt({
    request,
    stage,
    standing,
    profile,
  }: Turn): Promise<{ readonly text: string } | { readonly stale: string }> {
    const { prompts, sha256 } = this.#parts;
    const { definition, prompt } = stage;
    let instructions = definition.prompt ?? '';
    if (definition.prompt_file !== undefined) {
      instructions = await prompts.read(definition.prompt_file);
      if (sha256(instructions) !== prompt?.sha256) {
        return { stale: `${definition.prompt_file} was changed since the run was planned.` };
      }
    }
    const sandbox = profile.granted;
    const context = await prompts.context(request.run);
    const text = renderPrompt({ definition, instructions, sandbox, context });
    if (standing.session === null) return { text };
    return { text: renderContinuation(text, standing.answers) };
  }

  /** I13: makes the agent's session durable, once for each session, and what it began from before. */
  async #keepSession(
    { request, stage, standing, runner, treeBefore }: Turn,
    session: string,
  ): Promise<void> {
    if (standing.session?.id === session) return;
    if (standing.session === null && treeBefore !== null) {
      await this.#parts.worktree.keep(request.run, treeBefore);
    }
    const { attempt } = request;
    await request.onAgent({
      type: 'agent.session',
      data: { stage: stage.id, attempt, agent: runner.id, session, tree_before: treeBefore },
    });
  }

  #runnerOf({ definition }: AgentStage): Promise<AgentRunner> {
    return this.#parts.runner(definition.agent ?? null);
  }

  #guardId(): string {
    return this.#parts.guard?.id ?? '';
  }
}

/** Whether the yes under which the attempt has its profile still counts. */
function holds({ grant }: AgentStanding, nowMs: number): boolean {
  if (grant === null) return false;
  return grant.expiresAt === null || nowMs < Date.parse(grant.expiresAt);
}

function failed(
  message: string,
  agent: string,
  { session }: AgentStanding,
  receipt: Receipt | null,
): Extract<StageOutcome, { kind: 'failed' }> {
  const id = receipt?.agent?.session ?? session?.id ?? null;
  const failure: Failure = { code: 'ORCH_AGENT_FAILED', message, agent, session: id };
  return { kind: 'failed', failure, receipt };
}
