import { program } from '../run-program.ts';
import { goalsGc } from '../verbs/goals-gc.ts';
import { goalsRun } from '../verbs/goals-run.ts';
import { goalsStatus } from '../verbs/goals-status.ts';

/** The verbs about goals that run side by side. */
export const run = program({
  'goals run': goalsRun,
  'goals status': goalsStatus,
  'goals gc': goalsGc,
});
