import {
  InputGuardrailTripwireTriggered,
  OutputGuardrailTripwireTriggered,
  Runner,
  RunState,
  type Agent,
} from '@openai/agents';
import {
  describeThrown,
  onAbort,
  type AgentObserved,
  type AgentRunner,
  type AgentTurnRequest,
  type AgentTurnResult,
} from '@orch/core';
import { Activity } from './activity.ts';
import { CodingThreads } from './coding-threads.ts';
import type { ManagerOptions } from './manager-options.ts';
import { decodeSession, encodeSession, newSession, type SavedSession } from './saved-session.ts';
import { sdkVersion } from './sdk-version.ts';
import { makeTeam } from './team.ts';
import { traceTo } from './trace-router.ts';
import { TurnMeter } from './turn-meter.ts';

const assertedBytes = 8 * 1024;

/**
 * A manager on the Agents SDK as an agent of orch: it has planner, builder, tester and reviewer as
 * tools, and they reach the repository through the coding agent alone. What the coding agent asks for
 * interrupts the SDK's run; its state is saved, and another process goes on with it.
 */
export function createManagerRunner(options: ManagerOptions): AgentRunner {
  const { coder } = options;
  return {
    id: options.id ?? 'manager',
    async check() {
      await options.check?.();
      await coder.check();
    },
    run: (request) => new ManagerTurn(options, request).run(),
    reap: (attempt) => coder.reap(attempt),
  };
}

type Outcome =
  | Exclude<AgentTurnResult, { kind: 'completed' | 'awaiting' | 'over_budget' }>
  | { readonly kind: 'completed'; readonly says: string }
  | Omit<Extract<AgentTurnResult, { kind: 'awaiting' }>, 'observed'>
  | Omit<Extract<AgentTurnResult, { kind: 'over_budget' }>, 'observed'>;

/** One turn: from the stage's prompt, or from a saved interruption, to the next end or question. */
class ManagerTurn {
  readonly #options: ManagerOptions;
  readonly #request: AgentTurnRequest;
  readonly #session: string;
  readonly #meter: TurnMeter;
  #saved: SavedSession = newSession;

  constructor(options: ManagerOptions, request: AgentTurnRequest) {
    this.#options = options;
    this.#request = request;
    this.#session = request.session ?? options.newSession();
    this.#meter = new TurnMeter(request.budget, request.signal, options.clock, (usage) => {
      request.onUsage(usage);
    });
  }

  async run(): Promise<AgentTurnResult> {
    const { run, stage, attempt } = this.#request;
    const { clock, redactor, openLog, coder } = this.#options;
    const startedAt = new Date(clock.nowMs()).toISOString();
    const log = await openLog(run, stage, attempt);
    const activity = new Activity(log, redactor, (stream, text) => {
      this.#request.onOutput?.(stream, text);
    });
    await this.#request.onSession(this.#session);
    const lost = await this.#load();
    const threads = new CodingThreads(
      coder,
      this.#request,
      this.#meter,
      activity,
      this.#saved.threads,
      (all) => this.#save({ ...this.#saved, threads: all }),
    );
    const outcome = await this.#work(threads, activity);
    const { notes, ...report } = threads.report;
    const says = outcome.kind === 'completed' ? activity.clean(outcome.says) : '';
    const observed: AgentObserved = {
      agent: `agents-sdk ${sdkVersion}`,
      argv: [],
      cwd: this.#options.cwd,
      envNames: [],
      startedAt,
      durationMs: this.#meter.usage.wall_ms,
      session: this.#session,
      usage: this.#meter.usage,
      asserted: says.slice(0, assertedBytes),
      log: await activity.end(),
      ...report,
      redactions: report.redactions + activity.redactions,
      notes: lost ? [...notes, 'Nothing was saved of its session; it began anew.'] : notes,
    };
    return outcome.kind === 'completed'
      ? { kind: 'completed', observed }
      : { ...outcome, observed };
  }

  async #work(threads: CodingThreads, activity: Activity): Promise<Outcome> {
    const traceId = `trace_${this.#options.sha256(this.#session).slice(0, 32)}`;
    const untrace = traceTo(traceId, (span) => {
      const error = span.error === null ? null : activity.clean(span.error);
      this.#request.onSpan({ ...span, error });
    });
    const abort = new AbortController();
    const letGo = onAbort(this.#request.signal, () => {
      abort.abort();
    });
    try {
      this.#meter.mayGoOn();
      const manager = await makeTeam(this.#options, threads, this.#meter, activity);
      const runner = new Runner({ traceId, traceIncludeSensitiveData: false });
      const input = await this.#input(manager);
      const result = await runner.run(manager, input, { maxTurns: null, signal: abort.signal });
      const ask = threads.firstAsk;
      if (ask !== null) {
        // A team that ended without going on with what waits begins anew with its threads.
        const state = result.interruptions.length > 0 ? result.state.toString() : null;
        await this.#save({ state, threads: threads.all });
        return { kind: 'awaiting', ask };
      }
      return { kind: 'completed', says: result.finalOutput ?? '' };
    } catch (error) {
      return this.#failure(error, activity);
    } finally {
      letGo();
      untrace();
    }
  }

  /** A saved interruption goes on: the coding agent asks again, and is given the answer then. */
  async #input(manager: Agent): Promise<string | RunState<undefined, Agent>> {
    const { state } = this.#saved;
    if (state === null) return this.#request.prompt;
    const restored = await RunState.fromString<undefined, Agent>(manager, state);
    for (const interruption of restored.getInterruptions()) restored.approve(interruption);
    return restored;
  }

  #failure(error: unknown, activity: Activity): Outcome {
    const { stopped } = this.#meter;
    if (stopped?.limit === null) return { kind: 'cancelled', observed: null };
    if (stopped !== null) return { kind: 'over_budget', limit: stopped.limit };
    const message = refusal(error) ?? describeThrown(error);
    return { kind: 'failed', message: activity.clean(message), observed: null };
  }

  /** Whether a session that went on has lost what was saved of it. */
  async #load(): Promise<boolean> {
    const { run, session } = this.#request;
    if (session === null) return false;
    const text = await this.#options.sessions.load(run, session);
    if (text === null) return true;
    this.#saved = decodeSession(text, session);
    return false;
  }

  async #save(saved: SavedSession): Promise<void> {
    this.#saved = saved;
    const { sessions, redactor } = this.#options;
    await sessions.save(this.#request.run, this.#session, encodeSession(saved, redactor));
  }
}

/** What our guardrails say; the SDK's own types leave it open. */
interface TrippedGuardrail {
  readonly guardrail: { readonly name: string };
  readonly output: { readonly outputInfo: { readonly reason: string | null } };
}

function refusal(error: unknown): string | null {
  const tripped =
    error instanceof InputGuardrailTripwireTriggered ||
    error instanceof OutputGuardrailTripwireTriggered;
  if (!tripped) return null;
  const { guardrail, output } = error.result as TrippedGuardrail;
  return `The guardrail ${guardrail.name} refused: ${output.outputInfo.reason ?? ''}`;
}
