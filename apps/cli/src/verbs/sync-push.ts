import { OrchError, sanitizeRunId } from '@orch/core';
import { setMaxListeners } from 'node:events';
import type { PassOutcome } from '@orch/cloud-sync';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { composeSync, type SyncLane } from '../compose/sync-targets.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { onStopSignal } from '../session/stop-signals.ts';
import { syncStatus, syncText, targetDocument, type SyncDocument } from './sync-document.ts';

const defaultDrainSeconds = 600;

/** `orch sync push`: one look, and one try to send what is due. */
export async function syncPush(session: RepositorySession): Promise<number> {
  const now = session.args.has('now');
  const { lanes } = await composeSync(session);
  return await send(session, lanes, null, ({ worker }, signal) => worker.push(signal, { now }));
}

/** `orch sync drain`: goes on until nothing waits, or its time is over. */
export async function syncDrain(session: RepositorySession): Promise<number> {
  const seconds = wholeNumber(session.args, 'timeout', 1, 86_400) ?? defaultDrainSeconds;
  const { lanes } = await composeSync(session);
  return await send(session, lanes, seconds * 1000, ({ worker }, signal) => worker.drain(signal));
}

/** `orch sync retry`: sends dead letters again. */
export async function syncRetry(session: RepositorySession): Promise<number> {
  const { args } = session;
  const run = args.value('run');
  if (run === undefined && !args.has('all')) {
    throw new OrchError('ORCH_USAGE', 'It is not said which runs to send again.', {
      hint: 'Give --run <id>, or --all. The refused ones are listed by: orch sync status',
    });
  }
  const runId = run === undefined ? null : sanitizeRunId(run);
  const { lanes } = await composeSync(session);
  let revived = 0;
  for (const { worker } of lanes) {
    const keys = await worker.revive(runId);
    if (keys !== 'busy') revived += keys.length;
  }
  if (revived === 0 && runId !== null) {
    throw new OrchError('ORCH_RUN_UNKNOWN', `No refused run has the id ${runId}.`, {
      hint: 'The refused ones are listed by: orch sync status',
    });
  }
  return await send(session, lanes, null, ({ worker }, signal) => worker.push(signal));
}

async function send(
  session: RepositorySession,
  lanes: readonly SyncLane[],
  timeoutMs: number | null,
  work: (lane: SyncLane, signal: AbortSignal) => Promise<PassOutcome>,
): Promise<number> {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  let interrupted = false;
  const letGo = onStopSignal((_name, count) => {
    interrupted = true;
    stop.abort(new Error('the sender was stopped'));
    if (count > 1) process.exit(exitStatus.interrupted);
  });
  const timer =
    timeoutMs === null
      ? undefined
      : setTimeout(() => stop.abort(new Error('the time was over')), timeoutMs);
  try {
    const targets = await Promise.all(
      lanes.map(async (lane) => targetDocument(lane, await work(lane, stop.signal))),
    );
    const document: SyncDocument = { targets };
    writeResult(session.format, document, () => syncText(document));
    return wasInterrupted() ? exitStatus.interrupted : syncStatus(document);
  } finally {
    clearTimeout(timer);
    letGo();
  }

  function wasInterrupted(): boolean {
    return interrupted;
  }
}
