import { program } from '../run-program.ts';
import { specGuard } from '../verbs/spec-guard.ts';
import { specList } from '../verbs/spec-list.ts';

/** The verbs about specs. */
export const run = program({ 'spec guard': specGuard, 'spec list': specList });
