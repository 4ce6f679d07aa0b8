import { OrchError, sanitizeRunId } from '@orch/core';
import { RunIndex } from '@orch/persistence';
import { exitStatus } from '../errors/exit-status.ts';
import { goalsDocument } from '../goals/goals-document.ts';
import { goalsTaskId } from '../goals/goals-task.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { goalsText } from '../view/goals-text.ts';
import { stdoutStyle } from '../view/stdout-style.ts';

/** `orch goals status [--run <id>]`: the goals of a run, and how their worktrees stand to each other. */
export async function goalsStatus(session: RepositorySession): Promise<number> {
  const { args, clock, format } = session;
  const named = args.value('run');
  const document = await goalsDocument(
    session,
    named === undefined ? await latest(session) : sanitizeRunId(named),
  );
  const style = await stdoutStyle(session);
  writeResult(format, document, () => goalsText(document, style, clock.nowMs()));
  return exitStatus.ok;
}

async function latest({ roots, clock }: RepositorySession): Promise<string> {
  const { runs } = await new RunIndex(roots, clock).list({ limit: 1, taskId: goalsTaskId });
  const [newest] = runs;
  if (newest !== undefined) return newest.run_id;
  throw new OrchError('ORCH_RUN_UNKNOWN', 'No goals were run in this repository yet.', {
    place: roots.runsDir,
    hint: 'Run some with: orch goals run <file or task ids>',
  });
}
