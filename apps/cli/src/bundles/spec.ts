import { program } from '../run-program.ts';
import { specCi } from '../verbs/spec-ci.ts';
import { specGuard } from '../verbs/spec-guard.ts';
import { specHook } from '../verbs/spec-hook.ts';
import { specList } from '../verbs/spec-list.ts';
import { specNew } from '../verbs/spec-new.ts';
import { specReview } from '../verbs/spec-review.ts';

/** The verbs about specs. */
export const run = program({
  'spec guard': specGuard,
  'spec list': specList,
  'spec new': specNew,
  'spec review': specReview,
  'spec hook': specHook,
  'spec ci': specCi,
});
