import { program } from '../run-program.ts';
import { doctor } from '../verbs/doctor.ts';
import { init } from '../verbs/init.ts';

/** The verbs that are used once, and everything that is not a verb: help, version, mistakes. */
export const run = program({ init, doctor });
