import { OrchError, type Actor, type RunKey, type RunResult } from '@orch/core';
import type { Runs } from '../compose/compose-runs.ts';
import { viewOf } from '../documents/read-view.ts';
import { runDocument } from '../documents/run-document.ts';
import { statusOfRun } from '../errors/exit-status.ts';
import type { Style } from '../output/style.ts';
import { writeResult } from '../output/write-document.ts';
import { onStopSignal } from '../session/stop-signals.ts';
import type { RepositorySession } from '../session/session.ts';
import { chooseReporter } from '../view/choose-reporter.ts';
import { runText } from '../view/run-text.ts';
import { stdoutStyle } from '../view/stdout-style.ts';
import { sendAfterRun } from './send-after-run.ts';

/** What every way to drive a run is given. */
export interface DriveOptions {
  readonly signal: AbortSignal;
  readonly waitWhilePaused: boolean;
}

/** Another way to show how a run stands than {@link runDocument} and {@link runText}. */
export type Present = (
  result: RunResult,
  style: Style,
) => Promise<{ readonly document: object; readonly text: () => string }>;

/**
 * Drives a run to its end or its next pause: shows it, lets signals cancel it, asks on the terminal
 * where there is one, and prints how it stands.
 *
 * @returns the exit status
 */
export async function driveRun(
  session: RepositorySession,
  runs: Runs,
  actor: Actor,
  begin: (options: DriveOptions) => Promise<RunResult>,
  present?: Present,
): Promise<number> {
  const { args, clock, format, roots, logger } = session;
  const { manager, store } = runs;
  let reporter = await chooseReporter(session);
  const abort = new AbortController();
  let key: RunKey | null = null;
  manager.events.on('run:journal', (event) => {
    key ??= event.key;
    reporter.journal(event);
  });
  manager.events.on('stage:output', (event) => {
    reporter.output(event);
  });
  const letGo = onStopSignal((name, count) => {
    abort.abort({ by: actor, reason: name });
    // The first asks the stages to end, the second ends them, the third waits for nobody.
    if (count === 2) void runs.endNow();
    if (count > 2) process.exit(statusOfRun('cancelled'));
  });
  // The store's own timers and watches let the process end; a run that waits must not.
  const awake = setInterval(() => undefined, 2 ** 30);
  const options: DriveOptions = { signal: abort.signal, waitWhilePaused: args.has('wait') };
  try {
    let result = await begin(options);
    while (
      present === undefined &&
      result.status === 'paused' &&
      !options.waitWhilePaused &&
      !abort.signal.aborted
    ) {
      const { answerOnTerminal } = await import('./answer-on-terminal.ts');
      reporter.stop();
      logger.divert(null);
      if (!(await answerOnTerminal(session, runs, result, actor, abort.signal))) break;
      reporter = await chooseReporter(session);
      result = await manager.resume({
        ...options,
        key: { taskId: result.taskId, runId: result.runId },
        by: actor,
        reason: 'answered on the terminal',
      });
    }
    reporter.stop();
    logger.divert(null);
    const style = await stdoutStyle(session);
    if (present === undefined) {
      const document = runDocument(await viewOf(store, result, result.status), roots);
      writeResult(format, document, () => runText(document, style, clock.nowMs()));
    } else {
      const { document, text } = await present(result, style);
      writeResult(format, document, text);
    }
    await sendAfterRun(session, result.status);
    return statusOfRun(result.status);
  } catch (error) {
    reporter.stop();
    logger.divert(null);
    throw withRun(error, key);
  } finally {
    clearInterval(awake);
    letGo();
    await runs.close();
  }
}

/** An error that came in the middle of a run says which run, so that it can be gone on with. */
function withRun(error: unknown, key: RunKey | null): unknown {
  if (!(error instanceof OrchError) || key === null) return error;
  return new OrchError(error.code, error.message, {
    ...(error.place !== undefined && { place: error.place }),
    hint: `${error.hint === undefined ? '' : `${error.hint} `}Go on with: orch resume --run ${key.runId}`,
    data: { ...error.data, task_id: key.taskId, run_id: key.runId },
    cause: error.cause ?? error,
  });
}
