import { OrchError, sanitizeRunId } from '@orch/core';
import type { RunRoots } from '@orch/persistence';
import { join, relative, resolve, sep } from 'node:path';
import { variable } from '../session/variable.ts';

/** Tells an evaluation in a stage where the records of its attempt are. */
export const evaluationsVariable = 'ORCH_EVALUATIONS_DIR';

/**
 * Where an evaluation keeps its records: with the run that it is a stage of, else in `out/evaluations`.
 *
 * @throws OrchError `ORCH_USAGE` for a variable that names a place outside of the runs
 */
export function evaluationFolder(
  env: NodeJS.ProcessEnv,
  roots: RunRoots,
  suite: string,
  id: string,
): string {
  const own = sanitizeRunId(id);
  const given = variable(env, evaluationsVariable);
  if (given === undefined) return join(roots.outDir, 'evaluations', suite, own);
  const inside = relative(roots.runsDir, resolve(given));
  if (inside.startsWith(`..${sep}`) || inside === '..' || inside === '' || inside === given) {
    throw new OrchError('ORCH_USAGE', `${evaluationsVariable} is not below ${roots.runsDir}.`, {
      hint: 'orch sets it for stages; unset it elsewhere.',
    });
  }
  return join(resolve(given), `${suite}-${own}`);
}
