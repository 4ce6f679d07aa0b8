import type { Program } from '../run-program.ts';

/**
 * Some verbs with all of their code, built as one file that shares nothing with the others. A verb
 * loads one bundle, since every further file that Node has to find costs more than the code in it.
 */
export interface Bundle {
  readonly run: Program;
}
