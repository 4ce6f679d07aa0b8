import { currentPhase, isManaged, nextStep, phaseTitles, standingsOf, type Task } from '@orch/sop';
import { exitStatus } from '../errors/exit-status.ts';
import { cut, plainLine } from '../output/plain-text.ts';
import type { Style } from '../output/style.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { openSop } from '../sop/open-sop.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch task list` (wire shape). */
export interface TaskListDocument {
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: Task['status'];
    readonly path: Task['path'];
    readonly phase: Task['phase'];
    readonly risk: Task['risk'];
    readonly next: string;
  }[];
  /** Ids in the register that orch did not make. */
  readonly others: readonly string[];
}

const maxTitleChars = 48;

/** `orch task list`: every task with the phase that is open. */
export async function taskList(session: RepositorySession): Promise<number> {
  const sop = await openSop(session);
  const { tasks } = sop.register();
  const document: TaskListDocument = {
    tasks: tasks.filter(isManaged).map((task) => {
      const standings = standingsOf(task, sop.read);
      const { id, title, status, path, risk } = task;
      const { phase } = currentPhase(standings);
      return {
        id,
        title,
        status,
        path,
        phase,
        risk,
        next: nextStep(task, standings, sop.read).text,
      };
    }),
    others: tasks.filter((task) => !isManaged(task)).map(({ id }) => id),
  };
  const style = await stdoutStyle(session);
  writeResult(session.format, document, () => listText(document, style));
  return exitStatus.ok;
}

function listText({ tasks, others }: TaskListDocument, style: Style): string {
  if (tasks.length === 0 && others.length === 0) {
    return 'There are no tasks. Begin one with: orch task new "<title>"\n';
  }
  const width = Math.max(0, ...tasks.map(({ id }) => id.length));
  const lines = tasks.map(({ id, title, status, phase }) => {
    const where = status === 'done' ? 'done' : phaseTitles[phase];
    return `${id.padEnd(width)}  ${where.padEnd(14)}  ${cut(plainLine(title), maxTitleChars)}`;
  });
  const rest =
    others.length === 0
      ? []
      : [style.dim(`Without phases: ${others.map((id) => plainLine(id)).join(', ')}`)];
  return `${[...lines, ...rest].join('\n')}\n`;
}
