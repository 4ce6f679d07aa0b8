import { OrchError } from '@orch/core';
import type { Settled } from '@orch/sop';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { refuseInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { openSop } from '../sop/open-sop.ts';
import { taskIdOf } from '../sop/require-task.ts';
import { whoDecides } from '../session/who-decides.ts';
import { scaffoldChecks } from '../sop/scaffold-checks.ts';
import { taskDocument, taskText } from '../sop/task-document.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/**
 * `orch task phase [task]`: looks at the scaffold again and has the artifact of the open phase made.
 * `--no-spec` decides that the task does without its spec, `--full` gives a small task the full path.
 */
export async function taskPhase(session: RepositorySession): Promise<number> {
  const { args, env, format } = session;
  if (args.has('no-spec')) refuseInsideStage(env);
  const sop = await openSop(session);
  const id = taskIdOf(session, sop);
  let settled: Settled;
  if (args.has('no-spec') && args.has('full')) {
    throw new OrchError('ORCH_USAGE', '--no-spec and --full do not go together.');
  }
  if (args.has('no-spec')) {
    const { actor, reason } = await whoDecides(session);
    settled = await sop.skipSpec(id, reason, actor);
  } else if (args.has('full')) {
    settled = await sop.grow(id);
  } else {
    settled = await sop.recheck(id, await scaffoldChecks(session));
  }
  const document = taskDocument(sop, settled.task, settled);
  const style = await stdoutStyle(session);
  writeResult(format, document, () => taskText(document, style));
  return exitStatus.ok;
}
