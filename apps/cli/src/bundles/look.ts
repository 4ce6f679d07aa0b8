import { program } from '../run-program.ts';
import { runsList } from '../verbs/runs-list.ts';
import { runsLogs } from '../verbs/runs-logs.ts';
import { runsShow } from '../verbs/runs-show.ts';
import { status } from '../verbs/status.ts';

/** The verbs that read runs. */
export const run = program({
  status,
  'runs list': runsList,
  'runs show': runsShow,
  'runs logs': runsLogs,
});
