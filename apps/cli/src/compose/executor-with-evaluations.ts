import type { StageExecutor } from '@orch/core';
import { runPaths, type RunRoots } from '@orch/persistence';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { evaluationsVariable } from '../evaluate/evaluation-place.ts';

/**
 * Tells a stage where evaluations keep their records, which is a folder of the attempt's own in the run, and puts
 * the reports that are there when it has ended into what was observed. So what a stage evaluates is cited without
 * its saying so, and a report that is changed later is found out by its digest.
 */
export function withEvaluations(executor: StageExecutor, roots: RunRoots): StageExecutor {
  return {
    reap: (attempt) => executor.reap(attempt),
    async execute(request) {
      const { run, stage, attempt, env } = request;
      const ref = `evaluations/${String(stage.index).padStart(2, '0')}-${stage.slug}-${attempt}`;
      const folder = join(runPaths(roots, run).folder, ref);
      const result = await executor.execute({
        ...request,
        env: { ...env, [evaluationsVariable]: folder },
      });
      if (!('observed' in result) || result.observed === null || !existsSync(folder)) return result;
      const { citeEvaluations } = await import('../evaluate/cite-evaluations.ts');
      const { evaluations, notes } = await citeEvaluations(folder, ref);
      const observed = {
        ...result.observed,
        ...(evaluations.length > 0 && { evaluations }),
        notes: [...result.observed.notes, ...notes],
      };
      return { ...result, observed };
    },
  };
}
