import { program } from '../run-program.ts';
import { plan } from '../verbs/plan.ts';

export const run = program({ plan });
