import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { openSop } from '../sop/open-sop.ts';
import { taskIdOf } from '../sop/require-task.ts';
import { taskDocument, taskText } from '../sop/task-document.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch task show [task]`: how a task stands. Writes nothing. */
export async function taskShow(session: RepositorySession): Promise<number> {
  const sop = await openSop(session);
  const document = taskDocument(sop, sop.task(taskIdOf(session, sop)), {
    written: [],
    findings: [],
  });
  const style = await stdoutStyle(session);
  writeResult(session.format, document, () => taskText(document, style));
  return exitStatus.ok;
}
