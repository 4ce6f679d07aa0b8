import { OrchError } from '@orch/core';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { refuseInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { openSop } from '../sop/open-sop.ts';
import { taskIdOf } from '../sop/require-task.ts';
import { whoDecides } from '../session/who-decides.ts';
import { taskDocument, taskText } from '../sop/task-document.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch task promote [task] --to in_progress|done --reason <text>` */
export async function taskPromote(session: RepositorySession): Promise<number> {
  const { args, env, format } = session;
  refuseInsideStage(env);
  const to = args.value('to');
  if (to !== 'in_progress' && to !== 'done') {
    throw new OrchError('ORCH_USAGE', '--to in_progress or --to done is missing.');
  }
  const { actor, reason } = await whoDecides(session);
  const sop = await openSop(session);
  const settled = await sop.promote(taskIdOf(session, sop), { to, reason }, actor);
  const document = taskDocument(sop, settled.task, settled);
  const style = await stdoutStyle(session);
  writeResult(format, document, () => taskText(document, style));
  return exitStatus.ok;
}
