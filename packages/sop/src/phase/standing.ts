import { artifactDigest } from '../artifact/artifact-digest.ts';
import { openPrompts } from '../artifact/templates.ts';
import type { PhaseApproval, Task } from '../register/task.ts';
import { phasesOf, writtenPhases, type Phase, type WrittenPhase } from './phases.ts';

/** The text of a file, from the root; `null` where there is none. */
export type ReadText = (path: string) => string | null;

/**
 * How a phase stands now. I1: it is worked out from what was approved and from the bytes that are
 * there, every time; nothing that the register says of it is believed.
 */
export type PhaseStanding = { readonly phase: Phase } & (
  | { readonly standing: 'passed' }
  | { readonly standing: 'approved'; readonly by: PhaseApproval }
  | { readonly standing: 'not_needed'; readonly by: PhaseApproval }
  /** I2: what was approved is not what is there. */
  | { readonly standing: 'void'; readonly by: PhaseApproval; readonly why: 'edited' | 'missing' }
  /** Its turn: `unwritten` as long as the artifact is not there or still has prompts in it. */
  | { readonly standing: 'open'; readonly unwritten: boolean }
  | { readonly standing: 'closed' }
);

/** Every phase of a task in order, as it stands with these files. */
export function standingsOf(task: Task, read: ReadText): PhaseStanding[] {
  const standings: PhaseStanding[] = [];
  let open = true;
  for (const phase of phasesOf(task.path)) {
    const standing = standingOf(task, phase, read, open);
    standings.push(standing);
    open &&= isBehind(standing);
  }
  return standings;
}

/** Whether the next phase may open. */
function isBehind({ standing }: PhaseStanding): boolean {
  return standing === 'passed' || standing === 'approved' || standing === 'not_needed';
}

/** The phase whose turn it is; Implementation once everything before it is approved. */
export function currentPhase(standings: readonly PhaseStanding[]): PhaseStanding {
  const current = standings.find((each) => !isBehind(each)) ?? standings.at(-1);
  if (current === undefined) throw new Error('A task has at least one phase.');
  return current;
}

/** The newest decision about a phase. */
export function decisionOn(task: Task, phase: Phase): PhaseApproval | undefined {
  return task.approvals.findLast((each) => each.phase === phase);
}

export function isWritten(phase: Phase): phase is WrittenPhase {
  return writtenPhases.some((each) => each === phase);
}

function standingOf(task: Task, phase: Phase, read: ReadText, open: boolean): PhaseStanding {
  if (phase === 'scaffold') {
    const passed = task.scaffold.checks.every(({ ok }) => ok);
    return passed ? { phase, standing: 'passed' } : { phase, standing: 'open', unwritten: false };
  }
  if (phase === 'implementation' && open && task.status === 'done') {
    return { phase, standing: 'passed' };
  }
  const by = decisionOn(task, phase);
  if (by?.decision === 'not_needed') return { phase, standing: 'not_needed', by };
  const path = isWritten(phase) ? task.artifacts[phase] : undefined;
  const text = path === undefined ? null : read(path);
  if (by !== undefined) {
    if (text === null) return { phase, standing: 'void', by, why: 'missing' };
    // Another file of the same text is as good; the same file with another text is not.
    return artifactDigest(text) === by.sha256
      ? { phase, standing: 'approved', by }
      : { phase, standing: 'void', by, why: 'edited' };
  }
  if (!open) return { phase, standing: 'closed' };
  const unwritten = isWritten(phase) && (text === null || openPrompts(text).length > 0);
  return { phase, standing: 'open', unwritten };
}
