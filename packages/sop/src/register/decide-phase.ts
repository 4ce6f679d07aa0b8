import { artifactDigest } from '../artifact/artifact-digest.ts';
import { openPrompts } from '../artifact/templates.ts';
import { phaseTitles, writtenPhasesOf, type Phase, type WrittenPhase } from '../phase/phases.ts';
import { refusal, type Refusal } from '../phase/refusal.ts';
import { nextStep } from '../phase/next-step.ts';
import {
  currentPhase,
  isWritten,
  standingsOf,
  type PhaseStanding,
  type ReadText,
} from '../phase/standing.ts';
import type { Changed, Moment } from './make-task.ts';
import { withTask, type Register } from './register.ts';
import type { PhaseApproval, Task } from './task.ts';

export interface ApprovePhase {
  /** The phase that is meant. */
  readonly phase: Phase;
  /** The digest of what was read; anything else there is then not approved. */
  readonly sha256?: string;
  readonly reason: string;
}

/**
 * The register with the approval of a phase, bound to the digest of its artifact (I2). An approval
 * that holds is not given again (I3).
 */
export function approvePhase(
  register: Register,
  task: Task,
  request: ApprovePhase,
  read: ReadText,
  moment: Moment,
): Changed {
  const standings = standingsOf(task, read);
  const target = targetOf(task, standings, request.phase, read);
  if ('ok' in target) return target;
  const { phase } = target;
  const path = task.artifacts[phase];
  const text = path === undefined ? null : read(path);
  if (path === undefined || text === null) {
    return refusal(
      'ORCH_APPROVAL_REFUSED',
      `There is nothing to approve: ${path ?? phase} is not there.`,
      target.standing.standing === 'open'
        ? 'Have it made with: orch docs sync'
        : 'Put it there, and approve it then.',
    );
  }
  const sha256 = artifactDigest(text);
  if (request.sha256 !== undefined && request.sha256 !== sha256) {
    return refusal(
      'ORCH_APPROVAL_REFUSED',
      `${path} is not what was read: its digest is ${sha256} now.`,
      `Read it again: orch task show ${task.id}`,
    );
  }
  if (target.standing.standing === 'approved') return { ok: true, register, task };
  const prompts = openPrompts(text);
  if (prompts.length > 0) {
    return refusal(
      'ORCH_APPROVAL_REFUSED',
      `${path} is not written yet: ${prompts.length === 1 ? 'a prompt is' : `${prompts.length} prompts are`} still there.`,
      `Put your text in the place of: ${prompts[0] ?? ''}`,
    );
  }
  return decided(register, task, moment, {
    phase,
    decision: 'approved',
    artifact: path,
    sha256,
    reason: request.reason,
  });
}

/** The register with the decision that a task does without its Spec. */
export function skipSpec(
  register: Register,
  task: Task,
  reason: string,
  read: ReadText,
  moment: Moment,
): Changed {
  const target = targetOf(task, standingsOf(task, read), 'spec', read);
  if ('ok' in target) return target;
  if (task.risk === 'high') {
    const hint = `Write ${task.artifacts.spec ?? 'the spec'}, and approve it.`;
    return refusal('ORCH_APPROVAL_REFUSED', 'A task of high risk needs its spec.', hint);
  }
  if (target.standing.standing === 'not_needed') return { ok: true, register, task };
  const nothing = { artifact: null, sha256: null };
  return decided(register, task, moment, {
    phase: 'spec',
    decision: 'not_needed',
    ...nothing,
    reason,
  });
}

function decided(
  register: Register,
  task: Task,
  { actor, at }: Moment,
  decision: Omit<PhaseApproval, 'actor' | 'at'>,
): Changed {
  const changed = { ...task, approvals: [...task.approvals, { ...decision, actor, at }] };
  return { ok: true, register: withTask(register, changed), task: changed };
}

type Target = { readonly phase: WrittenPhase; readonly standing: PhaseStanding } | Refusal;

/** The phase that may be decided on: the current one, or one before it once more. */
function targetOf(
  task: Task,
  standings: readonly PhaseStanding[],
  phase: Phase,
  read: ReadText,
): Target {
  const current = currentPhase(standings);
  if (!isWritten(phase)) {
    const step = nextStep(task, standings, read);
    const message = `${phaseTitles[phase]} is not a phase that is approved.`;
    return refusal('ORCH_PHASE_CLOSED', message, stepHint(step));
  }
  const standing = standings.find((each) => each.phase === phase);
  if (standing === undefined) {
    const own = writtenPhasesOf(task.path).join(', ');
    const message = `Task ${task.id} takes the ${task.path} path, which has no phase ${phase}.`;
    return refusal('ORCH_USAGE', message, `Its phases: ${own}.`);
  }
  if (standing.standing === 'closed') {
    const message = `${phaseTitles[phase]} is not open: ${phaseTitles[current.phase]} comes first.`;
    return refusal('ORCH_PHASE_CLOSED', message, stepHint(nextStep(task, standings, read)));
  }
  return { phase, standing };
}

export function stepHint({ text, command }: ReturnType<typeof nextStep>): string {
  return command === null ? text : `${text} Run: ${command}`;
}
