import { OrchError } from '@orch/core';
import type { Sop } from '@orch/sop';
import type { RepositorySession } from '../session/session.ts';

/**
 * The task that is named, by its id or its number, or the only one there is that is not done.
 *
 * @throws OrchError `ORCH_USAGE` where none is named and it is not clear which is meant
 */
export function taskIdOf(session: RepositorySession, sop: Sop): string {
  const { operand } = session.args;
  if (operand !== undefined) return byNumber(sop, operand);
  const open = sop.register().tasks.filter((task) => 'path' in task && task.status !== 'done');
  const [only, ...others] = open;
  if (only !== undefined && others.length === 0) return only.id;
  throw new OrchError('ORCH_USAGE', 'Name a task.', {
    hint:
      only === undefined
        ? 'There is none that is not done. Register one with: orch task new "<title>"'
        : `Those that are not done: ${open.map(({ id }) => id).join(', ')}.`,
  });
}

/** A task by the number that its id begins with, where no other has it; else what was said. */
function byNumber(sop: Sop, named: string): string {
  const { tasks } = sop.register();
  if (!/^\d+$/.test(named) || tasks.some(({ id }) => id === named)) return named;
  const [only, ...others] = tasks.filter(({ id }) => id.startsWith(`${named}-`));
  return only !== undefined && others.length === 0 ? only.id : named;
}
