import { OrchError } from '@orch/core';
import type { TaskRisk } from '@orch/sop';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { learnProjectSecrets } from '../config/learn-project-secrets.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoActs } from '../session/who.ts';
import { openSop } from '../sop/open-sop.ts';
import { scaffoldChecks } from '../sop/scaffold-checks.ts';
import { taskDocument, taskText } from '../sop/task-document.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch task new "<title>"`: registers a task; a second time it finds the one of the first. */
export async function taskNew(session: RepositorySession): Promise<number> {
  const { args, env, format, roots } = session;
  const { redact } = await learnProjectSecrets(session);
  const title = redact(args.operand ?? '');
  if (title.trim() === '') {
    throw new OrchError('ORCH_USAGE', 'A task needs a title.', {
      hint: 'orch task new "Sign in with a passkey"',
    });
  }
  const id = args.value('id');
  const request = {
    title,
    risk: riskOf(args.value('risk')),
    lines: wholeNumber(args, 'lines', 0, 1_000_000) ?? null,
    ...(id !== undefined && { id }),
  };
  const actor = redact(await whoActs(args.value('as'), roots.root, env));
  const sop = await openSop(session);
  const settled = await sop.create(request, await scaffoldChecks(session), actor);
  const document = taskDocument(sop, settled.task, settled);
  const style = await stdoutStyle(session);
  writeResult(format, document, () => taskText(document, style));
  return exitStatus.ok;
}

function riskOf(word: string | undefined): TaskRisk {
  return word === 'low' || word === 'high' ? word : 'medium';
}
