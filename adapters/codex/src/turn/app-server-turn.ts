import type { AgentAsk, AgentTurnRequest, Profile } from '@orch/core';
import { describeThrown } from '@orch/core';
import type {
  AppServerClient,
  ServerNotification,
  ServerReply,
  ServerRequest,
} from '../app-server/app-server-client.ts';
import {
  commandApproval,
  declinedRequests,
  errorEvent,
  fileChangeApproval,
  hookEvent,
  itemEvent,
  mayCarryApproval,
  readItem,
  tokenUsage,
  turnCompleted,
  turnEvent,
} from '../app-server/protocol.ts';
import type { FileUpdate, ThreadOpened } from '../app-server/protocol.ts';
import { profileName } from '../guard/permission-profile.ts';
import { askOfCommand, askOfFileChange } from './agent-ask.ts';
import type { MessageRedactor } from './message-redactor.ts';
import type { TurnRecord } from './turn-record.ts';
import type { BudgetLimit, UsageMeter } from './usage-meter.ts';

/** Why a turn was ended before Codex ended it. */
export type TurnStop =
  | { readonly kind: 'awaiting'; readonly ask: AgentAsk }
  | { readonly kind: 'over_budget'; readonly limit: BudgetLimit }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** How Codex says that its turn ended. */
export interface TurnEnd {
  readonly status: 'completed' | 'interrupted' | 'failed' | 'inProgress';
  readonly message: string | null;
}

export interface AppServerTurnParts {
  readonly root: string;
  readonly request: AgentTurnRequest;
  readonly record: TurnRecord;
  readonly meter: UsageMeter;
  readonly redact: MessageRedactor;
}

const refused = -32000;
const refusal = (message: string): ServerReply => ({ error: { code: refused, message } });
const decision = (value: 'accept' | 'decline'): ServerReply => ({ result: { decision: value } });

/**
 * What app-server says and asks during one turn. It decides nothing itself: questions go to
 * `decide`, and whatever it does not know and may be about permissions ends the turn (I1).
 */
export class AppServerTurn {
  readonly #parts: AppServerTurnParts;
  readonly #patches = new Map<string, readonly FileUpdate[]>();
  readonly #stopped: Promise<void>;
  readonly #ended: Promise<void>;
  #onStop: () => void = () => undefined;
  #onEnd: () => void = () => undefined;
  #thread: string | null = null;
  #turn: string | null = null;
  #stop: TurnStop | null = null;
  #end: TurnEnd | null = null;
  #lastError: string | null = null;

  constructor(parts: AppServerTurnParts) {
    this.#parts = parts;
    this.#stopped = new Promise((resolve) => (this.#onStop = resolve));
    this.#ended = new Promise((resolve) => (this.#onEnd = resolve));
  }

  /** The first reason for which the turn was ended from here; the first one stands. */
  get stop(): TurnStop | null {
    return this.#stop;
  }

  /** Whether Codex works at the turn by now. */
  hasBegun(): boolean {
    return this.#turn !== null;
  }

  /** Whether there is a {@link stop} by now. */
  hasStopped(): boolean {
    return this.#stop !== null;
  }

  get end(): TurnEnd | null {
    return this.#end;
  }

  get thread(): string | null {
    return this.#thread;
  }

  /** Resolves when there is a {@link stop}. */
  get whenStopped(): Promise<void> {
    return this.#stopped;
  }

  /** Resolves when Codex has ended the turn. */
  get whenEnded(): Promise<void> {
    return this.#ended;
  }

