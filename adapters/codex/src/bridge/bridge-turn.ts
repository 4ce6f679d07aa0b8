import { describeThrown } from '@orch/core';
import type {
  ServerNotification,
  ServerReply,
  ServerRequest,
} from '../app-server/app-server-client.ts';
import {
  commandApproval,
  declinedRequests,
  errorEvent,
  fileChangeApproval,
  itemEvent,
  mayCarryApproval,
  readItem,
  turnCompleted,
} from '../app-server/protocol.ts';
import type { FileUpdate, TurnItem } from '../app-server/protocol.ts';
import { commandQuestion, patchQuestion } from './approval-question.ts';
import type { ApprovalAnswer, ApprovalQuestion, QuestionOrigin } from './approval-question.ts';

/** How Codex ended a turn. */
export interface TurnEnd {
  readonly status: 'completed' | 'interrupted' | 'failed' | 'inProgress';
  /** Codex's words for what went wrong. */
  readonly message: string | null;
}

export interface BridgeTurnParts {
  readonly callId: string | number;
  /** Puts a question to the user of the client. Resolves in every case, and never rejects. */
  readonly ask: (question: ApprovalQuestion) => Promise<{
    readonly answer: ApprovalAnswer;
    /** Why nobody answered; `null` where somebody did. */
    readonly unanswered: string | null;
  }>;
  /** Says what Codex is doing. Must not throw. */
  readonly tell: (message: string) => void;
}

const refused = -32000;
const refusal = (message: string): ServerReply => ({ error: { code: refused, message } });

/** What app-server says and asks during one turn of a bridged session. */
export class BridgeTurn {
  readonly #parts: BridgeTurnParts;
  readonly #patches = new Map<string, readonly FileUpdate[]>();
  readonly #notes: string[] = [];
  readonly ended: Promise<TurnEnd>;
  /** Resolves with why the turn must not go on. */
  readonly stopped: Promise<string>;
  #onEnd: (end: TurnEnd) => void = () => undefined;
  #onStop: (why: string) => void = () => undefined;
  #thread: string | null = null;
  #turn: string | null = null;
  #lastMessage = '';
  #lastError: string | null = null;

  constructor(parts: BridgeTurnParts) {
    this.#parts = parts;
    this.ended = new Promise((resolve) => (this.#onEnd = resolve));
    this.stopped = new Promise((resolve) => (this.#onStop = resolve));
  }

  get thread(): string | null {
    return this.#thread;
  }

  get turn(): string | null {
    return this.#turn;
  }

  /** What Codex said last. */
  get lastMessage(): string {
    return this.#lastMessage;
  }

  /** What was refused without a human, each on one line. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  threadOpened(thread: string): void {
    this.#thread = thread;
  }

  turnOpened(turn: string): void {
    this.#turn = turn;
  }

  notified({ method, params }: ServerNotification): void {
    try {
      this.#notified(method, params);
    } catch (error) {
      this.#onStop(`Codex's message ${method} has an unknown shape: ${describeThrown(error)}`);
    }
  }

  #notified(method: string, params: unknown): void {
    switch (method) {
      case 'item/started': {
        const { item } = itemEvent.parse(params);
        const read = readItem(item);
        // The question about a patch does not show it, so it is kept from here.
        if (read.kind === 'file_change') this.#patches.set(read.item.id, read.item.changes);
        const words = wordsOf(read);
        if (words !== null) this.#parts.tell(words);
        return;
      }
      case 'item/completed': {
        const { item, threadId } = itemEvent.parse(params);
        const read = readItem(item);
        // Agents that Codex has started itself speak to Codex, not to the caller.
        if (read.kind === 'message' && threadId === this.#thread) {
          this.#lastMessage = read.item.text;
        }
        return;
      }
      case 'turn/completed': {
        const { threadId, turn } = turnCompleted.parse(params);
        if (threadId !== this.#thread || (this.#turn !== null && turn.id !== this.#turn)) return;
        this.#onEnd({ status: turn.status, message: turn.error?.message ?? this.#lastError });
        return;
      }
      case 'error': {
        const { error, willRetry } = errorEvent.parse(params);
        if (!willRetry) this.#lastError = error.message;
        this.#parts.tell(error.message);
        return;
      }
      default:
        // B3: somebody else may have decided, or a question went by.
        if (mayCarryApproval(method)) this.#onStop(unknownWords('message', method));
    }
  }

  async asked(request: ServerRequest): Promise<ServerReply> {
    switch (request.method) {
      case 'item/commandExecution/requestApproval': {
        const asked = commandApproval.safeParse(request.params);
        if (!asked.success) return this.#notUnderstood(request.method);
        const offered = asked.data.availableDecisions ?? ['accept', 'acceptForSession'];
        const question = commandQuestion(asked.data, this.#origin(asked.data.threadId));
        return await this.#decide(question, offered);
      }
      case 'item/fileChange/requestApproval': {
        const asked = fileChangeApproval.safeParse(request.params);
        const changes = asked.success ? this.#patches.get(asked.data.itemId) : undefined;
        // A patch that nobody saw cannot be decided upon.
        if (!asked.success || changes === undefined) return this.#notUnderstood(request.method);
        const question = patchQuestion(asked.data, changes, this.#origin(asked.data.threadId));
        return await this.#decide(question, ['accept', 'acceptForSession']);
      }
      default:
        if (!declinedRequests.includes(request.method)) return this.#notUnderstood(request.method);
        this.#notes.push(`Refused: ${request.method}, which this server does not pass on.`);
        return refusal('nobody can be asked this here; go on without it');
    }
  }

  #origin(threadId: string): QuestionOrigin {
    return { threadId, turnId: this.#turn ?? '', callId: this.#parts.callId };
  }

  async #decide(question: ApprovalQuestion, offered: readonly unknown[]): Promise<ServerReply> {
    const { answer, unanswered } = await this.#parts.ask(question);
    const [what = ''] = question.message.split('\n');
    if (unanswered !== null) this.#notes.push(`Refused, because ${unanswered}: ${what}`);
    const fitting = answer === 'acceptForSession' && !offered.includes(answer) ? 'accept' : answer;
    if (fitting === 'accept' && !offered.includes('accept')) {
      return this.#notUnderstood('an approval that cannot be accepted');
    }
    return { result: { decision: fitting } };
  }

  /** B3: what cannot be put to a human as it is gets no for an answer, and ends the turn. */
  #notUnderstood(method: string): ServerReply {
    this.#onStop(unknownWords('question', method));
    return refusal('not understood');
  }
}

function unknownWords(what: string, name: string): string {
  return `Codex sent a ${what} that may be about permissions and that this version of orch does not know: ${name}. It was refused.`;
}

function wordsOf(item: TurnItem): string | null {
  switch (item.kind) {
    case 'command':
      return `runs ${item.item.command}`;
    case 'file_change':
      return `changes ${item.item.changes.map(({ path }) => path).join(', ')}`;
    case 'message':
      return 'writes a message';
    case 'other':
      return item.type === 'userMessage' ? null : item.type;
  }
}
