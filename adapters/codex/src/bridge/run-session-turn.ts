import { describeThrown } from '@orch/core';
import { z } from 'zod';
import { AppServerClient } from '../app-server/app-server-client.ts';
import { greet } from '../app-server/greet.ts';
import { AppServerError } from '../app-server/app-server-error.ts';
import { threadOpened, turnOpened } from '../app-server/protocol.ts';
import { BridgeTurn } from './bridge-turn.ts';
import type { BridgeTurnParts, TurnEnd } from './bridge-turn.ts';
import { guarded } from './session-conditions.ts';
import type { SessionConditions, SessionPlace } from './session-conditions.ts';

/** The program that is driven. */
export interface BridgedCodex extends SessionPlace {
  /** Codex's own binary. */
  readonly program: string;
  /** Takes lines that Codex writes for humans. */
  readonly onStderr?: (line: string) => void;
  /** Time from an interruption to the end of the process; 3,000 ms unless given. */
  readonly graceMs?: number;
}

export interface SessionTurn extends BridgeTurnParts {
  readonly prompt: string;
  /** The session to go on with; `null` begins one. */
  readonly threadId: string | null;
  /** Unknown for a session that another server has begun: Codex has kept them itself. */
  readonly conditions: SessionConditions | null;
  /** Aborting ends the turn, and Codex. */
  readonly signal: AbortSignal;
  /** Called once the session is open. */
  readonly onThread: (threadId: string) => void;
}

/** What came of a turn. */
export interface TurnOutcome {
  readonly threadId: string | null;
  readonly content: string;
  /** Why the turn did not end as it should; `null` where it did. */
  readonly failure: string | null;
  readonly notes: readonly string[];
}

const defaultGraceMs = 3_000;

/**
 * Runs one turn in a Codex process of its own, and ends the process with it. Resolves in every case: a
 * Codex that cannot begin, refuses, dies or writes nonsense is a failure with words.
 *
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` when Codex cannot be started
 */
export async function runSessionTurn(
  codex: BridgedCodex,
  wanted: SessionTurn,
): Promise<TurnOutcome> {
  const turn = new BridgeTurn(wanted);
  const client = await AppServerClient.start({
    program: codex.program,
    cwd: codex.cwd,
    env: codex.env,
    onNotification: (notification) => turn.notified(notification),
    onRequest: (request) => turn.asked(request),
    ...(codex.onStderr !== undefined && { onStderr: codex.onStderr }),
    ...(codex.graceMs !== undefined && { graceMs: codex.graceMs }),
  });
  const over = new AbortController();
  try {
    const failure = await Promise.race([
      converse(client, turn, wanted).then(failureOf),
      turn.stopped,
      gone(client, turn),
      aborted(wanted.signal, over.signal),
    ]);
    const interrupted = failure !== null && turn.turn !== null;
    if (interrupted) await interrupt(client, turn, codex.graceMs ?? defaultGraceMs);
    return outcomeOf(turn, failure);
  } catch (error) {
    // Whatever Codex answered that is not as it should be ends this turn, and no more.
    if (!(error instanceof AppServerError) && !(error instanceof z.ZodError)) throw error;
    return outcomeOf(turn, `Codex failed: ${describeThrown(error)}`);
  } finally {
    over.abort();
    await client.close();
  }
}

async function converse(
  client: AppServerClient,
  turn: BridgeTurn,
  { threadId, conditions, prompt, onThread }: SessionTurn,
): Promise<TurnEnd> {
  await greet(client);
  const opened = threadOpened.parse(
    threadId === null
      ? await client.request('thread/start', conditions)
      : await client.request('thread/resume', {
          threadId,
          excludeTurns: true,
          ...(conditions ?? (await keptConditions(client, threadId))),
        }),
  );
  turn.threadOpened(opened.thread.id);
  onThread(opened.thread.id);
  const started = await client.request('turn/start', {
    threadId: opened.thread.id,
    input: [{ type: 'text', text: prompt, text_elements: [] }],
  });
  turn.turnOpened(turnOpened.parse(started).turn.id);
  return await turn.ended;
}

const threadRead = z.looseObject({ thread: z.looseObject({ cwd: z.string().min(1) }) });

/** B1 holds for sessions of others, too: their folder is asked for first. */
async function keptConditions(
  client: AppServerClient,
  threadId: string,
): Promise<SessionConditions> {
  const { thread } = threadRead.parse(await client.request('thread/read', { threadId }));
  return guarded(thread.cwd);
}

function failureOf({ status, message }: TurnEnd): string | null {
  switch (status) {
    case 'completed':
      return null;
    case 'failed':
      return `Codex's turn failed: ${message ?? 'it gave no reason'}`;
    case 'interrupted':
    case 'inProgress':
      return `Codex's turn was interrupted${message === null ? '' : `: ${message}`}`;
  }
}

async function gone(client: AppServerClient, turn: BridgeTurn): Promise<string> {
  const exit = await client.exited;
  const how =
    client.fault?.message ??
    (exit.kind === 'exited'
      ? `it ended with exit code ${exit.exitCode}`
      : `it was ended by ${exit.signal}`);
  return `Codex died ${turn.turn === null ? 'before its turn' : 'in mid-turn'}: ${how}`;
}

function aborted(signal: AbortSignal, over: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const onAbort = (): void => resolve('The call was cancelled.');
    signal.addEventListener('abort', onAbort, { once: true, signal: over });
    if (signal.aborted) onAbort();
  });
}

/** Lets Codex end its turn in order, so that its session can be gone on with; but not for long. */
async function interrupt(
  client: AppServerClient,
  turn: BridgeTurn,
  graceMs: number,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  const asked = client
    .request('turn/interrupt', { threadId: turn.thread, turnId: turn.turn })
    .then(() => turn.ended)
    .catch((error: unknown) => {
      // It has ended by itself, or died: nothing is left to interrupt.
      if (!(error instanceof AppServerError)) throw error;
    });
  await Promise.race([asked, client.exited, patience]);
  clearTimeout(timer);
}

function outcomeOf(turn: BridgeTurn, failure: string | null): TurnOutcome {
  return { threadId: turn.thread, content: turn.lastMessage, failure, notes: turn.notes };
}
