import { program } from '../run-program.ts';
import { evalRun } from '../verbs/eval-run.ts';

/** The verbs of evaluations. */
export const run = program({ 'eval run': evalRun });
