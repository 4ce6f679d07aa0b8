import { describeThrown } from '../failure/orch-error.ts';
import { AbortHandle, onAbort } from '../ports/abort.ts';
import type { Plan } from '../plan/plan.ts';
import type { AbortSignalLike } from '../ports/clock.ts';
import type { InboxRequest, RunWriter } from '../ports/run-store.ts';
import { decide, isFinished } from '../run/decide.ts';
import { openApprovals } from '../run/decide-approval.ts';
import { effects, type Effect } from '../run/effects.ts';
import { evolve } from '../run/evolve.ts';
import type { Actor, ApprovalDecision, Bindings } from '../run/approval.ts';
import type { TimedEvent } from '../run/journal-entry.ts';
import { refusalError, type Refusal } from '../run/refusal.ts';
import type { RunCommand } from '../run/run-command.ts';
import type { BegunRun, RunState } from '../run/run-state.ts';
import type { EffectContext, EffectRunner } from './effect-runner.ts';
import { Mailbox, type Letter } from './mailbox.ts';
import type { TaskManagerPorts } from './task-manager.ts';

/** Why a run is cancelled from outside, as the `reason` of the signal that does it. */
export interface CancelReason {
  readonly by: Actor;
  readonly reason: string;
}

export interface RunLoopOptions {
  readonly waitWhilePaused: boolean;
  readonly signal: AbortSignalLike | null;
  /** Only take commands and close the run if they end it; start no stage. */
  readonly commandsOnly: boolean;
}

/**
 * The loop of one run: take the commands that wait, decide, journal, fold, start what the new state
 * asks for. One await per round for new commands and one for the journal; nothing is acted upon
 * before its facts are durable (I1).
 */
export class RunLoop {
  readonly #ports: TaskManagerPorts;
  readonly #writer: RunWriter;
  readonly #options: RunLoopOptions;
  readonly #runEffect: EffectRunner;
  readonly #mailbox = new Mailbox();
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly #stop = new AbortHandle();
  #state: RunState;

  constructor(
    ports: TaskManagerPorts,
    writer: RunWriter,
    state: RunState,
    options: RunLoopOptions,
    runEffect: EffectRunner,
  ) {
    this.#ports = ports;
    this.#writer = writer;
    this.#state = state;
    this.#options = options;
    this.#runEffect = runEffect;
  }

  get state(): RunState {
    return this.#state;
  }

  /**
   * Takes one command before the loop runs.
   * @throws OrchError where the command is refused
   */
  async command(command: RunCommand): Promise<void> {
    const answer: { refused: Refusal | null } = { refused: null };
    const done = (refused: Refusal | null): void => {
      answer.refused = refused;
    };
    await this.#process([{ command, done, failed: () => undefined }]);
    if (answer.refused !== null) throw refusalError(answer.refused);
  }

