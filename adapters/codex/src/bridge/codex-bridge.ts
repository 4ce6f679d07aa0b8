import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type {
  CallToolResult,
  ClientCapabilities,
  ServerNotification,
  ServerRequest,
} from '@modelcontextprotocol/sdk/types.js';
import { describeThrown, OrchError } from '@orch/core';
import { z } from 'zod';
import { readAnswer, sessionQuestion } from './approval-question.ts';
import type { ApprovalQuestion } from './approval-question.ts';
import type { BridgeTurnParts } from './bridge-turn.ts';
import { runSessionTurn } from './run-session-turn.ts';
import type { BridgedCodex, TurnOutcome } from './run-session-turn.ts';
import { wantedSession } from './session-conditions.ts';
import type { SessionConditions } from './session-conditions.ts';
import { codexInput, codexReplyInput, toolDefinitions } from './tool-definitions.ts';

export interface CodexBridgeOptions {
  readonly codex: BridgedCodex;
  /** The version that clients are told. */
  readonly version: string;
  /** After this time a question that nobody answered is a no; 30 minutes unless given. */
  readonly approvalTimeoutMs?: number;
}

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

const defaultApprovalTimeoutMs = 30 * 60 * 1000;

/** Turns that may go on at the same time; each is a Codex process. */
const maxLiveTurns = 16;

/**
 * The server that `codex mcp-server` was, over `codex app-server`: the tools `codex` and `codex-reply`,
 * and an elicitation for every approval. The caller connects it to a transport; closing it ends every
 * Codex that it has started.
 */
