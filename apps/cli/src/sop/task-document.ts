import {
  artifactDigest,
  currentPhase,
  nextStep,
  phaseTitles,
  standingsOf,
  standingText,
  type Finding,
  type PhaseStanding,
  type Sop,
  type Task,
  type WrittenPhase,
} from '@orch/sop';
import { plainLine } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';

/** A task as it stands now (wire shape): what the verbs about one task print. */
export interface TaskDocument {
  readonly task: Pick<
    Task,
    | 'id'
    | 'slug'
    | 'title'
    | 'status'
    | 'path'
    | 'phase'
    | 'risk'
    | 'lines'
    | 'created_at'
    | 'source'
  >;
  readonly phases: readonly PhaseDocument[];
  readonly implementation_open: boolean;
  readonly next: { readonly text: string; readonly command: string | null };
  /** What the verb wrote, from the root. */
  readonly written: readonly string[];
  readonly findings: readonly Finding[];
}

interface PhaseDocument {
  readonly phase: PhaseStanding['phase'];
  readonly title: string;
  readonly standing: PhaseStanding['standing'];
  /** `null`: the phase has no artifact. */
  readonly artifact: string | null;
  /** Digest of what the artifact says now, for `orch task approve --digest`; `null` without one. */
  readonly digest: string | null;
  readonly detail: string;
}

/** What is known of a task. `settled` is what the verb did, if it did anything. */
export function taskDocument(
  sop: Sop,
  task: Task,
  settled: { readonly written: readonly string[]; readonly findings: readonly Finding[] },
): TaskDocument {
  const standings = standingsOf(task, sop.read);
  const { artifacts, id, slug, title, status, path, risk, lines, created_at, source } = task;
  const current = currentPhase(standings);
  return {
    task: {
      ...{ id, slug, title, status, path, phase: current.phase },
      ...{ risk, lines, created_at, source },
    },
    phases: standings.map((each) => {
      const artifact = artifacts[each.phase as WrittenPhase] ?? null;
      const text = artifact === null ? null : sop.read(artifact);
      return {
        phase: each.phase,
        title: phaseTitles[each.phase],
        standing: each.standing,
        artifact,
        digest: text === null ? null : artifactDigest(text),
        detail: standingText(each),
      };
    }),
    implementation_open: current.phase === 'implementation',
    next: nextStep(task, standings, sop.read),
    written: settled.written,
    findings: settled.findings,
  };
}

/** The same for a person: where the task stands, phase by phase, and what to do next. */
export function taskText(document: TaskDocument, style: Style): string {
  const { task, phases, next, written, findings } = document;
  const size = task.lines === null ? '' : `, ${task.lines} lines expected`;
  const width = Math.max(...phases.map(({ title }) => title.length));
  const lines = [
    `${style.strong(task.id)}  ${plainLine(task.title)}`,
    `  ${task.status.replace('_', ' ')} · risk ${task.risk}${size} · ${task.path} path`,
    ...(task.source === null
      ? []
      : [`  imported from ${plainLine(task.source.path)} (${task.source.kind})`]),
    '',
    ...phases.map(
      (phase) =>
        `  ${mark(phase, style)} ${phase.title.padEnd(width)}  ${plainLine(phase.detail)}${phase.artifact === null ? '' : style.dim(`  ${plainLine(phase.artifact)}`)}`,
    ),
    '',
    ...(written.length === 0 ? [] : [`Wrote: ${written.map(plainLine).join(', ')}`]),
    ...findings.map((finding) => findingText(finding, style)),
    `Next: ${plainLine(next.text)}`,
    ...(next.command === null ? [] : [`      ${next.command}`]),
  ];
  return `${lines.join('\n')}\n`;
}

export function findingText({ path, detail }: Finding, style: Style): string {
  return `${style.bad('!')} ${plainLine(path)}: ${plainLine(detail)}`;
}

function mark({ standing }: PhaseDocument, style: Style): string {
  switch (standing) {
    case 'passed':
    case 'approved':
      return style.good('✓');
    case 'not_needed':
      return style.dim('–');
    case 'void':
      return style.bad('✗');
    case 'open':
      return style.waiting('▸');
    case 'closed':
      return style.dim('·');
  }
}
