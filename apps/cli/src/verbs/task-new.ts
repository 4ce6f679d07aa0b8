import { OrchError } from '@orch/core';
import { importFolder, type Importable, type Sop, type TaskRisk } from '@orch/sop';
import { isAbsolute, relative, resolve, sep } from 'node:path';
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
  const sop = await openSop(session);
  const imported = importedTask(session, sop);
  const title = redact(args.operand ?? imported?.title ?? '');
  if (title.trim() === '') {
    throw new OrchError('ORCH_USAGE', 'A task needs a title.', {
      hint: 'orch task new "Sign in with a passkey"',
    });
  }
  const id = args.value('id') ?? imported?.id;
  const request = {
    title,
    risk: riskOf(args.value('risk')),
    lines: wholeNumber(args, 'lines', 0, 1_000_000) ?? null,
    ...(id !== undefined && { id }),
    ...(imported !== null && { source: imported.source }),
  };
  const actor = redact(await whoActs(args.value('as'), roots.root, env));
  const settled = await sop.create(request, await scaffoldChecks(session), actor);
  const document = taskDocument(sop, settled.task, settled);
  const style = await stdoutStyle(session);
  writeResult(format, document, () => taskText(document, style));
  return exitStatus.ok;
}

/** The folder of `--from`, read as a task. */
function importedTask({ args, cwd, roots }: RepositorySession, sop: Sop): Importable | null {
  const from = args.value('from');
  if (from === undefined) return null;
  const path = relative(roots.root, resolve(cwd, from)).split(sep).join('/');
  if (path === '' || path === '..' || path.startsWith('../') || isAbsolute(path)) {
    throw new OrchError('ORCH_USAGE', `${from} is not a folder of this repository.`);
  }
  const found = importFolder(path, sop.read);
  if (found.ok) return found;
  throw new OrchError(found.code, found.message, { hint: found.hint });
}

function riskOf(word: string | undefined): TaskRisk {
  return word === 'low' || word === 'high' ? word : 'medium';
}