export function createCodexBridge(options: CodexBridgeOptions): McpServer {
  const mcp = new McpServer({ name: 'orch-codex', title: 'Codex', version: options.version });
  const { server } = mcp;
  server.registerCapabilities({ tools: {} });
  const sessions = new Map<string, SessionConditions>();
  const turns = new Map<string, OpenTurn>();
  let live = 0;

  server.setRequestHandler(ListToolsRequestSchema, ({ params }) => {
    if (params?.cursor !== undefined) {
      throw new McpError(ErrorCode.InvalidParams, 'There is no such cursor.');
    }
    return { tools: toolDefinitions.map(asListed) };
  });

  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const { name, arguments: input = {} } = params;
    const tool = name === 'codex' ? begin : name === 'codex-reply' ? reply : undefined;
    if (tool === undefined) {
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no tool ${JSON.stringify(name)}. Tools: codex, codex-reply.`,
      );
    }
    if (live >= maxLiveTurns) return failed(`${maxLiveTurns} turns go on already.`);
    live += 1;
    try {
      return await tool(input, extra);
    } catch (error) {
      if (error instanceof z.ZodError) return failed(z.prettifyError(error));
      if (error instanceof OrchError) return failed(words(error));
      throw error;
    } finally {
      live -= 1;
    }
  });

  async function begin(value: unknown, extra: Extra): Promise<CallToolResult> {
    const input = codexInput.parse(value);
    const { conditions, wishes } = wantedSession(input, options.codex);
    const parts = partsOf(extra);
    if (wishes.length > 0) {
      const question = sessionQuestion(conditions.cwd, wishes, extra.requestId);
      const { answer, unanswered } = await parts.ask(question);
      if (answer !== 'accept' && answer !== 'acceptForSession') {
        const why = unanswered === null ? 'The user said no' : `Refused, because ${unanswered}`;
        return failed(`${why}: ${wishes.join('; ')}. No session was begun.`);
      }
    }
    const running = runSessionTurn(options.codex, {
      ...parts,
      prompt: input.prompt,
      threadId: null,
      conditions,
      signal: extra.signal,
      onThread(threadId) {
        remember(sessions, threadId, conditions);
        turns.set(threadId, { signal: extra.signal, ended: settled(running) });
      },
    });
    const outcome = await running;
    if (outcome.threadId !== null) turns.delete(outcome.threadId);
    return resultOf(outcome);
  }

  async function reply(value: unknown, extra: Extra): Promise<CallToolResult> {
    const { prompt, threadId: given, conversationId = '' } = codexReplyInput.parse(value);
    const threadId = given ?? conversationId;
    // A turn that was cancelled takes a moment to end; nobody else's is waited for.
    if (turns.get(threadId)?.signal.aborted === true) await turns.get(threadId)?.ended;
    if (turns.has(threadId)) return failed(`A turn of the session ${threadId} goes on already.`);
    const running = runSessionTurn(options.codex, {
      ...partsOf(extra),
      prompt,
      threadId,
      conditions: sessions.get(threadId) ?? null,
      signal: extra.signal,
      onThread: () => undefined,
    });
    turns.set(threadId, { signal: extra.signal, ended: settled(running) });
    try {
      const outcome = await running;
      return resultOf({ ...outcome, threadId: outcome.threadId ?? threadId });
    } finally {
      turns.delete(threadId);
    }
  }

  function partsOf(extra: Extra): BridgeTurnParts {
    let progress = 0;
    const progressToken = extra._meta?.progressToken;
    return {
      callId: extra.requestId,
      tell(message) {
        if (progressToken === undefined) return;
        progress += 1;
        const params = { progressToken, progress, message: message.slice(0, 500) };
        // A client that is gone is told nothing; that it is gone ends the call by itself.
        extra.sendNotification({ method: 'notifications/progress', params }).catch(() => undefined);
      },
      async ask(question) {
        if (!canBeAsked(server.getClientCapabilities())) {
          const unanswered = 'this client cannot ask its user (it has no elicitation)';
          return { answer: 'decline', unanswered };
        }
        try {
          const value = await elicit(extra, question);
          return { answer: readAnswer(value), unanswered: null };
        } catch (error) {
          // B4: an error, no answer in time, or no client any more: nobody said yes.
          return { answer: 'decline', unanswered: `nobody answered (${describeThrown(error)})` };
        }
      },
    };
  }

  function elicit(extra: Extra, question: ApprovalQuestion): Promise<unknown> {
    const timeout = options.approvalTimeoutMs ?? defaultApprovalTimeoutMs;
    return extra.sendRequest(
      { method: 'elicitation/create', params: { ...question } },
      z.looseObject({}),
      { timeout, signal: extra.signal },
    );
  }

  return mcp;
}

/** Conditions of so many sessions are held; of others, Codex itself knows what it needs. */
const maxRemembered = 1_000;

function remember(
  sessions: Map<string, SessionConditions>,
  threadId: string,
  conditions: SessionConditions,
): void {
  sessions.set(threadId, conditions);
  const [oldest] = sessions.keys();
  if (sessions.size > maxRemembered && oldest !== undefined) sessions.delete(oldest);
}

/** A turn that goes on in a session. */
interface OpenTurn {
  /** Aborted where the call was cancelled. */
  readonly signal: AbortSignal;
  /** Resolves a moment after the turn is over, however it ended. */
  readonly ended: Promise<void>;
}

async function settled(work: Promise<unknown>): Promise<void> {
  await Promise.allSettled([work]);
  // Those who wait for the work itself come first.
  await new Promise((resolve) => setImmediate(resolve));
}

/** A client that names no mode can show forms; one that names others alone cannot. */
function canBeAsked(capabilities: ClientCapabilities | undefined): boolean {
  const elicitation = capabilities?.elicitation;
  if (elicitation === undefined) return false;
  return elicitation.form !== undefined || Object.keys(elicitation).length === 0;
}

function asListed({ inputSchema, outputSchema, ...tool }: (typeof toolDefinitions)[number]) {
  return {
    ...tool,
    inputSchema: { ...inputSchema, required: [...inputSchema.required] },
    outputSchema: { ...outputSchema, required: [...outputSchema.required] },
    annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: true },
  };
}

function resultOf({ threadId, content, failure, notes }: TurnOutcome): CallToolResult {
  const text = failure ?? content;
  const result: CallToolResult = {
    content: [text, ...notes].map((each) => ({ type: 'text', text: each })),
    ...(failure !== null && { isError: true }),
  };
  if (threadId === null) return result;
  const refused = notes.length === 0 ? {} : { refused: [...notes] };
  return { ...result, structuredContent: { threadId, content: text, ...refused } };
}

function failed(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}

function words({ message, place, hint }: OrchError): string {
  return [
    message,
    ...(place === undefined ? [] : [place]),
    ...(hint === undefined ? [] : [hint]),
  ].join('\n');
}
