import { planDocument } from '../../verbs/plan.ts';
import { callSession } from '../call-arguments.ts';
import { flag, id, objectOf } from '../json-schema.ts';
import { publishedSchema } from '../published-schema.ts';
import { textIn, type Tool } from '../tool.ts';

export const planInput = {
  pipeline: id('The pipeline; the default one unless given.'),
  task_id: id('The task that the run is for; chosen as `orch start` does unless given.'),
  parallel: { ...flag, description: 'Run independent stages side by side.' },
} as const;

/** What a run would do and ask. */
export const planTool: Tool = {
  name: 'plan',
  title: 'Plan a run',
  description:
    'Validates a pipeline as `start` would and shows its stages, guardrails and what a human would be asked. Runs nothing.',
  input: objectOf(planInput, []),
  output: () => publishedSchema('plan'),
  effect: 'none',
  async call(input, { session }) {
    return { document: await planDocument(planSession(session, input)) };
  },
};

/** The session of `orch plan` with this input. */
export function planSession(
  session: Parameters<typeof callSession>[0],
  input: Parameters<Tool['call']>[0],
): ReturnType<typeof callSession> {
  const flags = {
    task: textIn(input, 'task_id'),
    parallel: input['parallel'] === true ? '' : undefined,
  };
  return callSession(session, flags, textIn(input, 'pipeline'));
}
