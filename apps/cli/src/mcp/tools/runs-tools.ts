import { listRuns } from '../../verbs/runs-list.ts';
import { manifestOf } from '../../verbs/runs-show.ts';
import { readStatus } from '../../verbs/status.ts';
import { runOrLatest } from '../../verbs/find-run.ts';
import { callSession, runSession } from '../call-arguments.ts';
import { id, objectOf, runInput } from '../json-schema.ts';
import { refuseLinkedRun } from '../own-files.ts';
import { publishedSchema } from '../published-schema.ts';
import { numberIn, textIn, type Tool } from '../tool.ts';

/** Runs that are listed at most. */
const maxListed = 500;
const defaultListed = 20;

/** The runs that changed last. */
export const runsListTool: Tool = {
  name: 'runs_list',
  title: 'List runs',
  description: 'Lists runs, those that changed last first.',
  input: objectOf(
    {
      task_id: id('Only runs of this task.'),
      limit: {
        type: 'integer',
        minimum: 1,
        maximum: maxListed,
        description: `How many; ${defaultListed} unless given.`,
      },
    },
    [],
  ),
  output: () => publishedSchema('runs-list'),
  effect: 'none',
  async call(input, { session }) {
    const asked = callSession(session, { task: textIn(input, 'task_id') });
    return { document: await listRuns(asked, numberIn(input, 'limit') ?? defaultListed) };
  },
};

/** How a run stands. */
export const statusTool: Tool = {
  name: 'status',
  title: 'Status of a run',
  description:
    'Shows how a run stands, from its journal: stages, what it waits for and who may decide, its owner, the end of its output, and what comes next.',
  input: objectOf(runInput, []),
  output: () => publishedSchema('status'),
  effect: 'none',
  async call(input, { session }) {
    const key = await runOrLatest(runSession(session, input));
    refuseLinkedRun(session.roots, key);
    return { document: await readStatus(session, key) };
  },
};

/** The manifest of a run. */
export const runsShowTool: Tool = {
  name: 'runs_show',
  title: 'Manifest of a run',
  description:
    'Gives the manifest of a run as it follows from its journal, whose chain is verified on the way: evidence, approvals, guardrails.',
  input: objectOf(runInput, []),
  output: () => publishedSchema('runs-show'),
  effect: 'none',
  async call(input, { session }) {
    const key = await runOrLatest(runSession(session, input));
    refuseLinkedRun(session.roots, key);
    return { document: await manifestOf(session, key) };
  },
};
