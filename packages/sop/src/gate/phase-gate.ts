import { nextStep } from '../phase/next-step.ts';
import { phaseTitles } from '../phase/phases.ts';
import { refusal, type Refusal } from '../phase/refusal.ts';
import { currentPhase, standingsOf, type ReadText } from '../phase/standing.ts';
import { stepHint } from '../register/decide-phase.ts';
import { defaultSmallPath, type SmallPath } from '../register/make-task.ts';
import { isManaged, type Register } from '../register/register.ts';
import { withRuns } from '../register/promote-task.ts';
import type { RunEvidence } from '../register/task.ts';

/**
 * Whether an implementation pipeline may run for a task. I5: only a registered task whose phases
 * before Implementation are all approved, with the artifacts that are there now. What is not
 * registered, or does not follow the phases, is refused.
 *
 * @param runs finished runs of the task that the register may not know yet
 */
export function implementationGate(
  register: Register,
  taskId: string,
  read: ReadText,
  runs: readonly RunEvidence[],
  small: SmallPath = defaultSmallPath,
): { readonly ok: true } | Refusal {
  const task = register.tasks.find(({ id }) => id === taskId);
  if (task === undefined || !isManaged(task)) {
    const what = task === undefined ? 'is not registered' : 'does not follow the phases';
    return refusal(
      'ORCH_PHASE_CLOSED',
      `This pipeline is for Implementation, and task ${taskId} ${what}.`,
      'Register what is to be done with: orch task new "<title>"; or name another task with --task.',
    );
  }
  const standings = standingsOf(task, read);
  const current = currentPhase(standings);
  if (current.phase !== 'implementation') {
    return refusal(
      'ORCH_PHASE_CLOSED',
      `The Implementation of task ${taskId} is not open: it is in its phase ${phaseTitles[current.phase]}.`,
      stepHint(nextStep(task, standings, read)),
    );
  }
  const changed = withRuns(task, runs).runs.reduce((sum, run) => sum + run.changed_lines, 0);
  if (task.path === 'small' && changed > small.max_lines) {
    return refusal(
      'ORCH_PHASE_CLOSED',
      `Task ${taskId} has outgrown its one page: its runs changed ${changed} lines, and a small task has ${small.max_lines} at most.`,
      `Give it the full path with: orch task phase ${taskId} --full`,
    );
  }
  return { ok: true };
}
