import type { BegunRun, Failure, JournalEntry, RunBusEvents, RunEvent } from '@orch/core';
import { lastLines, plainLine } from '../output/plain-text.ts';
import { durationText } from '../output/time-text.ts';
import { writeOut } from '../output/write-out.ts';
import type { Reporter } from './reporter.ts';

const shownErrorLines = 15;
const maxLineLength = 200;

/** Progress where there is no terminal: one line on stderr for what a reader of a CI log wants. */
export function plainLines(): Reporter {
  return {
    journal({ state, entries }: RunBusEvents['run:journal']) {
      if (state.status === 'queued') return;
      for (const entry of entries) {
        for (const line of linesOf(entry, state)) writeOut('stderr', `${line}\n`);
      }
    },
    output: () => undefined,
    stop: () => undefined,
  };
}

function linesOf({ event }: JournalEntry, run: BegunRun): string[] {
  const lines = describe(event, run);
  const child = run.parentRunId === null ? '' : `${whoseOf(run)} > `;
  return lines.map((line) => `${child}${line}`);
}

/** What a child run is called: a goal by its task, since many goals run one pipeline. */
function whoseOf({ workspace, taskId, plan }: BegunRun): string {
  return workspace === null ? plan.pipeline.id : plainLine(taskId);
}

function describe(event: RunEvent, run: BegunRun): string[] {
  switch (event.type) {
    case 'run.started':
      return [
        `run ${run.runId}: task ${run.taskId}, pipeline ${run.plan.pipeline.id}, ${count(run.plan.stages.length, 'stage')}`,
      ];
    case 'run.resumed':
    case 'run.reopened':
      return [`run ${run.runId}: goes on`];
    case 'plan.changed':
      return ['the pipeline was edited; the run goes on under the new plan'];
    case 'stage.started':
      return [`${place(run, event.data.stage)} started${again(event.data.attempt)}`];
    case 'stage.succeeded':
      return [`${place(run, event.data.stage)} succeeded${took(event.data.receipt)}`];
    case 'stage.failed': {
      const { stage, failure, allowed, receipt } = event.data;
      const pardon = allowed ? ' (allowed)' : '';
      return [
        `${place(run, stage)} failed${pardon}${took(receipt)}: ${plainLine(failure.message)}`,
        ...errorLines(failure),
      ];
    }
    case 'stage.retry_scheduled': {
      const { stage, failure, backoff_ms: waitMs } = event.data;
      const wait = waitMs === 0 ? '' : ` in ${durationText(waitMs)}`;
      return [
        `${place(run, stage)} failed, tried again${wait}: ${plainLine(failure.message)}`,
        ...errorLines(failure),
      ];
    }
    case 'stage.skipped':
      return [`${place(run, event.data.stage)} skipped`];
    case 'stage.orphaned':
      return [`${place(run, event.data.stage)} was cut off when the run's process died`];
    case 'stage.cancelled':
      return [`${place(run, event.data.stage)} cancelled`];
    case 'stage.reset':
      return [`to be done again (${event.data.because}): ${event.data.stages.join(', ')}`];
    case 'approval.requested': {
      const { reason, stage, title } = event.data.request;
      const what = reason === 'agent' ? `: its agent asks for ${plainLine(title)}` : '';
      return [`${place(run, stage)} waits for approval${what}`];
    }
    case 'agent.session': {
      const { stage, agent, session } = event.data;
      return [`${place(run, stage)} ${plainLine(agent)} works in session ${plainLine(session)}`];
    }
    case 'agent.answered': {
      const { stage, ask, answer, by } = event.data;
      const what = ask.command === null ? ask.kind : plainLine([ask.command].flat().join(' '));
      return [`${place(run, stage)} its agent was told ${answer} by ${by}: ${what}`];
    }
    case 'approval.decided': {
      const { actor, decision, reason } = event.data;
      return [`${plainLine(actor.name)}: ${decision}, ${plainLine(reason)}`];
    }
    case 'approval.voided':
      return [
        `the approval ${event.data.request_id} is void: ${event.data.changed.join(', ')} changed`,
      ];
    case 'approval.expired':
      return [`the question ${event.data.request_id} expired`];
    case 'run.stop_requested':
      return event.data.cause === 'cancel'
        ? [`run ${run.runId}: being cancelled by ${plainLine(event.data.by.name)}`]
        : [
            `run ${run.runId}: ran for longer than ${durationText(event.data.max_duration_ms)}, being ended`,
          ];
    case 'note':
      return [`note: ${plainLine(event.data.message)}`];
    case 'journal.cut':
      return [`note: ${event.data.bytes} bytes of an unfinished line were cut off the journal`];
    case 'stage.spawned':
    case 'guard.decided':
    case 'stage.child_paused':
    case 'stage.child_resumed':
    case 'approval.granted':
    case 'approval.relayed':
    case 'agent.used':
    case 'agent.span':
    case 'run.paused':
    case 'run.completed':
      return [];
  }
}

function place(run: BegunRun, stage: string): string {
  const planned = run.plan.stages.find(({ id }) => id === stage);
  return `[${planned?.index ?? '?'}/${run.plan.stages.length}] ${stage}`;
}

function again(attempt: number): string {
  return attempt > 1 ? ` (attempt ${attempt})` : '';
}

function took(receipt: { readonly duration_ms: number } | null): string {
  return receipt === null ? '' : ` in ${durationText(receipt.duration_ms)}`;
}

function errorLines(failure: Failure): string[] {
  if (!('stderr' in failure) || failure.stderr.trim() === '') return [];
  return lastLines(failure.stderr, shownErrorLines, maxLineLength).map((line) => `    | ${line}`);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
