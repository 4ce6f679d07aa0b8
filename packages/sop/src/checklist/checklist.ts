import type { RunEvidence } from '../register/task.ts';

/** A box in a checklist that names the evidence which ticks it. */
export interface ChecklistItem {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly pipeline: string;
  /** `null`: the whole run has to succeed. */
  readonly stage: string | null;
  readonly ticked: boolean;
}

const form =
  /^(\s*[-*+] \[)([ xX])(\] )(.*)\(evidence: ([A-Za-z0-9][\w.-]*)(?:\/([A-Za-z0-9][\w.-]*))?(?: → [^()]*)?\)(.*)$/;

/** The items of a text that name their evidence. Boxes in fenced blocks are examples. */
export function checklistItems(text: string): ChecklistItem[] {
  const items: ChecklistItem[] = [];
  let fenced = false;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const match = fenced ? null : form.exec(line);
    if (match === null) continue;
    const [, , box = ' ', , what = '', pipeline = '', stage = null] = match;
    items.push({ line: at + 1, text: what.trim(), pipeline, stage, ticked: box !== ' ' });
  }
  return items;
}

/**
 * The run that proves an item: the newest finished one of the pipeline, if it or the named stage
 * succeeded in it. I6: nothing but such a run ticks an item, and a newer one that fails unticks it.
 */
export function evidenceFor(
  { pipeline, stage }: Pick<ChecklistItem, 'pipeline' | 'stage'>,
  runs: readonly RunEvidence[],
): RunEvidence | null {
  const [newest] = runs
    .filter((run) => run.pipeline === pipeline)
    .toSorted((a, b) => (a.completed_at < b.completed_at ? 1 : -1));
  if (newest === undefined) return null;
  const proves =
    stage === null ? newest.status === 'succeeded' : newest.succeeded_stages.includes(stage);
  return proves ? newest : null;
}

/** The text with every item that names its evidence ticked or not, as the runs prove it. */
export function tickByEvidence(text: string, runs: readonly RunEvidence[]): string {
  const lines = text.split('\n');
  for (const item of checklistItems(text)) {
    const written = lines[item.line - 1] ?? '';
    const lineEnd = written.endsWith('\r') ? '\r' : '';
    const [, open = '', , close = '', what = '', , , rest = ''] =
      form.exec(written.trimEnd()) ?? [];
    const run = evidenceFor(item, runs);
    const name = item.stage === null ? item.pipeline : `${item.pipeline}/${item.stage}`;
    const reference = run === null ? '' : ` → ${run.manifest}`;
    const box = run === null ? ' ' : 'x';
    lines[item.line - 1] =
      `${open}${box}${close}${what}(evidence: ${name}${reference})${rest}${lineEnd}`;
  }
  return lines.join('\n');
}
