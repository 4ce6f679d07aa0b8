import { OrchError, suggest } from '@orch/core';
import { writtenPhases, type Task, type WrittenPhase } from '@orch/sop';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { refuseInsideStage } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { openSop } from '../sop/open-sop.ts';
import { taskIdOf } from '../sop/require-task.ts';
import { whoDecides } from '../session/who-decides.ts';
import { specReviewOf } from '../sop/spec-review-of.ts';
import { taskDocument, taskText } from '../sop/task-document.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch task approve [task] --phase <phase> --reason <text>`: bound to what the artifact says now. */
export async function taskApprove(session: RepositorySession): Promise<number> {
  const { args, env, format } = session;
  refuseInsideStage(env);
  const phase = phaseOf(args.value('phase'));
  const { actor, reason } = await whoDecides(session);
  const sha256 = args.value('digest');
  const sop = await openSop(session);
  const id = taskIdOf(session, sop);
  const spec = phase === 'spec' ? ownSpec(sop.task(id)) : null;
  const text = spec === null ? null : sop.read(spec);
  const settled = await sop.approve(
    id,
    {
      phase,
      reason,
      ...(sha256 !== undefined && { sha256 }),
      ...(spec !== null &&
        text !== null && { reviewSpec: await specReviewOf(session, spec, text) }),
    },
    actor,
  );
  const document = taskDocument(sop, settled.task, settled);
  const style = await stdoutStyle(session);
  writeResult(format, document, () => taskText(document, style));
  return exitStatus.ok;
}

/** The spec of a task, unless it was imported: those files are never written. */
function ownSpec({ artifacts: { spec }, source }: Task): string | null {
  if (spec === undefined) return null;
  return source !== null && spec.startsWith(`${source.path}/`) ? null : spec;
}

function phaseOf(word: string | undefined): WrittenPhase {
  const phase = writtenPhases.find((each) => each === word);
  if (phase !== undefined) return phase;
  const hint = `The phases that are approved: ${writtenPhases.join(', ')}.`;
  throw new OrchError(
    'ORCH_USAGE',
    word === undefined ? '--phase <phase> is missing.' : `There is no phase "${word}" to approve.`,
    { hint: word === undefined ? hint : `${suggest(word, writtenPhases)}${hint}` },
  );
}
