import type { PendingApproval, RunDocument, StageDocument } from '../documents/run-document.ts';
import { lastLines, plainLine, plainText } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';
import { agoText, durationText, timeText } from '../output/time-text.ts';
import { stageLines } from './stage-line.ts';

/** A run for a person: what it is, how each stage stands, what is asked, what to type next. */
export function runText(document: RunDocument, style: Style, nowMs: number): string {
  const { stages, approvals_pending: asked, guardrail_summary: guardrails, next } = document;
  const blocks = [
    [headline(document, style, nowMs), style.dim(subline(document))],
    stageLines(
      stages.map((stage) => asSeen(stage, document.status)),
      style,
    ),
    document.summary === null ? [] : [plainLine(document.summary)],
    guardrails.length === 0
      ? []
      : ['Guardrails', ...guardrails.map((line) => `  ${plainLine(line)}`)],
    outputLines(document, style),
    ...asked.map((approval) => questionLines(approval, style, nowMs)),
    nextLines(asked, next),
    [style.dim(`Manifest: ${document.manifest}`)],
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** A stage that its journal calls running, of a run whose process is gone, runs no more. */
function asSeen(stage: StageDocument, run: RunDocument['status']): StageDocument {
  return run === 'interrupted' && stage.status === 'running'
    ? { ...stage, status: 'orphaned' }
    : stage;
}

const shownLines = 12;
const maxLineLength = 160;

/** What was written last is what a person asks for first, unless all went well. */
function outputLines(
  { status, last_output: last, run_id: run }: RunDocument,
  style: Style,
): string[] {
  if (last === null || status === 'succeeded' || status === 'running') return [];
  const lines = [last.stdout, last.stderr]
    .flatMap((text) => lastLines(text, shownLines, maxLineLength))
    .filter((line) => line.trim() !== '')
    .slice(-shownLines);
  if (lines.length === 0) return [];
  return [
    `Last output of ${last.stage}`,
    ...lines.map((line) => style.dim(`  | ${line}`)),
    style.dim(`  all of it: orch runs logs --run ${run} --stage ${last.stage}`),
  ];
}

function headline(document: RunDocument, style: Style, nowMs: number): string {
  const { status, run_id: runId, started_at: started, completed_at: ended } = document;
  const run = style.strong(`Run ${runId}`);
  const took =
    ended === null ? '' : ` after ${durationText(Date.parse(ended) - Date.parse(started))}`;
  switch (status) {
    case 'succeeded':
      return `${style.good('✓')} ${run} ${style.good('succeeded')}${took}`;
    case 'failed':
      return `${style.bad('✗')} ${run} ${style.bad('failed')}${took}`;
    case 'cancelled':
      return `${style.bad('×')} ${run} was ${style.bad('cancelled')}${took}`;
    case 'paused':
      return `${style.waiting('?')} ${run} ${style.waiting('is paused')}: ${pauseText(document)}`;
    case 'interrupted':
      return `${style.bad('!')} ${run} was ${style.bad('interrupted')}: its process is gone`;
    case 'running':
    case 'queued':
      return `${style.strong('▶')} ${run} is ${status}, begun ${agoText(started, nowMs)}`;
  }
}

function pauseText({ reason, approvals_pending: asked }: RunDocument): string {
  switch (reason) {
    case 'approval':
      return asked.length === 0 ? 'all questions are answered; resume it' : 'it waits for approval';
    case 'input':
      return 'a stage was cut off, and somebody must say what to do with it';
    case 'budget':
      return 'an agent has spent its budget';
    default:
      return `it waits (${reason ?? 'no reason given'})`;
  }
}

function subline({ task_id: task, pipeline, execution, started_at: started }: RunDocument): string {
  const mode =
    execution.mode === 'parallel' ? `, up to ${execution.max_concurrency} stages at a time` : '';
  const title = pipeline.title === pipeline.id ? '' : ` (${plainLine(pipeline.title)})`;
  return `  task ${task} · pipeline ${pipeline.id}${title}${mode} · started ${timeText(started)}`;
}

/** What somebody needs to know to answer, and how to. */
function questionLines(approval: PendingApproval, style: Style, nowMs: number): string[] {
  const { also, bound, commands, decisions, expires_at: expires } = approval;
  const said = decisions.map(
    ({ actor, decision, reason }) => `${plainLine(actor.name)}: ${decision}, ${plainLine(reason)}`,
  );
  const given = decisions.filter(({ decision }) => decision === 'approved').length;
  const digest = (name: string, value: string | null): string =>
    value === null ? `no ${name}` : `${name} ${value.slice(0, 12)}`;
  return [
    `${style.waiting('Question')} ${style.strong(approval.id)}: ${plainLine(approval.title)}`,
    ...indent(plainText(approval.instructions).trim(), '  '),
    `  asked      ${agoText(approval.requested_at, nowMs)}${approval.reason === 'manual' ? '' : `, by ${approval.reason}${rules(approval)}`}`,
    `  decides    ${who(approval)}${given === 0 ? '' : `; ${given} said yes`}`,
    ...also.map((requirement) => `         and ${who(requirement)}`),
    ...said.map((line) => `  said       ${line}`),
    ...(expires === null ? [] : [`  expires    ${timeText(expires)}`]),
    `  bound to   ${digest('plan', bound.plan)}, ${digest('policy', bound.policy)}, ${digest('worktree', bound.worktree)}`,
    ...doneLines(approval),
    ...(approval.note === null ? [] : [`  note       ${plainLine(approval.note)}`]),
    '',
    `  approve    ${commands.approve}`,
    `  reject     ${commands.reject}`,
    `  rework     ${commands.request_changes}`,
  ];
}

function who({ from, approvers }: Pick<PendingApproval, 'from' | 'approvers'>): string {
  const names = from.length === 0 ? 'anybody' : from.map(plainLine).join(', ');
  return `${names}; ${approvers === 1 ? 'one person' : `${approvers} different people`}`;
}

/** What was done before the question was asked, and what it changed. */
function doneLines({ done }: PendingApproval): string[] {
  return done.map(({ id, status, exit_code: code, duration_ms: ms, diff }, position) => {
    const exit = code === null ? '' : `, exit ${code}`;
    const took = ms === null ? '' : `, ${durationText(ms)}`;
    const changed =
      diff === null
        ? ''
        : `, ${diff.files} ${diff.files === 1 ? 'file' : 'files'} +${diff.added} -${diff.deleted}${diff.path === null ? '' : ` (${diff.path})`}`;
    return `  ${position === 0 ? 'so far' : '      '}     ${id}: ${status}${exit}${took}${changed}`;
  });
}

function rules({ rules: which }: PendingApproval): string {
  return which.length === 0 ? '' : ` (${which.map(plainLine).join(', ')})`;
}

function indent(text: string, by: string): string[] {
  return text === '' ? [] : text.split('\n').map((line) => `${by}${line}`.trimEnd());
}

/** The commands of questions stand with the questions, so only what follows them is said here. */
function nextLines(asked: readonly PendingApproval[], next: readonly string[]): string[] {
  const others = next.filter(
    (command) => !asked.some(({ commands }) => commands.approve === command),
  );
  if (others.length === 0) return [];
  const label = asked.length === 0 ? 'Next' : 'Then';
  return others.map((command) => `${label}: ${command}`);
}
