import { OrchError, type RunKey } from '@orch/core';
import type { ChildProcess } from 'node:child_process';
import type { RepositorySession } from '../../session/session.ts';
import { whoActs } from '../../session/who.ts';
import { readStatus } from '../../verbs/status.ts';
import { planDocument } from '../../verbs/plan.ts';
import { refuseUncommitted } from '../committed-config.ts';
import { followRun } from '../follow-run.ts';
import { flag, listOf, objectOf, text, textOrNull } from '../json-schema.ts';
import { startProcess, type StartedRun } from '../start-process.ts';
import type { Tool, ToolContext, ToolInput } from '../tool.ts';
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
    async call(input, context) {
      let told = 0;
      const tell = (message: string): void => context.progress((told += 1), message);
      if (live >= maxLiveRuns) throw tooMany();
      // Counted before anything is awaited: calls that come together do not pass the bound.
      live += 1;
      const { key, child } = await begin(input, context, allowUncommitted, tell).catch(
        (error: unknown) => {
          live -= 1;
          throw error;
        },
      );
      void ended(child).then(() => {
        live -= 1;
      });
      tell(`run ${key.runId} has begun`);
      if (input['follow'] !== true) return { document: begunDocument(key) };
      const { session, signal, leaving } = context;
      await followRun(session, key, AbortSignal.any([signal, leaving]), tell);
      return { document: await followedDocument(session, key) };
    },
  };
}

/** Starts the run that the input asks for, as it would be planned. */
async function begin(
  input: ToolInput,
  { session, signal, client }: ToolContext,
  allowUncommitted: boolean,
  tell: (message: string) => void,
): Promise<StartedRun> {
  const { env, roots } = session;
  if (!allowUncommitted) await refuseUncommitted(roots.root, env);
  // What cannot be planned is refused here, with the same words as on the command line.
  const plan = await planDocument(planSession(session, input));
  const { name } = await whoActs(undefined, roots.root, env);
  tell(`starting ${plan.pipeline.id}`);
  const args = [
    `--task=${plan.task.id}`,
    `--as=${name}, through MCP (${client})`,
    ...(input['parallel'] === true ? ['--parallel'] : []),
    ...(input['wait'] === true ? ['--wait'] : []),
    '--',
    plan.pipeline.id,
  ];
  return await startProcess(session, args, signal);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function begunDocument({ taskId, runId }: RunKey): StartDocument {
  return {
    task_id: taskId,
    run_id: runId,
    status: 'running',
    reason: null,
    summary: null,
    waits_for: [],
    next: [],
  };
}

async function followedDocument(session: RepositorySession, key: RunKey): Promise<StartDocument> {
  const {
    status,
    reason,
    summary,
    approvals_pending: asked,
    next,
  } = await readStatus(session, key);
  const waits = asked.map(({ title }) => title);
  return { ...begunDocument(key), status, reason, summary, waits_for: waits, next };
}

function tooMany(): OrchError {
  return new OrchError(
    'ORCH_POLICY_DENIED',
    `${maxLiveRuns} runs that this server has started still go on.`,
    { hint: 'Wait until one of them has ended.' },
  );
}
