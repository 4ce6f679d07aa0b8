import type { BegunRun, StageState } from '@orch/core';
import { cut, lastLines, plainLine } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';
import { durationText } from '../output/time-text.ts';
import { stageMark } from './stage-line.ts';

/** The newest output of the stage that wrote last. */
export interface OutputTail {
  readonly runId: string;
  readonly stage: string;
  readonly text: string;
}

export interface LiveState {
  /** The run and its child runs, in the order in which they began. */
  readonly runs: readonly BegunRun[];
  readonly tail: OutputTail | null;
}

export interface Frame {
  readonly columns: number;
  readonly rows: number;
  readonly style: Style;
  readonly nowMs: number;
}

const tailLines = 6;

/** One picture of a run: at most `rows - 1` lines of at most `columns - 1` characters. Pure. */
export function liveFrame({ runs, tail }: LiveState, frame: Frame): string[] {
  const [run] = runs;
  if (run === undefined) return [];
  const { style, nowMs, rows } = frame;
  const width = Math.max(20, frame.columns - 1);
  const ageMs = Math.max(0, nowMs - Date.parse(run.startedAt));
  const head = `Run ${run.runId} · task ${run.taskId} · ${run.plan.pipeline.id} · ${durationText(ageMs)}`;
  const output =
    tail !== null && isRunning(runs, tail)
      ? lastLines(tail.text, Math.min(tailLines, Math.max(0, rows - 8)), width - 4)
      : [];
  const room = Math.max(1, rows - 3 - output.length);
  return [
    style.strong(cut(head, width)),
    ...window(stageRows(runs, run, '  ', width, frame), room),
    ...output.map((line) => style.dim(`  | ${line}`)),
  ];
}

interface Row {
  readonly text: string;
  readonly settled: boolean;
}

function stageRows(
  runs: readonly BegunRun[],
  run: BegunRun,
  indent: string,
  width: number,
  frame: Frame,
): Row[] {
  return run.plan.stages.flatMap((planned, position): Row[] => {
    const stage = run.stages[position];
    if (stage === undefined) return [];
    const title = cut(plainLine(planned.title), Math.max(10, width - indent.length - 16));
    const text = `${indent}${stageMark(stage.status, frame.style)} ${title}  ${timer(stage, frame)}`;
    const childId = 'childRunId' in stage ? stage.childRunId : null;
    const child = runs.find(({ runId }) => runId === childId);
    const rest = child === undefined ? [] : stageRows(runs, child, `${indent}  `, width, frame);
    const settled = ['succeeded', 'skipped'].includes(stage.status);
    return [{ text: text.trimEnd(), settled }, ...rest];
  });
}

function timer(stage: StageState, { nowMs, style }: Frame): string {
  switch (stage.status) {
    case 'running':
      return durationText(Math.max(0, nowMs - Date.parse(stage.startedAt)));
    case 'succeeded':
    case 'failed':
      return stage.receipt === null ? '' : style.dim(durationText(stage.receipt.duration_ms));
    case 'backing_off':
      return `again in ${durationText(Math.max(0, Date.parse(stage.dueAt) - nowMs))}`;
    case 'awaiting_approval':
    case 'child_waiting':
      return style.waiting('waits for approval');
    case 'pending':
    case 'skipped':
    case 'cancelled':
    case 'orphaned':
      return '';
  }
}

/** As many rows as there is room for: what is done is folded first, then what is far ahead. */
function window(rows: readonly Row[], room: number): string[] {
  if (rows.length <= room) return rows.map(({ text }) => text);
  const firstOpen = Math.max(
    0,
    rows.findIndex(({ settled }) => !settled),
  );
  if (room < 4) return rows.slice(firstOpen, firstOpen + room).map(({ text }) => text);
  const from = Math.max(0, Math.min(firstOpen - 1, rows.length - room + 2));
  const shown = rows.slice(from, from + Math.max(1, room - 2)).map(({ text }) => text);
  const after = rows.length - from - shown.length;
  return [
    ...(from === 0 ? [] : [`  … ${from} done`]),
    ...shown,
    ...(after === 0 ? [] : [`  … ${after} more`]),
  ].slice(0, room);
}

function isRunning(runs: readonly BegunRun[], tail: OutputTail): boolean {
  const run = runs.find(({ runId }) => runId === tail.runId);
  const position = run?.plan.stages.findIndex(({ id }) => id === tail.stage) ?? -1;
  return run?.stages[position]?.status === 'running';
}
