import { OrchError } from '../failure/orch-error.ts';
import { onAbort } from '../ports/abort.ts';
import type {
  AgentAnswer,
  AgentAsk,
  AgentObserved,
  AgentRunner,
  AgentTurnRequest,
  AgentTurnResult,
  AgentUsage,
} from '../ports/agent-runner.ts';
import type { ReapReport, ReapRequest } from '../ports/stage-executor.ts';

/** What a scripted agent does in one turn. */
export interface ScriptedTurn {
  readonly stage: string;
  /** Asked for in this order; the turn ends where the answer is `wait`. */
  readonly asks?: readonly AgentAsk[];
  /** Spent in the turn: one turn and nothing else unless given. Reported before the first question. */
  readonly usage?: Partial<AgentUsage>;
  /** `hold` goes on until the turn is aborted; a turn is completed unless it says otherwise. */
  readonly end?: 'completed' | 'over_budget' | 'failed' | 'throw' | 'hold';
  /** The agent's last words. */
  readonly says?: string;
  /** A session of its own, where the one that it was given is gone. */
  readonly session?: string;
}

/** What a turn was given. */
export interface SeenTurn {
  readonly stage: string;
  readonly attempt: number;
  readonly prompt: string;
  readonly sandbox: AgentTurnRequest['sandbox'];
  readonly session: string | null;
  readonly budget: AgentTurnRequest['budget'];
}

/**
 * An agent that does what its script says. A turn that the script does not expect is an error at once,
 * and one that nobody used is an error when the test calls `assertUsed`.
 */
export class ScriptedAgent implements AgentRunner {
  readonly id: string;
  readonly #left: ScriptedTurn[];
  readonly #problems: string[] = [];
  readonly #available: boolean;
  #sessions = 0;
  /** The turns that it was given, in order. */
  readonly turns: SeenTurn[] = [];
  /** What it was told, in order, as `<title>: <answer>`. */
  readonly answers: string[] = [];
  /** Attempts whose remains were ended, as `stage#attempt`. */
  readonly reaped: string[] = [];

  constructor(script: readonly ScriptedTurn[], { id = 'scripted', available = true } = {}) {
    this.#left = [...script];
    this.id = id;
    this.#available = available;
  }

  check(): Promise<void> {
    if (this.#available) return Promise.resolve();
    return Promise.reject(
      new OrchError('ORCH_AGENT_UNAVAILABLE', `${this.id} is not installed.`, {
        hint: 'Nothing was run.',
      }),
    );
  }

  async run(request: AgentTurnRequest): Promise<AgentTurnResult> {
    const { attempt, prompt, sandbox, session, budget } = request;
    const stage = request.stage.id;
    this.turns.push({ stage, attempt, prompt, sandbox, session, budget });
    const position = this.#left.findIndex((turn) => turn.stage === stage);
    const turn = this.#left[position];
    if (turn === undefined) {
      this.#problems.push(`unexpected: ${stage}#${attempt}`);
      throw new Error(`The script does not expect ${stage}#${attempt}.`);
    }
    this.#left.splice(position, 1);
    request.onSpawn({ scripted: stage });
    const own = turn.session ?? session ?? `session-${(this.#sessions += 1)}`;
    await request.onSession(own);
    return this.#play(turn, request, own);
  }

  reap({ stage, attempt }: ReapRequest): Promise<ReapReport> {
    this.reaped.push(`${stage}#${attempt}`);
    return Promise.resolve({ ended: 0, limits: [] });
  }

  /** @throws Error for turns that were never used or not expected */
  assertUsed(): void {
    const problems = [...this.#problems, ...this.#left.map(({ stage }) => `unused: ${stage}`)];
    if (problems.length > 0) throw new Error(`The script did not fit: ${problems.join(', ')}.`);
  }

  async #play(
    turn: ScriptedTurn,
    request: AgentTurnRequest,
    session: string,
  ): Promise<AgentTurnResult> {
    const usage = { turns: 1, input_tokens: 0, output_tokens: 0, wall_ms: 0, ...turn.usage };
    const observed = observe(turn, request, session, usage, this.id);
    request.onUsage(usage);
    for (const ask of turn.asks ?? []) {
      const answer = await request.decide(ask);
      this.#hear(ask, answer);
      if (answer === 'wait') return { kind: 'awaiting', ask, observed };
    }
    switch (turn.end ?? 'completed') {
      case 'completed':
        return { kind: 'completed', observed };
      case 'over_budget':
        return { kind: 'over_budget', limit: 'turns', observed };
      case 'failed':
        return { kind: 'failed', message: 'The model could not be reached.', observed };
      case 'throw':
        throw new Error('The agent broke.');
      case 'hold':
        await new Promise<void>((resolve) => {
          onAbort(request.signal, resolve);
        });
        return { kind: 'cancelled', observed };
    }
  }

  #hear({ title }: AgentAsk, answer: AgentAnswer): void {
    this.answers.push(`${title}: ${answer}`);
  }
}

/** A question of a scripted agent about a command; equal commands have equal digests. */
export function scriptedAsk(command: string): AgentAsk {
  const digest = [...command].map((each) => each.charCodeAt(0).toString(16)).join('');
  return {
    kind: 'command',
    digest: digest.padEnd(64, '0').slice(0, 64),
    title: command,
    detail: `It says that it needs ${command}.`,
    command,
    paths: [],
  };
}

function observe(
  { says = 'Done.' }: ScriptedTurn,
  { stage, attempt }: AgentTurnRequest,
  session: string,
  usage: AgentUsage,
  id: string,
): AgentObserved {
  return {
    agent: `${id} 1.0.0`,
    argv: [id],
    cwd: '.',
    envNames: [],
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 0,
    session,
    usage,
    asserted: says,
    commands: [],
    log: { path: `commands/${stage.slug}.ndjson`, offset: 0, bytes: attempt },
    redactions: 0,
    mechanism: null,
    notes: [],
  };
}
