import type { StatusDocument } from '../documents/status-document.ts';
import { isTerminal } from '../output/terminal.ts';
import { writeOut } from '../output/write-out.ts';
import type { RepositorySession } from '../session/session.ts';
import { statusText } from '../view/status-text.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** A dead owner leaves no event behind, so its life is looked at this often. */
const refreshMs = 500;

/**
 * Shows how a run stands until it ends, or nobody goes on with it.
 *
 * @returns how it stands then
 */
export async function watchStatus(
  session: RepositorySession,
  read: () => Promise<StatusDocument>,
): Promise<StatusDocument> {
  const { clock, format } = session;
  const draws = format === 'text' && (await isTerminal(1));
  const style = await stdoutStyle(session);
  const never = new AbortController().signal;
  let drawnLines = 0;
  let said = '';
  for (;;) {
    const document = await read();
    if (draws) {
      writeOut('stdout', drawnLines === 0 ? '' : `\u001B[${drawnLines}A\u001B[J`);
      drawnLines = 0;
    }
    if (isOver(document)) return document;
    if (draws) {
      const rows = (process.stdout.rows || 24) - 1;
      const lines = statusText(document, style, clock.nowMs()).trimEnd().split('\n').slice(0, rows);
      if (!writeOut('stdout', `${lines.join('\n')}\n`)) return document;
      drawnLines = lines.length;
    } else {
      const words = progress(document);
      if (words !== said) session.logger.info(words);
      said = words;
    }
    await clock.sleep(refreshMs, never);
  }
}

function isOver({ status, owner }: StatusDocument): boolean {
  switch (status) {
    case 'running':
    case 'queued':
      return false;
    case 'paused':
      return owner?.alive !== true; // Somebody may still wait on it, with --wait.
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'interrupted':
      return true;
  }
}

function progress({ run_id: run, status, stages }: StatusDocument): string {
  const now = stages.filter((stage) => stage.status === 'running').map(({ id }) => id);
  const done = stages.filter((stage) => stage.completed_at !== null).length;
  return `run ${run}: ${status}, ${done} of ${stages.length} stages done${now.length === 0 ? '' : `, now ${now.join(', ')}`}`;
}
