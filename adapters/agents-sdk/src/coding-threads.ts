import type {
  AgentAsk,
  AgentObserved,
  AgentRunner,
  AgentTurnRequest,
  AgentTurnResult,
} from '@orch/core';
import type { Activity } from './activity.ts';
import type { Thread, Threads } from './saved-session.ts';
import { profileOf, type TeamRole } from './team-role.ts';
import type { TurnMeter } from './turn-meter.ts';

/** What the roles' work with the coding agent came to in this turn. */
export interface ThreadsReport {
  readonly commands: AgentObserved['commands'];
  /** The mechanism that held the sandbox in every turn of the coding agent; `null` if one was held by none. */
  readonly mechanism: string | null;
  readonly redactions: number;
  readonly notes: readonly string[];
}

/**
 * Each role's own session with the coding agent. I5: one works at a time, since they share one worktree.
 * I6: a session is saved before work is asked in it, and so is what it waits for.
 */
export class CodingThreads {
  readonly #coder: AgentRunner;
  readonly #request: AgentTurnRequest;
  readonly #meter: TurnMeter;
  readonly #activity: Activity;
  readonly #save: (threads: Threads) => Promise<void>;
  readonly #observed: AgentObserved[] = [];
  /** Roles whose question was put in this turn, and that therefore waits for a person. */
  readonly #asked = new Set<TeamRole>();
  #threads: Threads;
  #working: Promise<unknown> = Promise.resolve();

  constructor(
    coder: AgentRunner,
    request: AgentTurnRequest,
    meter: TurnMeter,
    activity: Activity,
    threads: Threads,
    save: (threads: Threads) => Promise<void>,
  ) {
    this.#coder = coder;
    this.#request = request;
    this.#meter = meter;
    this.#activity = activity;
    this.#threads = threads;
    this.#save = save;
  }

  get all(): Threads {
    return this.#threads;
  }

  /** What a person must decide before the role can go on; `null` where that was not asked in this turn. */
  waits(role: TeamRole): AgentAsk | null {
    return this.#asked.has(role) ? (this.#threads[role]?.ask ?? null) : null;
  }

  /** The first question that waits for a person. */
  get firstAsk(): AgentAsk | null {
    for (const role of this.#asked) {
      const ask = this.waits(role);
      if (ask !== null) return ask;
    }
    return null;
  }

  /** Has the coding agent do a piece of work for a role; resolves with what the role is told. */
  work(role: TeamRole, prompt: string): Promise<string> {
    const turn = this.#working.then(() => this.#turn(role, prompt));
    this.#working = turn.catch(() => undefined);
    return turn;
  }

  /** Lets the coding agent go on after a person decided. */
  goOn(role: TeamRole): Promise<string> {
    const ask = this.#threads[role]?.ask ?? null;
    if (ask === null) return Promise.resolve('Nothing waits for a person.');
    this.#asked.delete(role);
    return this.work(
      role,
      `A person decided about what you asked for: ${ask.title}. Ask for it again, take the answer, and finish the work that you were given.`,
    );
  }

  get report(): ThreadsReport {
    const mechanisms = new Set(this.#observed.map(({ mechanism }) => mechanism));
    const [only = null] = mechanisms;
    return {
      commands: this.#observed.flatMap(({ commands }) => commands),
      mechanism: mechanisms.size === 1 ? only : null,
      redactions: this.#observed.reduce((sum, { redactions }) => sum + redactions, 0),
      notes: this.#observed.flatMap(({ notes }) => notes),
    };
  }

  async #turn(role: TeamRole, prompt: string): Promise<string> {
    this.#meter.mayGoOn();
    const request = this.#request;
    let spent = { turns: 0, input_tokens: 0, output_tokens: 0 };
    const result = await this.#coder.run({
      ...request,
      prompt,
      sandbox: profileOf(role, request.sandbox),
      session: this.#threads[role]?.session ?? null,
      budget: this.#meter.left,
      onSession: (session) => this.#keep(role, { session, ask: null }),
      onUsage: (usage) => {
        this.#meter.replace(spent, usage);
        spent = usage;
      },
    });
    return this.#told(role, result);
  }

  async #told(role: TeamRole, result: AgentTurnResult): Promise<string> {
    const { observed } = result;
    if (observed !== null) {
      this.#observed.push(observed);
      const { path, offset, bytes } = observed.log;
      this.#activity.tell(role, `${observed.agent} ${result.kind}, ${path} ${offset}+${bytes}`);
    }
    switch (result.kind) {
      case 'completed':
        return describe(result.observed);
      case 'awaiting': {
        const session = result.observed.session ?? this.#threads[role]?.session ?? '';
        this.#asked.add(role);
        await this.#keep(role, { session, ask: result.ask });
        return `It waits for a person to decide: ${result.ask.title}. Call code_continue now; it returns once a person has decided.`;
      }
      case 'over_budget':
        return this.#meter.stop(result.limit);
      case 'cancelled':
        return this.#meter.stop(null);
      case 'failed':
        return `The coding agent failed: ${this.#activity.clean(result.message)}`;
    }
  }

  async #keep(role: TeamRole, thread: Thread): Promise<void> {
    this.#threads = { ...this.#threads, [role]: thread };
    await this.#save(this.#threads);
  }
}

/** What orch saw, and after it what the coding agent says of itself. */
function describe({ commands, asserted }: AgentObserved): string {
  const ran = commands.map(
    ({ command, exit_code: code }) => `- ${command} (exit ${code ?? 'unknown'})`,
  );
  const seen = ran.length === 0 ? 'It ran no commands.' : `It ran:\n${ran.join('\n')}`;
  return `${seen}\nIt says:\n${asserted}`;
}
