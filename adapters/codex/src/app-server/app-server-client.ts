import type { JsonValue } from '@orch/core';
import { describeThrown } from '@orch/core';
import { CodexChild } from '../process/codex-child.ts';
import type { CodexCommand, CodexExit } from '../process/codex-child.ts';
import { LineSplitter } from '../process/json-lines.ts';
import { AppServerError } from './app-server-error.ts';
import { readIncoming } from './rpc-message.ts';
import type { Incoming, Outgoing, RpcError, RpcId } from './rpc-message.ts';

/** What app-server tells on its own. */
export interface ServerNotification {
  readonly method: string;
  readonly params: unknown;
}

/** What app-server asks. */
export interface ServerRequest extends ServerNotification {
  readonly id: RpcId;
}

/** The answer to a {@link ServerRequest}. Codex takes an error as a refusal. */
export type ServerReply = { readonly result: JsonValue } | { readonly error: RpcError };

export interface AppServerOptions extends Omit<CodexCommand, 'args'> {
  /** Options before `app-server`, such as `-c key=value`. */
  readonly args?: readonly string[];
  /** Called in the order in which the messages came. Must not throw. */
  onNotification(notification: ServerNotification): void;
  /**
   * Answers a question, at any later time. What it throws goes back as an error, which is a refusal;
   * `null` leaves the question open for good.
   */
  onRequest(request: ServerRequest): Promise<ServerReply | null>;
  /** Lines that Codex wrote for humans. */
  onStderr?(text: string): void;
  /** Every message in both directions, before anything is done about it. Must not throw. */
  onTraffic?(direction: 'in' | 'out', message: JsonValue): void;
  /** Time from the first signal to SIGKILL; 3,000 ms unless given. */
  readonly graceMs?: number;
}

interface Pending {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: AppServerError): void;
}

const internalError = -32603;

/**
 * A client of one `codex app-server` process, over JSON lines on its standard streams. It knows the
 * framing alone: which messages there are, and what they mean, is for those who use it.
 */
export class AppServerClient {
  readonly #options: AppServerOptions;
  readonly #child: CodexChild;
  readonly #pending = new Map<RpcId, Pending>();
  readonly exited: Promise<CodexExit>;
  #lastId = 0;
  #fault: AppServerError | null = null;
  #open = true;

  private constructor(child: CodexChild, options: AppServerOptions) {
    this.#child = child;
    this.#options = options;
    const lines = new LineSplitter((line) => this.#receive(line));
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        lines.push(chunk);
      } catch (error) {
        this.#break(`app-server wrote what cannot be read: ${describeThrown(error)}`);
      }
    });
    const errors = new LineSplitter((line) => options.onStderr?.(line));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    this.exited = child.exited.then((exit) => {
      this.#open = false;
      const error = this.#fault ?? new AppServerError('exited', describeExit(exit));
      for (const pending of this.#pending.values()) pending.reject(error);
      this.#pending.clear();
      return exit;
    });
  }

  /**
   * Starts `codex app-server`. Nothing is said yet: the first message is for the caller to send.
   * @throws OrchError `ORCH_AGENT_UNAVAILABLE` when it cannot be started
   */
  static async start(options: AppServerOptions): Promise<AppServerClient> {
    const args = [...(options.args ?? []), 'app-server'];
    const child = await CodexChild.start({ ...options, args }, options.graceMs);
    return new AppServerClient(child, options);
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Why the connection was given up, if it was. */
  get fault(): AppServerError | null {
    return this.#fault;
  }

  /**
   * Asks app-server for something.
   * @returns its result, unchecked
   * @throws AppServerError when it refuses, ends, or is not to be understood
   */
  async request(method: string, params: JsonValue): Promise<unknown> {
    if (!this.#open) {
      throw this.#fault ?? new AppServerError('exited', 'app-server has ended already');
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#send({ id, method, params });
    });
  }

  /** Tells app-server something. */
  notify(method: string, params?: JsonValue): void {
    this.#send(params === undefined ? { method } : { method, params });
  }

  /** Ends app-server and everything in its process group. */
  async close(): Promise<CodexExit> {
    this.#child.stdin.end();
    await this.#child.end();
    return this.exited;
  }

  #send(message: Outgoing): void {
    if (!this.#open) return;
    this.#options.onTraffic?.('out', message as JsonValue);
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  #receive(line: string): void {
    if (this.#fault !== null) return;
    const message = readIncoming(line);
    if (message === null) {
      this.#break('app-server wrote a line that is no message of its protocol');
      return;
    }
    this.#options.onTraffic?.('in', JSON.parse(line) as JsonValue);
    this.#dispatch(message);
  }

  #dispatch(message: Incoming): void {
    switch (message.kind) {
      case 'notification':
        this.#options.onNotification(message);
        return;
      case 'request':
        void this.#answer(message);
        return;
      case 'result':
        this.#take(message.id)?.resolve(message.result);
        return;
      case 'error': {
        const pending = this.#take(message.id);
        pending?.reject(
          new AppServerError(
            'refused',
            `${pending.method}: ${message.error.message}`,
            message.error,
          ),
        );
      }
    }
  }

  async #answer(request: ServerRequest): Promise<void> {
    let reply: ServerReply | null;
    try {
      reply = await this.#options.onRequest(request);
    } catch (error) {
      reply = { error: { code: internalError, message: describeThrown(error) } };
    }
    if (reply !== null) this.#send({ id: request.id, ...reply });
  }

  #take(id: RpcId): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** What cannot be understood may have been a question, so nothing goes on after it. */
  #break(message: string): void {
    this.#fault ??= new AppServerError('unreadable', message);
    this.#child.signal('SIGKILL');
  }
}

function describeExit(exit: CodexExit): string {
  return exit.kind === 'exited'
    ? `app-server ended with exit code ${exit.exitCode}`
    : `app-server was ended by ${exit.signal}`;
}
