import { program } from '../run-program.ts';
import { docsCheck, docsSync } from '../verbs/docs.ts';
import { metrics } from '../verbs/metrics.ts';
import { taskApprove } from '../verbs/task-approve.ts';
import { taskList } from '../verbs/task-list.ts';
import { taskNew } from '../verbs/task-new.ts';
import { taskPhase } from '../verbs/task-phase.ts';
import { taskPromote } from '../verbs/task-promote.ts';
import { taskShow } from '../verbs/task-show.ts';

/** The verbs about tasks, their phases, and their mirrors. */
export const run = program({
  'task new': taskNew,
  'task list': taskList,
  'task show': taskShow,
  'task phase': taskPhase,
  'task approve': taskApprove,
  'task promote': taskPromote,
  'docs sync': docsSync,
  'docs check': docsCheck,
  metrics,
});
