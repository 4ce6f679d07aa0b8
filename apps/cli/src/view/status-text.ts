import type { StatusDocument } from '../documents/status-document.ts';
import { plainLine } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';
import { durationText } from '../output/time-text.ts';
import { runText } from './run-text.ts';

/** How a run stands, with what somebody needs who did not start it. */
export function statusText(document: StatusDocument, style: Style, nowMs: number): string {
  const blocks = [runText(document, style, nowMs).trimEnd(), factLines(document).join('\n')];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function factLines(document: StatusDocument): string[] {
  const {
    owner,
    heartbeat,
    metrics,
    children,
    approvals,
    notes,
    resumes,
    started_by: by,
  } = document;
  const decided = approvals.filter(({ decisions }) => decisions.length > 0);
  return [
    `Started by ${plainLine(by.name)}${resumes === 0 ? '' : `, resumed ${resumes === 1 ? 'once' : `${resumes} times`}`}`,
    ...(owner === null ? [] : [ownerLine(owner)]),
    ...(heartbeat === null || document.completed_at !== null
      ? []
      : [`Heartbeat: ${durationText(heartbeat.age_ms)} old${heartbeat.stale ? ' (stale)' : ''}`]),
    `Metrics: ${metrics.present ? metrics.path : 'none yet'}`,
    ...children.map(({ stage, run_id: id, status }) => `Child run of ${stage}: ${id} (${status})`),
    ...decided.flatMap(({ id, decisions, status, note }) => [
      ...decisions.map(
        ({ actor, decision, reason }) =>
          `Decision on ${id}: ${decision.replace('_', ' ')} by ${plainLine(actor.name)}: ${plainLine(reason)}`,
      ),
      ...(status === 'void'
        ? [`${id} is void: ${plainLine(note ?? 'what it was bound to changed')}`]
        : []),
    ]),
    ...notes.map(({ kind, message }) => `Note: ${plainLine(message)} (${kind})`),
  ];
}

function ownerLine({ pid, host, alive }: NonNullable<StatusDocument['owner']>): string {
  return alive
    ? `Owner: process ${pid} on ${host}`
    : `Owner: process ${pid} on ${host}, which is gone`;
}
