import type { Logger } from '@orch/core';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ErrorCode, type JSONRPCMessage, type RequestId } from '@modelcontextprotocol/sdk/types.js';
import { exitStatus } from '../errors/exit-status.ts';
import { onStopSignal } from '../session/stop-signals.ts';

/** A line longer than this ends the connection: nothing that a client has to say is as long. */
const maxLineBytes = 8 * 1024 * 1024;

export interface ServeStdioOptions {
  /**
   * Calls that still go on when the client ends its input are answered, but not waited for longer;
   * 70 s unless given.
   */
  readonly leaveTimeoutMs?: number;
}

/**
 * Serves one client on stdin and stdout until it ends its input, stops reading, or a signal comes.
 * Calls that were made before the end of the input are answered first.
 *
 * @param serve makes the server; its signal is aborted when the client has ended its input
 * @returns the exit status
 */
export async function serveStdio(
  logger: Logger,
  serve: (leaving: AbortSignal) => McpServer,
  { leaveTimeoutMs = 70_000 }: ServeStdioOptions = {},
): Promise<number> {
  const leaving = new AbortController();
  const mcp = serve(leaving.signal);
  const transport = new StdioServerTransport(process.stdin, process.stdout, {
    maxBufferSize: maxLineBytes,
  });
  const calls = new OpenCalls(transport);
  // Both are chained by the server when it connects.
  transport.onerror = (error) => {
    const problem = unreadable(error);
    logger.warn(`From the client: ${problem?.message ?? error.message}`);
    if (problem !== null) {
      process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', error: problem })}\n`);
    }
  };
  const closed = new Promise<void>((resolve) => {
    transport.onclose = resolve;
  });
  let status: number = exitStatus.ok;
  const letGo = onStopSignal(() => {
    status = exitStatus.interrupted;
    void mcp.close();
  });
  process.stdin.once('end', () => {
    leaving.abort();
    void calls.settled(leaveTimeoutMs).then(() => mcp.close());
  });
  // The client stopped reading: nobody is left to answer.
  process.stdout.once('error', () => void mcp.close());
  if (process.stdin.isTTY) logger.info('This speaks MCP on stdin and stdout, with a program.');
  try {
    await mcp.connect(transport);
    await closed;
    return status;
  } finally {
    letGo();
    process.stdin.destroy();
  }
}

/** The requests of a client that have no answer yet. */
class OpenCalls {
  readonly #open = new Set<RequestId>();
  #onSettled: (() => void) | null = null;

  constructor(transport: StdioServerTransport) {
    transport.onmessage = (message) => this.#received(message);
    const send = transport.send.bind(transport);
    transport.send = async (message) => {
      await send(withParamsError(message));
      if (!('method' in message) && message.id !== undefined) this.#close(message.id);
    };
  }

  /** Resolves once every request is answered, or the time is over. */
  async settled(timeoutMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#onSettled = resolve;
      timer = setTimeout(resolve, timeoutMs);
    });
    clearTimeout(timer);
  }

  #received(message: JSONRPCMessage): void {
    if (!('method' in message)) return;
    if ('id' in message) this.#open.add(message.id);
    // A cancelled request gets no answer.
    const cancelled = message.method === 'notifications/cancelled' ? message.params : undefined;
    const id = cancelled?.['requestId'];
    if (typeof id === 'string' || typeof id === 'number') this.#close(id);
  }

  #close(id: RequestId): void {
    this.#open.delete(id);
    if (this.#open.size === 0) this.#onSettled?.();
  }
}

/**
 * The SDK answers parameters that do not fit with an internal error and a list of issues as its
 * message. The protocol has a code for them.
 */
function withParamsError(message: JSONRPCMessage): JSONRPCMessage {
  if (!('error' in message) || message.error.code !== (ErrorCode.InternalError as number))
    return message;
  if (!/^\[\s*\{/.test(message.error.message)) return message;
  const words = `The parameters do not fit: ${message.error.message.replace(/\s+/g, ' ')}`;
  return { ...message, error: { code: ErrorCode.InvalidParams, message: words } };
}

/**
 * What whoever sent a line should know of it: the transport passes over what it cannot read. `null`
 * for an error that is about no single line.
 */
function unreadable(error: Error): { readonly code: number; readonly message: string } | null {
  if (error instanceof SyntaxError) {
    return { code: ErrorCode.ParseError, message: 'A line is not JSON.' };
  }
  if ('issues' in error) {
    return { code: ErrorCode.InvalidRequest, message: 'A line is no message of the protocol.' };
  }
  return null;
}
