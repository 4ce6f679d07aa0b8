import {
  describeThrown,
  openApprovals,
  OrchError,
  type Actor,
  type ApprovalDecision,
  type BegunRun,
  type PausedRun,
} from '@orch/core';
import type { Runs } from '../compose/compose-runs.ts';
import { viewOf } from '../documents/read-view.ts';
import { runDocument } from '../documents/run-document.ts';
import { isTerminal } from '../output/terminal.ts';
import { writeOut } from '../output/write-out.ts';
import { isInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { runText } from '../view/run-text.ts';
import { plainStyle } from '../output/style.ts';

/**
 * Asks the person at the terminal the questions that a paused run waits for, and records the
 * answers. Without a terminal nobody is asked and nothing blocks.
 *
 * @returns whether the run can go on: every question is answered, here or meanwhile elsewhere
 */
export async function answerOnTerminal(
  session: RepositorySession,
  runs: Runs,
  paused: PausedRun,
  actor: Actor,
  signal: AbortSignal,
): Promise<boolean> {
  if (paused.reason === 'input' || session.format !== 'text') return false;
  if (!(await isTerminal(0)) || !(await isTerminal(2)) || isInsideStage(session.env)) return false;
  const view = await viewOf(runs.store, paused, paused.status);
  const document = runDocument(view, session.roots);
  writeOut('stderr', `${runText(document, plainStyle, session.clock.nowMs())}\n`);
  for (const run of [view.state, ...view.children]) {
    for (const { request, status } of openApprovals(run)) {
      if (status !== 'pending') continue;
      const answer = await askUntilClear(request.title, signal);
      if (answer === 'later') return false;
      await record(session, runs, run, {
        request_id: request.id,
        actor,
        channel: 'terminal',
        ...answer,
      });
    }
  }
  const after = (await runs.store.read({ taskId: paused.taskId, runId: paused.runId })).state;
  return after.status !== 'paused' || !(await asksStill(runs, after));
}

type Answer = Pick<ApprovalDecision, 'decision' | 'reason'>;

/** A question that was decided elsewhere in the meantime is no error: the run goes on by that. */
async function record(
  session: RepositorySession,
  runs: Runs,
  run: BegunRun,
  decision: ApprovalDecision,
): Promise<void> {
  try {
    await runs.manager.decide({ taskId: run.taskId, runId: run.runId }, decision);
  } catch (error) {
    if (!(error instanceof OrchError) || error.code !== 'ORCH_APPROVAL_REFUSED') throw error;
    session.logger.warn(`The answer was not taken: ${describeThrown(error)}`);
  }
}

async function asksStill(runs: Runs, state: PausedRun): Promise<boolean> {
  const view = await viewOf(runs.store, state, state.status);
  return [view.state, ...view.children].some((run) =>
    openApprovals(run).some(({ status }) => status === 'pending'),
  );
}

async function askUntilClear(title: string, signal: AbortSignal): Promise<Answer | 'later'> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const gone = new AbortController();
  lines.on('SIGINT', () => gone.abort());
  lines.on('close', () => gone.abort());
  const either = AbortSignal.any([signal, gone.signal]);
  try {
    for (;;) {
      const word = await lines.question(
        `${title}: [a]pprove, [r]eject, request [c]hanges, or decide [l]ater? `,
        { signal: either },
      );
      const decision = decisionOf(word);
      if (decision === 'later') return 'later';
      if (decision === undefined) continue;
      const reason = await lines.question('Reason: ', { signal: either });
      return { decision, reason: reason.trim() === '' ? 'no reason given' : reason.trim() };
    }
  } catch (error) {
    if (either.aborted) return 'later';
    throw error;
  } finally {
    lines.close();
  }
}

function decisionOf(word: string): ApprovalDecision['decision'] | 'later' | undefined {
  switch (word.trim().toLowerCase()) {
    case 'a':
    case 'approve':
      return 'approved';
    case 'r':
    case 'reject':
      return 'rejected';
    case 'c':
    case 'changes':
      return 'changes_requested';
    case 'l':
    case 'later':
      return 'later';
    default:
      return undefined;
  }
}
