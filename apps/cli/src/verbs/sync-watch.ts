import { setMaxListeners } from 'node:events';
import type { PassReport } from '@orch/cloud-sync';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { composeSync, type SyncLane } from '../compose/sync-targets.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { onStopSignal } from '../session/stop-signals.ts';
import { syncText, targetDocument, targetText, type SyncDocument } from './sync-document.ts';

const defaultPollSeconds = 2;
const tendMs = 5_000;

/** `orch sync watch`: sends what ends from now on, until a signal; then says what it did in all. */
export async function syncWatch(session: RepositorySession): Promise<number> {
  const { args, format, logger } = session;
  const seconds = wholeNumber(args, 'poll', 1, 3_600) ?? defaultPollSeconds;
  const { lanes, tendCredentials } = await composeSync(session);
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const letGo = onStopSignal((_name, count) => {
    stop.abort(new Error('the sender was stopped'));
    if (count > 1) process.exit(exitStatus.interrupted);
  });
  logger.info(`Watching for runs that end, to send them to ${lanes.map(nameOf).join(' and ')}.`);
  // A login that nobody uses for long would run out.
  const tending = setInterval(tendCredentials, tendMs);
  try {
    const targets = await Promise.all(
      lanes.map(async (lane) => {
        const total = { sent: 0, already: 0, attempts: 0 };
        let last = nothing;
        await lane.worker.watch(stop.signal, seconds * 1000, (report) => {
          total.sent += report.sent;
          total.already += report.already;
          total.attempts += report.attempts;
          last = report;
          logger.info(targetText(targetDocument(lane, report)));
        });
        return targetDocument(lane, { ...last, ...total });
      }),
    );
    const document: SyncDocument = { targets };
    writeResult(format, document, () => syncText(document));
    return exitStatus.ok;
  } finally {
    clearInterval(tending);
    letGo();
  }
}

const nothing: PassReport = {
  sent: 0,
  already: 0,
  attempts: 0,
  waiting: 0,
  unfinished: 0,
  dead: 0,
  hold: null,
};

function nameOf({ target }: SyncLane): string {
  return target.description;
}