  /** Runs until the run ends, or pauses and nobody waits for it. */
  async run(): Promise<void> {
    const letGo = this.#listen();
    try {
      for (;;) {
        this.#launch();
        // A command that came in just now, such as a cancel, may still change how the run stands.
        const letters = this.#isOver() ? this.#mailbox.drain() : await this.#mailbox.take();
        if (letters.length === 0) break;
        await this.#process(letters);
      }
    } catch (error) {
      // The journal takes nothing more, so nothing that still runs can be recorded: it is ended.
      this.#mailbox.close(error);
      throw error;
    } finally {
      letGo();
      this.#mailbox.close();
      this.#stop.abort(undefined);
      await Promise.allSettled(this.#inFlight.values());
    }
  }

  /**
   * Takes the plan as it was just made instead of the one from the journal, where both have the same
   * digest: the journal keeps a redacted copy, which nobody may execute.
   */
  adopt(plan: Plan): void {
    const run = this.#begun();
    if (plan.digest === run.plan.digest) this.#state = { ...run, plan };
  }

  /** What an approval that is asked for, given or confirmed now is bound to. */
  async bindings(): Promise<Bindings> {
    return { plan: this.#begun().plan.digest, ...(await this.#ports.observed()) };
  }

  async #process(letters: readonly Letter[]): Promise<void> {
    const at = new Date(this.#ports.clock.nowMs()).toISOString();
    const answers: { letter: Letter; refused: Refusal | null }[] = [];
    const timed: TimedEvent[] = [];
    let next = this.#state;
    for (const letter of letters) {
      const decision = decide(next, letter.command, at);
      if ('refused' in decision) {
        answers.push({ letter, refused: decision.refused });
        continue;
      }
      for (const event of decision.events) {
        next = evolve(next, { at, event });
        timed.push({ at, event });
      }
      answers.push({ letter, refused: null });
    }
    if (timed.length > 0) {
      let entries;
      try {
        // I1: durable first.
        entries = await this.#writer.append(timed);
      } catch (error) {
        for (const { letter } of answers) letter.failed(error);
        throw error;
      }
      this.#state = next;
      this.#writer.observe(next);
      void this.#ports.bus.emit('run:journal', { key: this.#writer.key, entries, state: next });
    }
    for (const { letter, refused } of answers) letter.done(refused);
  }

  #launch(): void {
    for (const effect of effects(this.#state)) {
      if (this.#inFlight.has(effect.key)) continue;
      if (this.#options.commandsOnly && effect.kind !== 'review') continue;
      if (effect.kind === 'stop') {
        this.#stop.abort('the run is being stopped');
        this.#inFlight.set(effect.key, Promise.resolve());
        continue;
      }
      this.#inFlight.set(effect.key, this.#carryOut(effect));
    }
  }

  /** I3: every piece of work is started once in a process, and always ends in a command. */
  async #carryOut(effect: Exclude<Effect, { kind: 'stop' }>): Promise<void> {
    const context: EffectContext = {
      run: this.#begun(),
      signal: this.#stop.signal,
      bindings: () => this.bindings(),
      post: (command) => this.#mailbox.post(command).then(() => undefined),
      waitWhilePaused: this.#options.waitWhilePaused,
    };
    const command = await this.#runEffect(effect, context);
    const over = (): void => void this.#inFlight.delete(effect.key);
    if (command === null) {
      over();
      return;
    }
    try {
      // In flight until the state shows the outcome: a round in between would start it once more.
      await this.#mailbox.post(command, over);
    } catch {
      // I1: the loop has ended because the journal failed, and reports that itself.
    }
  }

  #isOver(): boolean {
    if (isFinished(this.#state)) return true;
    if (this.#options.commandsOnly) return this.#inFlight.size === 0;
    if (this.#state.status !== 'paused' || this.#inFlight.size > 0) return false;
    return !this.#options.waitWhilePaused;
  }

  /** Lets the outside in: cancel signals, requests of other processes, the run's own deadlines. */
  #listen(): () => void {
    const ended = new AbortHandle();
    const { signal, commandsOnly } = this.#options;
    const letGo =
      signal === null
        ? () => undefined
        : onAbort(signal, () => {
            this.#send({ kind: 'cancel', ...cancelReason(signal.reason) });
          });
    if (!commandsOnly) {
      this.#writer.inbox.onRequest((request) => this.#take(request));
      this.#watchDeadline(ended.signal);
    }
    return () => {
      letGo();
      ended.abort(undefined);
    };
  }

  async #take(request: InboxRequest): Promise<void> {
    if (request.kind === 'cancel') {
      await this.#mailbox.post({ kind: 'cancel', by: request.by, reason: request.reason });
      return;
    }
    const { decision } = request;
    const refused = request.refused ?? (await this.#answer(decision));
    if (refused !== null) {
      const message = `The answer of ${decision.actor.name} to ${decision.request_id} was not taken: ${refused}`;
      await this.#mailbox.post({ kind: 'note', note: 'approval.refused', message });
      return;
    }
    const open = this.#state.status === 'paused' ? openApprovals(this.#state) : [];
    const stillAsked = open.some(
      ({ request: asked, status }) => asked.id === decision.request_id && status === 'pending',
    );
    if (this.#state.status === 'paused' && !stillAsked) {
      const reason = `${decision.request_id} was decided`;
      await this.#mailbox.post({ kind: 'wake', by: decision.actor, reason });
    }
  }

  /** @returns why the answer was not taken */
  async #answer(decision: ApprovalDecision): Promise<string | null> {
    const bound = await this.bindings();
    const refused = await this.#mailbox.post({ kind: 'decide', decision, bound });
    return refused?.message ?? null;
  }

  #watchDeadline(ended: AbortSignalLike): void {
    const run = this.#begun();
    const { max_duration_ms: maxMs } = run.plan;
    if (maxMs === null) return;
    const usedMs = this.#ports.clock.nowMs() - Date.parse(run.startedAt);
    const leftMs = maxMs - Math.min(maxMs, Math.max(0, usedMs));
    void this.#ports.clock.sleep(leftMs, ended).then(() => {
      if (!ended.aborted) this.#send({ kind: 'deadline' });
    });
  }

  /** For commands whose answer nobody waits for; a journal that fails is reported by the loop. */
  #send(command: RunCommand): void {
    this.#mailbox.post(command).catch(() => undefined);
  }

  #begun(): BegunRun {
    if (this.#state.status === 'queued') throw new Error('The run has not begun.');
    return this.#state;
  }
}

function cancelReason(reason: unknown): CancelReason {
  if (typeof reason === 'object' && reason !== null && 'by' in reason && 'reason' in reason) {
    return reason as CancelReason;
  }
  const by: Actor = { name: 'orch', source: 'orch' };
  return { by, reason: reason === undefined ? 'cancelled' : describeThrown(reason) };
}
