import type { BegunRun, NotifyConfig, RunBus } from '@orch/core';
import type { RepositorySession } from '../session/session.ts';
import { deliver } from './deliver.ts';
import { noticeOf, type Occasion } from './notice.ts';

/**
 * Tells somebody outside that a run waits, failed, or takes long. Nothing is told before
 * `configure`, and nobody waits for it: a notice that cannot be delivered is a warning.
 */
export class Notifier {
  readonly #session: RepositorySession;
  readonly #env: NodeJS.ProcessEnv;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Map<string, BegunRun>();
  #config: NotifyConfig | undefined;

  /** @param env what the command gets */
  constructor(session: RepositorySession, env: NodeJS.ProcessEnv, bus: RunBus) {
    this.#session = session;
    this.#env = env;
    bus.on('run:journal', ({ state }) => {
      if (state.status !== 'queued') this.#watch(state);
    });
    bus.on('run:paused', ({ state }) => {
      this.#over(state);
      this.#tell('run.paused', state);
    });
    bus.on('run:completed', ({ state }) => {
      this.#over(state);
      if (state.status === 'failed') this.#tell('run.failed', state);
    });
  }

  configure(config: NotifyConfig | undefined): void {
    this.#config = config;
  }

  #watch(run: BegunRun): void {
    const afterMs = this.#config?.long_running_ms;
    // A child run is a part of the run that somebody started.
    if (afterMs === undefined || run.parentRunId !== null) return;
    this.#running.set(run.runId, run);
    if (this.#timers.has(run.runId)) return;
    const timer = setTimeout(() => {
      const now = this.#running.get(run.runId);
      if (now?.status === 'running') this.#tell('run.long_running', now);
    }, afterMs);
    timer.unref();
    this.#timers.set(run.runId, timer);
  }

  #over({ runId }: BegunRun): void {
    clearTimeout(this.#timers.get(runId));
    this.#running.delete(runId);
  }

  #tell(occasion: Occasion, run: BegunRun): void {
    const config = this.#config;
    if (config === undefined || run.parentRunId !== null) return;
    const { roots, clock, logger } = this.#session;
    void this.#session.redaction().then(async ({ redact }) => {
      const notice = redact(noticeOf(occasion, run, roots, clock.nowMs()));
      const failures = await deliver(notice, config, { cwd: roots.root, env: this.#env });
      for (const failure of failures) {
        logger.warn(`Nobody was told that run ${run.runId} is ${run.status}: ${failure}.`);
      }
    });
  }
}
