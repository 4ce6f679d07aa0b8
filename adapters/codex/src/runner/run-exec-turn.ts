import type { JsonValue } from '@orch/core';
import { describeThrown } from '@orch/core';
import { mayCarryApproval } from '../app-server/protocol.ts';
import { override } from '../guard/toml.ts';
import { CodexChild } from '../process/codex-child.ts';
import type { CodexExit } from '../process/codex-child.ts';
import { LineSplitter } from '../process/json-lines.ts';
import type { FramedTurn, TurnFrame, TurnOutcome } from '../turn/turn-frame.ts';
import { readExecEvent } from './exec-events.ts';
import type { ExecEvent } from './exec-events.ts';

/** What has become of a turn over `codex exec`. */
interface ExecState {
  session: string | null;
  stop: TurnOutcome | null;
  completed: boolean;
  message: string | null;
}

/**
 * One turn over `codex exec --json`. Nobody is asked: what the sandbox does not allow is refused by
 * Codex itself. What it cost is only told at the end, so that only time can end it earlier.
 */
export async function runExecTurn(frame: TurnFrame): Promise<FramedTurn> {
  const { options, request, setup, record, meter } = frame;
  const args = execArguments(frame);
  const argv = [setup.codex.program, ...args];
  if (request.budget.maxTurns !== undefined) {
    const message = '`codex exec` does not tell its turns, so a budget of turns cannot be held';
    return { outcome: { kind: 'failed', message }, session: null, argv, handle: null };
  }
  const state: ExecState = { session: null, stop: null, completed: false, message: null };
  const over = new AbortController();
  const child = await CodexChild.start(
    { program: setup.codex.program, args, cwd: options.root, env: setup.env },
    options.graceMs,
  );
  const end = (stop: TurnOutcome): void => {
    if (state.stop !== null) return;
    state.stop = stop;
    void child.end();
  };
  const onAbort = (): void => end({ kind: 'cancelled' });
  const lines = new LineSplitter((line) => {
    let event: ExecEvent;
    try {
      event = readExecEvent(line);
      record.event('in', JSON.parse(line) as JsonValue);
    } catch (error) {
      end({ kind: 'failed', message: `codex exec wrote no event: ${describeThrown(error)}` });
      return;
    }
    see(frame, state, event, end);
    if (frame.log.error !== null) {
      end({ kind: 'failed', message: 'the turn could not be recorded' });
    }
  });
  const errors = new LineSplitter((line) => record.say('stderr', `${line}\n`));
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));

  const handle = options.processes.handleOf(child.pid);
  request.signal.addEventListener('abort', onAbort);
  if (request.signal.aborted) onAbort();
  let exit: CodexExit;
  try {
    request.onSpawn(handle);
    meter.start();
    watchTime(frame, end, over.signal);
    child.stdin.end(request.prompt);
    exit = await child.exited;
    lines.end();
    errors.end();
  } catch (error) {
    await child.end();
    throw error;
  } finally {
    request.signal.removeEventListener('abort', onAbort);
    over.abort();
    meter.stop();
  }
  return { outcome: conclude(frame, state, exit), session: state.session, argv, handle };
}

function execArguments({ options, request, setup }: TurnFrame): readonly string[] {
  return [
    ...setup.args,
    ...override('approval_policy', 'never'),
    'exec',
    '--json',
    '--ignore-rules',
    '--skip-git-repo-check',
    '-C',
    options.root,
    ...(options.model === undefined ? [] : ['-m', options.model]),
    ...(request.session === null ? [] : ['resume', request.session]),
    '-', // The prompt comes on stdin: it may be longer than an argument.
  ];
}

function see(
  { request, record, meter }: TurnFrame,
  state: ExecState,
  event: ExecEvent,
  end: (stop: TurnOutcome) => void,
): void {
  switch (event.kind) {
    case 'thread':
      state.session = event.id;
      request.onSession(event.id).catch((error: unknown) => {
        end({
          kind: 'failed',
          message: `the session could not be recorded: ${describeThrown(error)}`,
        });
      });
      return;
    case 'item_started':
    case 'item_completed': {
      const { item } = event;
      if (item.kind === 'other') refuseUnknown(item.type, end);
      else if (event.kind === 'item_started') record.began(item);
      else record.finished(item, true);
      return;
    }
    case 'completed': {
      const { inputTokens, outputTokens } = event;
      const total = { totalTokens: inputTokens + outputTokens, inputTokens, outputTokens };
      const limit = meter.count('exec', total, total);
      request.onUsage(meter.usage());
      state.completed = true;
      if (limit !== null) end({ kind: 'over_budget', limit });
      return;
    }
    case 'failed':
    case 'error':
      state.message = event.message;
      record.say('stderr', `${event.message}\n`);
      return;
    case 'other':
      refuseUnknown(event.type, end);
  }
}

/** I1: what may be about permissions and is not known ends the turn. */
function refuseUnknown(type: string, end: (stop: TurnOutcome) => void): void {
  if (!mayCarryApproval(type)) return;
  end({
    kind: 'failed',
    message: `codex exec sent what may be about permissions and this version of orch does not know: ${type}`,
  });
}

function watchTime(
  { meter, options }: TurnFrame,
  end: (stop: TurnOutcome) => void,
  over: AbortSignal,
): void {
  const leftMs = meter.wallLeftMs();
  if (leftMs === null) return;
  void options.clock.sleep(Math.max(leftMs, 0), over).then(() => {
    if (!over.aborted) end({ kind: 'over_budget', limit: 'wall_ms' });
  });
}

/** I8: an exit code of 0 alone is no end of a turn. */
function conclude({ record }: TurnFrame, state: ExecState, exit: CodexExit): TurnOutcome {
  if (state.stop !== null) return state.stop;
  if (state.completed && exit.kind === 'exited' && exit.exitCode === 0) {
    record.note('`codex exec` asked nobody: what was not granted, was refused');
    return { kind: 'completed' };
  }
  const how = exit.kind === 'exited' ? `exit code ${exit.exitCode}` : exit.signal;
  return { kind: 'failed', message: state.message ?? `codex exec did not end its turn (${how})` };
}
