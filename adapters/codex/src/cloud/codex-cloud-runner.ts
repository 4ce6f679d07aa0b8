import {
  type AgentObserved,
  type AgentRunner,
  type AgentTurnRequest,
  type AgentTurnResult,
  type Clock,
  type LogPlace,
  type OpenTurnLog,
  type Redactor,
  type TurnLog,
} from '@orch/core';
import { MessageRedactor } from '../turn/message-redactor.ts';
import type { CodexCloud } from './codex-cloud.ts';

export interface CodexCloudRunnerOptions {
  readonly cloud: CodexCloud;
  /** The environment's id, as `codex cloud` lists it. */
  readonly environment: string;
  /** The branch that tasks start from, as the service knows it; the current one unless given. */
  readonly branch?: string;
  /** The checkout to which the diff is applied; recorded. */
  readonly cwd: string;
  readonly clock: Clock;
  readonly redactor: Redactor | null;
  /** Opens the log of a turn. `@orch/adapter-process` has it. */
  readonly openLog: OpenTurnLog;
  readonly logFile: (run: AgentTurnRequest['run'], stage: AgentTurnRequest['stage']) => LogPlace;
  /** Between two looks at a task, in milliseconds; 10,000 unless given. */
  readonly pollMs?: number;
}

type End =
  | { readonly kind: 'completed' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'over_budget'; readonly limit: 'wall_ms' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Codex Cloud as an agent: hands the prompt over as a task, waits until it is ready, and applies its diff
 * to the checkout. The task is the session: a turn that was cut off goes on waiting for the same task.
 * The service tells its id only after it took the task, so a kill in that moment leaves a task behind
 * that nobody waits for. It asks no questions, and tells nothing of tokens.
 */
export function createCodexCloudRunner(options: CodexCloudRunnerOptions): AgentRunner {
  const { cloud, environment } = options;
  return {
    id: 'codex-cloud',
    check: () => cloud.check(environment),
    run: (request) => new CloudTurn(options, request).run(),
    reap: () => Promise.resolve({ ended: 0, limits: [] }),
  };
}

class CloudTurn {
  readonly #options: CodexCloudRunnerOptions;
  readonly #request: AgentTurnRequest;
  readonly #log: TurnLog;
  readonly #redactor: MessageRedactor;
  readonly #beganMs: number;
  readonly #startedAt: string;
  #task: string | null;
  #said = '';

  constructor(options: CodexCloudRunnerOptions, request: AgentTurnRequest) {
    const { clock, logFile, openLog, redactor } = options;
    const { run, stage, attempt } = request;
    this.#options = options;
    this.#request = request;
    this.#task = request.session;
    this.#redactor = new MessageRedactor(redactor);
    this.#beganMs = clock.monotonicMs();
    this.#startedAt = new Date(clock.nowMs()).toISOString();
    this.#log = openLog({ place: logFile(run, stage), stage: stage.id, attempt, clock });
  }

  async run(): Promise<AgentTurnResult> {
    try {
      const end = await this.#work();
      const observed = this.#observed();
      return { ...end, observed };
    } catch (error) {
      this.#log.abandon();
      throw error;
    }
  }

  async #work(): Promise<End> {
    const { cloud, environment, branch, clock, pollMs = 10_000 } = this.#options;
    const { prompt, signal, budget } = this.#request;
    if (this.#task === null) {
      const order = { environment, prompt, ...(branch !== undefined && { branch }) };
      const { taskId, url } = await cloud.exec(order);
      this.#task = taskId;
      await this.#request.onSession(taskId);
      this.#tell(`handed over as ${taskId}: ${url}`);
    }
    for (;;) {
      if (signal.aborted) {
        this.#tell(`${this.#task} is no longer waited for; Codex Cloud has no way to cancel it`);
        return { kind: 'cancelled' };
      }
      const { status, text } = await cloud.status(this.#task);
      if (status === 'error') return { kind: 'failed', message: this.#redactor.text(text) };
      if (status === 'applied') return this.#done(text);
      if (status === 'ready') return this.#apply(this.#task, text);
      this.#request.onUsage(this.#usage());
      if (budget.maxWallMs !== undefined && this.#wallMs() >= budget.maxWallMs) {
        return { kind: 'over_budget', limit: 'wall_ms' };
      }
      await clock.sleep(pollMs, signal);
    }
  }

  /** A task that may only read has its diff shown and not applied. */
  async #apply(task: string, text: string): Promise<End> {
    this.#tell(await this.#options.cloud.diff(task));
    if (this.#request.sandbox === 'read-only') return this.#done(text);
    const applied = await this.#options.cloud.apply(task);
    return this.#done(applied.text);
  }

  #done(text: string): End {
    this.#said = this.#redactor.text(text);
    this.#tell(text);
    return { kind: 'completed' };
  }

  #tell(text: string): void {
    const line = `${this.#redactor.text(text)}\n`;
    this.#log.text('stdout', line);
    this.#request.onOutput?.('stdout', line);
  }

  #wallMs(): number {
    return Math.round(this.#options.clock.monotonicMs() - this.#beganMs);
  }

  #usage() {
    return { turns: 1, input_tokens: 0, output_tokens: 0, wall_ms: this.#wallMs() };
  }

  #observed(): AgentObserved {
    return {
      agent: 'codex-cloud',
      argv: [],
      cwd: this.#options.cwd,
      envNames: [],
      startedAt: this.#startedAt,
      durationMs: this.#wallMs(),
      session: this.#task,
      usage: this.#usage(),
      asserted: this.#said.slice(0, 8 * 1024),
      commands: [],
      log: this.#log.end(),
      redactions: this.#redactor.count,
      mechanism: null,
      notes: ['It worked in Codex Cloud, which tells neither its commands nor its tokens.'],
    };
  }
}
