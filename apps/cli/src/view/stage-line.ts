import { usageText } from '@orch/core';
import type { StageDocument } from '../documents/run-document.ts';
import { plainLine } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';
import { durationText } from '../output/time-text.ts';

type StageStatus = StageDocument['status'];

/** One character for how a stage stands. */
export function stageMark(status: StageStatus, style: Style): string {
  switch (status) {
    case 'succeeded':
      return style.good('✓');
    case 'failed':
      return style.bad('✗');
    case 'running':
      return style.strong('▶');
    case 'awaiting_approval':
    case 'child_waiting':
      return style.waiting('?');
    case 'backing_off':
      return style.waiting('↻');
    case 'orphaned':
      return style.bad('!');
    case 'cancelled':
      return style.dim('×');
    case 'skipped':
      return style.dim('–');
    case 'pending':
    case 'ready':
      return style.dim('·');
  }
}

/** The stages of a run as lines of a table: mark, title, duration, remark. */
export function stageLines(stages: readonly StageDocument[], style: Style): string[] {
  const titles = stages.map(({ title }) => plainLine(title));
  const width = Math.min(40, Math.max(0, ...titles.map((title) => title.length)));
  return stages.map((stage, position) => {
    const title = (titles[position] ?? '').padEnd(width);
    const duration = stage.duration_ms === null ? '' : durationText(stage.duration_ms);
    const line = `  ${stageMark(stage.status, style)} ${title}  ${duration.padStart(8)}  ${remark(stage)}`;
    return line.trimEnd();
  });
}

/** What a reader should know of a stage besides its mark. */
function remark(stage: StageDocument): string {
  const again = stage.attempts > 1 ? `attempt ${stage.attempts}` : '';
  const { agent } = stage;
  const spent = agent === null || agent.usage.turns === 0 ? '' : usageText(agent.usage);
  return [statusWords(stage), again, spent].filter((part) => part !== '').join(', ');
}

function statusWords(stage: StageDocument): string {
  switch (stage.status) {
    case 'succeeded':
      return '';
    case 'failed':
      return plainLine(stage.failure?.message ?? 'failed');
    case 'awaiting_approval':
      return 'waits for approval';
    case 'child_waiting':
      return `its run ${stage.child_run_id ?? ''} waits`;
    case 'backing_off':
      return 'waits before it is tried again';
    case 'orphaned':
      return 'was cut off';
    case 'running':
    case 'cancelled':
    case 'skipped':
    case 'pending':
    case 'ready':
      return stage.status;
  }
}
