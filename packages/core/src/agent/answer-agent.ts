import { guardQuestion, askGuard } from '../task-manager/ask-guard.ts';
import type { AgentStageDefinition } from '../pipeline/stage-definition.ts';
import type { AgentAnswer, AgentAsk } from '../ports/agent-runner.ts';
import type { BuildRequest } from '../ports/roles.ts';
import type { GuardVerdict, StageGuard } from '../ports/stage-guard.ts';
import type { AgentQuestion, Bindings } from '../run/approval.ts';
import type { AgentStanding, StandingAnswer } from '../run/agent-progress.ts';
import type { EventOf } from '../run/run-event.ts';
import type { StageOutcome } from '../run/run-command.ts';

type Answered = EventOf<'agent.answered'>['data'];

/**
 * Answers what an agent asks for during one turn: with the answer of a person that still stands,
 * with a no of policy, or not at all, so that a person decides.
 *
 * I11: a yes is given once, only for what it was said about, and only while plan, policy and worktree
 * are what they were. Each answer is in the journal before the agent has it.
 */
export class AgentAnswers {
  readonly #request: BuildRequest;
  readonly #approvals: AgentStageDefinition['approvals'];
  readonly #standing: AgentStanding;
  readonly #guard: StageGuard | null;
  readonly #given = new Set<string>();
  /** What the guard said of the question that waits for a person. */
  verdict: Exclude<GuardVerdict, { effect: 'deny' }> | null = null;
  /** Set when the guard could not be asked: the turn proves nothing then. */
  broken: Extract<StageOutcome, { kind: 'failed' }> | null = null;
  #waits = false;

  constructor(
    request: BuildRequest,
    definition: AgentStageDefinition,
    standing: AgentStanding,
    guard: StageGuard | null,
  ) {
    this.#request = request;
    this.#approvals = definition.approvals;
    this.#standing = standing;
    this.#guard = guard;
  }

  /** @throws what the journal throws */
  async decide(ask: AgentAsk): Promise<AgentAnswer> {
    if (this.#waits) return 'wait';
    const declined = this.#standing.answers.find(
      ({ digest, answer }) => digest === ask.digest && answer === 'decline',
    );
    if (declined !== undefined) return this.#say(ask, 'decline', 'approval', declined.requestId);
    // Policy is asked first: what it forbids stays forbidden, whoever said yes.
    const denied = await this.#askPolicy(ask);
    if (denied !== null) return this.#say(ask, 'decline', 'policy', null, denied);
    const accepted = await this.#accepted(ask);
    if (accepted !== null) return this.#say(ask, 'accept', 'approval', accepted.requestId);
    if (this.#approvals === 'decline') return this.#say(ask, 'decline', 'stage', null);
    this.#waits = true;
    return 'wait';
  }

  /** A yes to exactly this that was not given yet and still holds. */
  async #accepted(ask: AgentAsk): Promise<StandingAnswer | null> {
    const found = this.#standing.answers.find(
      ({ digest, answer, requestId, expiresAt }) =>
        digest === ask.digest &&
        answer === 'accept' &&
        !this.#given.has(requestId) &&
        (expiresAt === null || this.#request.nowMs() < Date.parse(expiresAt)),
    );
    if (found === undefined) return null;
    // Taken before anything is waited for: the same question may come twice at once.
    this.#given.add(found.requestId);
    return same(found.bound, await this.#request.bindings()) ? found : null;
  }

  /** @returns the rules that forbid it, or `null` */
  async #askPolicy(ask: AgentAsk): Promise<readonly string[] | null> {
    const guard = this.#guard;
    if (guard === null) return null;
    const asked = await askGuard(guard, 'ask', this.#request, () =>
      guard.ask(guardQuestion(this.#request), ask),
    );
    if ('broken' in asked) {
      this.broken ??= asked.broken;
      return [];
    }
    if (asked.verdict.effect === 'deny') return asked.verdict.rules;
    this.verdict = asked.verdict;
    return null;
  }

  async #say(
    ask: AgentAsk,
    answer: Answered['answer'],
    by: Answered['by'],
    requestId: string | null,
    rules: readonly string[] = [],
  ): Promise<Answered['answer']> {
    const { stage, attempt } = this.#request;
    await this.#request.onAgent({
      type: 'agent.answered',
      data: {
        stage: stage.id,
        attempt,
        ask: questionOf(ask),
        answer,
        by,
        request_id: requestId,
        rules,
      },
    });
    return answer;
  }
}

/** What of a question an answer is bound to. */
export function questionOf({ kind, digest, command, paths }: AgentAsk): AgentQuestion {
  return { kind, digest, command, paths };
}

function same(one: Bindings, other: Bindings): boolean {
  return one.plan === other.plan && one.policy === other.policy && one.worktree === other.worktree;
}
