import { program } from '../run-program.ts';
import { runsGc } from '../verbs/runs-gc.ts';
import { runsRepair } from '../verbs/runs-repair.ts';

/** The verbs that mend and remove runs: they are rare, and need what writes runs. */
export const run = program({ 'runs repair': runsRepair, 'runs gc': runsGc });