  endWith(stop: TurnStop): void {
    if (this.#stop !== null) return;
    this.#stop = stop;
    this.#onStop();
  }

  /** The thread is open, under the conditions that app-server says; they must be ours. */
  opened(opened: ThreadOpened, profile: Profile): void {
    this.#thread = opened.thread.id;
    const wrong = wrongConditions(opened, profile);
    if (wrong !== null) {
      this.endWith({ kind: 'failed', message: `Codex did not take ${wrong} as orch set it` });
    }
  }

  turnOpened(turn: string): void {
    this.#turn ??= turn;
  }

  /** Asks Codex to end its turn. */
  async interrupt(client: AppServerClient): Promise<void> {
    if (this.#thread === null || this.#turn === null || this.#end !== null) return;
    await client.request('turn/interrupt', { threadId: this.#thread, turnId: this.#turn });
  }

  notified(notification: ServerNotification): void {
    try {
      this.#notified(notification);
    } catch (error) {
      this.endWith({
        kind: 'failed',
        message: `Codex's message ${notification.method} has an unknown shape: ${describeThrown(error)}`,
      });
    }
  }

  #notified({ method, params }: ServerNotification): void {
    const { record, meter } = this.#parts;
    switch (method) {
      case 'item/started':
        this.#itemStarted(params);
        return;
      case 'item/completed': {
        const { item, threadId } = itemEvent.parse(params);
        record.finished(readItem(item), threadId === this.#thread);
        return;
      }
      case 'thread/tokenUsage/updated': {
        const { threadId, turnId, tokenUsage: counted } = tokenUsage.parse(params);
        // A session that is gone on with first tells what its earlier turns cost.
        if (this.#turn === null || (threadId === this.#thread && turnId !== this.#turn)) {
          meter.costBefore(threadId, counted.total);
          return;
        }
        const limit = meter.count(threadId, counted.total, counted.last);
        this.#parts.request.onUsage(meter.usage());
        if (limit !== null) this.endWith({ kind: 'over_budget', limit });
        return;
      }
      case 'turn/started': {
        const { threadId, turn } = turnEvent.parse(params);
        if (threadId === this.#thread) this.#turn ??= turn.id;
        return;
      }
      case 'turn/completed': {
        const { threadId, turn } = turnCompleted.parse(params);
        if (threadId !== this.#thread || (this.#turn !== null && turn.id !== this.#turn)) return;
        this.#end = { status: turn.status, message: turn.error?.message ?? this.#lastError };
        this.#onEnd();
        return;
      }
      case 'error': {
        const { error, willRetry } = errorEvent.parse(params);
        if (!willRetry) this.#lastError = error.message;
        record.say('stderr', `${error.message}\n`);
        return;
      }
      case 'hook/completed': {
        const { run } = hookEvent.parse(params);
        record.note(`a Codex hook ran on ${run.eventName}: ${run.status}`);
        return;
      }
      default:
        this.#unknown('message', method);
    }
  }

  #itemStarted(params: unknown): void {
    const { item, threadId } = itemEvent.parse(params);
    const entry = readItem(item);
    if (entry.kind === 'other') {
      this.#unknown('kind of item', entry.type);
      if (!['userMessage', 'reasoning', 'plan'].includes(entry.type)) {
        this.#parts.meter.called(threadId);
      }
      return;
    }
    // The question about a patch does not show it, so it is kept from here.
    if (entry.kind === 'file_change') this.#patches.set(entry.item.id, entry.item.changes);
    if (entry.kind !== 'message') this.#parts.meter.called(threadId);
    this.#parts.record.began(entry);
  }

  /** I1: what may be about permissions and is not known ends the turn. */
  #unknown(what: string, name: string): void {
    if (!mayCarryApproval(name)) return;
    this.endWith({
      kind: 'failed',
      message: `Codex sent a ${what} that may be about permissions and that this version of orch does not know: ${name}`,
    });
  }

  async asked(request: ServerRequest): Promise<ServerReply | null> {
    switch (request.method) {
      case 'item/commandExecution/requestApproval': {
        const asked = commandApproval.safeParse(request.params);
        if (!asked.success) return this.#notUnderstood(request.method);
        const { root, redact } = this.#parts;
        const ask = askOfCommand(asked.data, root, redact);
        const offered = asked.data.availableDecisions ?? ['accept'];
        if (ask === null || !offered.includes('accept')) {
          return this.#notUnderstood(request.method);
        }
        return this.#decide(ask);
      }
      case 'item/fileChange/requestApproval': {
        const asked = fileChangeApproval.safeParse(request.params);
        const changes = asked.success ? this.#patches.get(asked.data.itemId) : undefined;
        // A patch that nobody saw, or a right that goes beyond one patch, cannot be decided upon.
        if (!asked.success || changes === undefined || asked.data.grantRoot !== null) {
          return this.#notUnderstood(request.method);
        }
        const { root, redact } = this.#parts;
        return this.#decide(askOfFileChange(asked.data, changes, root, redact));
      }
      default:
        if (!declinedRequests.includes(request.method)) return this.#notUnderstood(request.method);
        this.#parts.record.note(`refused: ${request.method} is not for an agent on its own`);
        return refusal('nobody is here to answer this; go on without it');
    }
  }

  /** I1: a question that cannot be put to a human as it is gets no for an answer, and ends the turn. */
  #notUnderstood(method: string): ServerReply {
    this.endWith({
      kind: 'failed',
      message: `Codex asked something that this version of orch does not know (${method}); it was refused`,
    });
    return refusal('not understood');
  }

  async #decide(ask: AgentAsk): Promise<ServerReply | null> {
    const { request, record, meter } = this.#parts;
    if (this.#stop !== null) return decision('decline');
    record.say('stderr', `asks to ${ask.title}\n`);
    meter.asked();
    try {
      const answer = await request.decide(ask);
      record.say('stderr', `answer: ${answer}\n`);
      if (answer === 'wait') {
        this.endWith({ kind: 'awaiting', ask });
        return null; // Only the interruption ends the question: a no would be told to the agent.
      }
      return decision(this.hasStopped() ? 'decline' : answer);
    } catch (error) {
      this.endWith({ kind: 'failed', message: `nobody could decide: ${describeThrown(error)}` });
      return decision('decline');
    } finally {
      meter.answered();
    }
  }
}

function wrongConditions(opened: ThreadOpened, profile: Profile): string | null {
  const { approvalPolicy, approvalsReviewer, sandbox, activePermissionProfile: active } = opened;
  if (approvalPolicy !== 'on-request') return 'the approval policy';
  if (approvalsReviewer !== 'user') return 'the reviewer of approvals';
  if (profile === 'danger-full-access') {
    return sandbox.type === 'dangerFullAccess' ? null : 'the sandbox';
  }
  if (sandbox.type !== 'readOnly' && sandbox.type !== 'workspaceWrite') return 'the sandbox';
  if (active !== null && active.id !== profileName) return 'the permission profile';
  return sandbox.networkAccess === (profile === 'network') ? null : 'the network';
}
