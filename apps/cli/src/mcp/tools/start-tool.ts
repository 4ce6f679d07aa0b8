import { OrchError } from '@orch/core';
import { whoActs } from '../../session/who.ts';
import { readStatus } from '../../verbs/status.ts';
import { planDocument } from '../../verbs/plan.ts';
import { refuseUncommitted } from '../committed-config.ts';
import { followRun } from '../follow-run.ts';
import { flag, listOf, objectOf, text, textOrNull } from '../json-schema.ts';
import { startProcess } from '../start-process.ts';
import type { Tool } from '../tool.ts';
import { planInput, planSession } from './plan-tool.ts';

/** Runs that may go on at the same time that one server has started: a client in a loop ends here. */
const maxLiveRuns = 8;

/** A run that was started (wire shape). */
interface StartDocument {
  readonly task_id: string;
  readonly run_id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly summary: string | null;
  /** Titles of what a human must decide before it goes on. */
  readonly waits_for: readonly string[];
  /** What to type next; for a human. */
  readonly next: readonly string[];
}

/** What the tool may do here. */
export interface StartToolOptions {
  /** Start runs although configuration or policy are not as they were committed. */
  readonly allowUncommitted: boolean;
}

/** Starts runs, each in a process of its own. */
export function startTool({ allowUncommitted }: StartToolOptions): Tool {
  let live = 0;
  return {
    name: 'start',
    title: 'Start a run',
    description:
      'Starts a run in a process of its own and gives its id at once; the run goes on whatever becomes of this connection. With follow the call ends when the run ends or waits for a human, with progress notifications; cancelling the call leaves the run going. Nothing here approves, rejects or cancels a run.',
    input: objectOf(
      {
        ...planInput,
        wait: {
          ...flag,
          description:
            'The run stays alive while a human decides, and goes on by itself once decided. Without it a human resumes it.',
        },
        follow: { ...flag, description: 'Answer when the run ends or waits for a human.' },
      },
      [],
    ),
    output: () =>
      objectOf({
        task_id: text,
        run_id: text,
        status: text,
        reason: textOrNull,
        summary: textOrNull,
        waits_for: listOf(text),
        next: listOf(text),
      }),
    effect: 'run',
    async call(input, { session, signal, leaving, client, progress }) {
      const { env, roots } = session;
      if (live >= maxLiveRuns) throw tooMany();
      if (!allowUncommitted) await refuseUncommitted(roots.root, env);
      // What cannot be planned is refused here, with the same words as on the command line.
      const plan = await planDocument(planSession(session, input));
      const { name } = await whoActs(undefined, roots.root, env);
      const args = [
        `--task=${plan.task.id}`,
        `--as=${name}, through MCP (${client})`,
        ...(input['parallel'] === true ? ['--parallel'] : []),
        ...(input['wait'] === true ? ['--wait'] : []),
        '--',
        plan.pipeline.id,
      ];
      let told = 0;
      const tell = (message: string): void => progress((told += 1), message);
      tell(`starting ${plan.pipeline.id}`);
      live += 1;
      const ended = (): void => {
        live -= 1;
      };
      const { key, child } = await startProcess(session, args, signal).catch((error: unknown) => {
        ended();
        throw error;
      });
      if (child.exitCode === null && child.signalCode === null) child.once('exit', ended);
      else ended();
      tell(`run ${key.runId} has begun`);
      if (input['follow'] !== true) {
        const begun = { status: 'running', reason: null, summary: null, waits_for: [], next: [] };
        return { document: { task_id: key.taskId, run_id: key.runId, ...begun } };
      }
      await followRun(session, key, AbortSignal.any([signal, leaving]), tell);
      const {
        status,
        reason,
        summary,
        approvals_pending: asked,
        next,
      } = await readStatus(session, key);
      const waits = asked.map(({ title }) => title);
      const document: StartDocument = {
        task_id: key.taskId,
        run_id: key.runId,
        status,
        reason,
        summary,
        waits_for: waits,
        next,
      };
      return { document };
    },
  };
}

function tooMany(): OrchError {
  return new OrchError(
    'ORCH_POLICY_DENIED',
    `${maxLiveRuns} runs that this server has started still go on.`,
    { hint: 'Wait until one of them has ended.' },
  );
}
