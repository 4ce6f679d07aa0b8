import type { GoalDocument, GoalsDocument } from '../goals/goals-document.ts';
import { cut, plainLine } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';
import { agoText, durationText } from '../output/time-text.ts';

const shownPaths = 4;

/** Goals for a person: how each stands, where they overlap, in which order to merge, what to type next. */
export function goalsText(document: GoalsDocument, style: Style, nowMs: number): string {
  const blocks = [
    [headline(document, style, nowMs)],
    goalLines(document.goals, style),
    overlapLines(document, style),
    orderLines(document),
    document.problems.map(
      ({ task_id: task, message }) =>
        `${style.bad('!')} ${task} could not be looked at: ${plainLine(message)}`,
    ),
    document.next.map((command) => `Next: ${command}`),
    [style.dim(`Manifest: ${document.manifest}`)],
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function headline(document: GoalsDocument, style: Style, nowMs: number): string {
  const { status, run_id: run, goals, started_at: started, completed_at: ended } = document;
  const done = goals.filter((goal) => goal.status === 'succeeded').length;
  const time =
    ended === null
      ? `begun ${agoText(started, nowMs)}`
      : `after ${durationText(Date.parse(ended) - Date.parse(started))}`;
  return `${markOf(status, style)} ${style.strong(`Goals ${run}`)} ${status}: ${done} of ${goals.length} done, ${time}`;
}

function goalLines(goals: readonly GoalDocument[], style: Style): string[] {
  const width = Math.min(32, Math.max(...goals.map(({ task_id: task }) => task.length)));
  return goals.map((goal) => {
    const { task_id: task, status, stages_done: done, stages_total: total, stage } = goal;
    const progress = total === null ? '' : `${done}/${total}`;
    const at = stage === null || status === 'succeeded' ? '' : ` at ${stage}`;
    const words = [
      `${status}${goal.reason === null ? '' : ` (${goal.reason})`}${at}`,
      workText(goal),
      goal.failure === null ? '' : cut(plainLine(goal.failure), 120),
    ].filter((part) => part !== '');
    return `  ${markOf(status, style)} ${cut(task, width).padEnd(width)}  ${progress.padStart(5)}  ${words.join(' · ')}`;
  });
}

function workText({ files, uncommitted, commits, unmerged, branch }: GoalDocument): string {
  if (files === null || files === 0) return '';
  if (unmerged === false) return 'merged';
  const parts = [
    `${files} ${files === 1 ? 'file' : 'files'} on ${branch}`,
    commits === null || commits === 0 ? '' : `${commits} ${commits === 1 ? 'commit' : 'commits'}`,
    uncommitted === null || uncommitted === 0 ? '' : `${uncommitted} not committed`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function overlapLines({ overlaps }: GoalsDocument, style: Style): string[] {
  if (overlaps.length === 0) return [];
  const conflicts = overlaps.filter((each) => each.conflicts.length > 0);
  const merges = overlaps.filter((each) => each.conflicts.length === 0);
  return [
    'Overlap',
    ...conflicts.map(
      ({ a, b, conflicts: paths }) =>
        `  ${style.bad('✗')} ${a} and ${b} conflict in ${some(paths)}`,
    ),
    ...merges.map(
      ({ a, b, shared }) =>
        `  ${style.waiting('~')} ${a} and ${b} both change ${some(shared)}; git can merge it`,
    ),
  ];
}

function orderLines({ merge_order: order }: GoalsDocument): string[] {
  if (order.length === 0) return [];
  const steps = order.map(({ branch, conflicts }, position) => {
    const what = conflicts.length === 0 ? 'merges by itself' : `conflicts in ${some(conflicts)}`;
    return `  ${position + 1}. git merge ${branch}   ${what}`;
  });
  return ['Merge in this order', ...steps];
}

function some(paths: readonly string[]): string {
  const more = paths.length > shownPaths ? ` and ${paths.length - shownPaths} more` : '';
  return `${paths.slice(0, shownPaths).map(plainLine).join(', ')}${more}`;
}

function markOf(status: GoalDocument['status'], style: Style): string {
  switch (status) {
    case 'succeeded':
      return style.good('✓');
    case 'failed':
      return style.bad('✗');
    case 'cancelled':
      return style.bad('×');
    case 'interrupted':
      return style.bad('!');
    case 'paused':
      return style.waiting('?');
    case 'running':
      return style.strong('▶');
    case 'skipped':
      return style.dim('–');
    case 'queued':
      return style.dim('·');
  }
}
