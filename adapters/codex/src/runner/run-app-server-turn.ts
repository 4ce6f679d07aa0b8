import type { JsonValue } from '@orch/core';
import { describeThrown } from '@orch/core';
import { AppServerClient } from '../app-server/app-server-client.ts';
import { greet } from '../app-server/greet.ts';
import { AppServerError } from '../app-server/app-server-error.ts';
import { readAs, threadOpened, turnOpened } from '../app-server/protocol.ts';
import type { CodexExit } from '../process/codex-child.ts';
import { AppServerTurn } from '../turn/app-server-turn.ts';
import type { FramedTurn, TurnFrame, TurnOutcome } from '../turn/turn-frame.ts';

const defaultGraceMs = 3_000;
const defaultStartPatienceMs = 60_000;
/** The shortest look at the budget of time. */
const minLookMs = 10;

/** One turn over app-server, from its start to its end. */
export async function runAppServerTurn(frame: TurnFrame): Promise<FramedTurn> {
  const { options, request, setup, record, redact, meter } = frame;
  const turn = new AppServerTurn({ root: options.root, request, record, meter, redact });
  const client = await AppServerClient.start({
    program: setup.codex.program,
    args: setup.args,
    cwd: options.root,
    env: setup.env,
    onNotification: (notification) => turn.notified(notification),
    onRequest: (asked) => turn.asked(asked),
    onStderr: (line) => record.say('stderr', `${line}\n`),
    onTraffic(direction, message) {
      record.event(direction, message);
      if (frame.log.error !== null) {
        turn.endWith({ kind: 'failed', message: 'the turn could not be recorded' });
      }
    },
    graceMs: options.graceMs ?? defaultGraceMs,
  });
  const onAbort = (): void => turn.endWith({ kind: 'cancelled' });
  const over = new AbortController();
  let exit: CodexExit;
  let broken: unknown = null;
  request.signal.addEventListener('abort', onAbort);
  if (request.signal.aborted) onAbort();
  const handle = options.processes.handleOf(client.pid);
  try {
    request.onSpawn(handle);
    watchTime(frame, turn, over.signal);
    watchStart(frame, turn, over.signal);
    await Promise.race([converse(frame, client, turn), turn.whenStopped]);
    if (turn.stop !== null) await interrupt(frame, client, turn, over.signal);
  } catch (error) {
    // Codex's own failures are a result; anything else is a bug, or a host that is broken.
    if (!(error instanceof AppServerError)) throw error;
    broken = error;
  } finally {
    request.signal.removeEventListener('abort', onAbort);
    over.abort();
    meter.stop();
    exit = await client.close();
  }
  return {
    outcome: concludeTurn(turn, broken, exit),
    session: turn.thread,
    argv: [setup.codex.program, ...setup.args, 'app-server'],
    handle,
  };
}

/** Opens the thread and the turn, and waits until Codex has ended it. */
async function converse(
  frame: TurnFrame,
  client: AppServerClient,
  turn: AppServerTurn,
): Promise<void> {
  const { options, request, meter } = frame;
  await greet(client);
  const conditions: Record<string, JsonValue> = {
    cwd: options.root,
    // `untrusted` would run a command again, unsandboxed, under one and the same approval (I4).
    approvalPolicy: 'on-request',
    approvalsReviewer: 'user',
    ...(options.model !== undefined && { model: options.model }),
    ...(request.sandbox === 'danger-full-access' && { sandbox: 'danger-full-access' }),
  };
  const opened = await (request.session === null
    ? client.request('thread/start', conditions)
    : client.request('thread/resume', { threadId: request.session, ...conditions }));
  turn.opened(readAs(threadOpened, opened, 'the opened thread'), request.sandbox);
  if (turn.hasStopped()) return;
  await request.onSession(turn.thread ?? '');
  if (turn.hasStopped()) return;
  meter.start();
  const started = await client.request('turn/start', {
    threadId: turn.thread,
    input: [{ type: 'text', text: request.prompt, text_elements: [] }],
  });
  turn.turnOpened(readAs(turnOpened, started, 'the started turn').turn.id);
  await Promise.race([turn.whenEnded, failWhenGone(client)]);
}

/** Rejects when app-server ends: nothing will come of the turn then. */
async function failWhenGone(client: AppServerClient): Promise<never> {
  const exit = await client.exited;
  throw client.fault ?? new AppServerError('exited', describeEnd(exit));
}

function describeEnd(exit: CodexExit): string {
  return exit.kind === 'exited' ? `exit code ${exit.exitCode}` : exit.signal;
}

/** Lets Codex end its turn in order, so that its session can be gone on with; but not for long. */
async function interrupt(
  { options }: TurnFrame,
  client: AppServerClient,
  turn: AppServerTurn,
  signal: AbortSignal,
): Promise<void> {
  const patience = options.clock.sleep(options.graceMs ?? defaultGraceMs, signal);
  await Promise.race([
    turn.interrupt(client).then(() => (turn.end === null ? turn.whenEnded : undefined)),
    client.exited,
    patience,
  ]);
}

/** Ends the turn when its working time is used up. */
function watchTime(frame: TurnFrame, turn: AppServerTurn, over: AbortSignal): void {
  const { meter, options } = frame;
  const look = (): void => {
    const leftMs = meter.wallLeftMs();
    if (leftMs === null || over.aborted) return;
    if (leftMs <= 0) {
      turn.endWith({ kind: 'over_budget', limit: 'wall_ms' });
      return;
    }
    void options.clock.sleep(Math.max(leftMs, minLookMs), over).then(look);
  };
  look();
}

/** A Codex that does not begin would otherwise be waited for without end. */
function watchStart({ options }: TurnFrame, turn: AppServerTurn, over: AbortSignal): void {
  const patienceMs = options.startPatienceMs ?? defaultStartPatienceMs;
  void options.clock.sleep(patienceMs, over).then(() => {
    if (over.aborted || turn.hasBegun()) return;
    turn.endWith({ kind: 'failed', message: `Codex did not begin within ${patienceMs} ms` });
  });
}

/** What the turn came to. Our own reason to end it goes before what Codex made of that. */
function concludeTurn(turn: AppServerTurn, broken: unknown, exit: CodexExit): TurnOutcome {
  if (turn.stop !== null) return turn.stop;
  if (broken !== null) {
    const during = turn.end === null && turn.thread !== null ? 'in mid-turn' : 'at its start';
    return { kind: 'failed', message: `Codex failed ${during}: ${describeThrown(broken)}` };
  }
  switch (turn.end?.status) {
    case 'completed':
      return { kind: 'completed' };
    case 'failed':
      return { kind: 'failed', message: turn.end.message ?? 'Codex gave no reason' };
    case 'interrupted':
    case 'inProgress':
    case undefined:
      return { kind: 'failed', message: `Codex did not end its turn (${describeEnd(exit)})` };
  }
}
