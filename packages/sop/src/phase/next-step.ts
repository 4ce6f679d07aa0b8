import type { Task } from '../register/task.ts';
import { openPrompts } from '../artifact/templates.ts';
import { phaseTitles } from './phases.ts';
import { currentPhase, isWritten, type PhaseStanding, type ReadText } from './standing.ts';

/** What somebody has to do for the task to go on, in words and as a command where one does it. */
export interface NextStep {
  readonly text: string;
  readonly command: string | null;
}

export function nextStep(
  task: Task,
  standings: readonly PhaseStanding[],
  read: ReadText,
): NextStep {
  const current = currentPhase(standings);
  const { phase } = current;
  const title = phaseTitles[phase];
  if (phase === 'scaffold') {
    const failed = task.scaffold.checks.filter(({ ok }) => !ok).map(({ detail }) => detail);
    return {
      text: `Mend what the ${title} found: ${failed.join('; ')}.`,
      command: `orch task phase ${task.id}`,
    };
  }
  if (!isWritten(phase)) return afterThePlan(task);
  const path = task.artifacts[phase] ?? '';
  const approve = `orch task approve ${task.id} --phase ${phase} --reason "…"`;
  const text = read(path);
  if (text === null) {
    return current.standing === 'void'
      ? { text: `${path} was approved and is gone. Bring it back.`, command: null }
      : { text: `Have ${path} made.`, command: `orch docs sync` };
  }
  const prompts = openPrompts(text).length;
  if (prompts > 0) {
    return {
      text: `Write ${path} (${prompts === 1 ? 'one prompt is' : `${prompts} prompts are`} left), then approve it.`,
      command: approve,
    };
  }
  if (current.standing === 'void') {
    const { by } = current;
    return {
      text: `${path} was edited after ${by.actor.name} approved it on ${by.at.slice(0, 10)}, so that approval is void. Read it again.`,
      command: approve,
    };
  }
  return { text: `Read ${path}, and approve it.`, command: approve };
}

function afterThePlan({ id, status }: Task): NextStep {
  switch (status) {
    case 'planned':
      return {
        text: 'Everything before Implementation is approved. Begin.',
        command: `orch task promote ${id} --to in_progress --reason "…"`,
      };
    case 'in_progress':
      return {
        text: 'Implement it; once its checklist is proved, it is done.',
        command: `orch task promote ${id} --to done --reason "…"`,
      };
    case 'done':
      return { text: 'It is done.', command: null };
  }
}
