import { repositoryAround } from '@orch/adapter-git';
import {
  CommandTester,
  OrchError,
  sanitizeRunId,
  type Execution,
  type Plan,
  type Planner,
} from '@orch/core';
import { FileEvidenceReader, readRun, withLock } from '@orch/persistence';
import { join } from 'node:path';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { composeRuns, type Runs } from '../compose/compose-runs.ts';
import { readConfig } from '../config/read-config.ts';
import { RunFollower } from '../goals/follow-runs.ts';
import { GoalBuilder } from '../goals/goal-builder.ts';
import { goalsDocument } from '../goals/goals-document.ts';
import { goalsOf, goalsPlan } from '../goals/goals-plan.ts';
import { goalsTaskId } from '../goals/goals-task.ts';
import { prepareGoals } from '../goals/prepare-goals.ts';
import { readGoals } from '../goals/read-goals.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoActs } from '../session/who.ts';
import { goalsText } from '../view/goals-text.ts';
import { driveRun, type Present } from './drive-run.ts';

/** `orch goals run <file or task ids…>`, and with `--resume <id>` on with an earlier one. */
export async function goalsRun(session: RepositorySession): Promise<number> {
  const { args, cwd, env, roots } = session;
  const resumed = args.value('resume');
  const by = await whoActs(args.value('as'), roots.root, env);
  const present: Present = async (result, style) => {
    const document = await goalsDocument(session, result.runId);
    return { document, text: () => goalsText(document, style, session.clock.nowMs()) };
  };
  if (resumed !== undefined) {
    if (args.operands.length > 0) {
      throw new OrchError(
        'ORCH_USAGE',
        '--resume goes on with the goals of that run; name no others.',
      );
    }
    const { plan, runs } = await goOn(session, sanitizeRunId(resumed));
    return driveRun(
      session,
      runs,
      by,
      (options) => {
        const key = { taskId: goalsTaskId, runId: plan.runId };
        return runs.manager.resume({ ...options, key, by, reason: 'resumed on the command line' });
      },
      present,
    );
  }
  const { config } = await readConfig(roots.root);
  const goals = await prepareGoals(session, readGoals(args.operands, cwd), config.goals);
  const execution = await chooseConcurrency(session, config.goals?.max_concurrency);
  const runs = await composeGoals(session, goalsPlan(goals));
  return driveRun(
    session,
    runs,
    by,
    (options) =>
      runs.manager.start({
        ...options,
        taskId: goalsTaskId,
        pipelineId: 'goals',
        execution,
        startedBy: by,
      }),
    present,
  );
}

/** The goals of a run are those that stand in its journal, whatever became of the file. */
async function goOn(session: RepositorySession, runId: string) {
  const { roots, clock } = session;
  const key = { taskId: goalsTaskId, runId };
  const { state } = await readRun(roots, key, clock.nowMs());
  if (state.status === 'queued' || goalsOf(state).length === 0) {
    throw new OrchError('ORCH_USAGE', `Run ${runId} lists no goals.`, {
      hint: `Go on with it by: orch resume --run ${runId}`,
    });
  }
  return { plan: { runId }, runs: await composeGoals(session, state.plan) };
}

async function composeGoals(session: RepositorySession, plan: Plan): Promise<Runs> {
  const { roots, clock, env } = session;
  const { top, commonDir } = repositoryAround(roots.root);
  const by = await whoActs(session.args.value('as'), roots.root, env);
  const planner: Planner = { plan: () => Promise.resolve(plan) };
  let builder: GoalBuilder | null = null;
  const runs: Runs = await composeRuns(session, (usual, bus) => {
    builder = new GoalBuilder({
      session,
      top,
      follower: new RunFollower(bus),
      askToCancel: async (key) => {
        await runs.store.leaveRequest(key, {
          kind: 'cancel',
          by,
          reason: 'its parent was cancelled',
        });
      },
      exclusively: (work) => withLock(join(commonDir, 'orch', 'goals.lock'), clock, work),
    });
    const tester = new CommandTester(new FileEvidenceReader(roots));
    return { planner, builder, tester, reviewer: usual.reviewer };
  });
  return {
    ...runs,
    endNow() {
      builder?.stopAll();
      return Promise.resolve();
    },
  };
}

async function chooseConcurrency(
  { args }: RepositorySession,
  configured: number | undefined,
): Promise<Execution> {
  const { availableParallelism } = await import('node:os');
  const asked = wholeNumber(args, 'max-concurrency', 1, 1_000);
  return {
    mode: 'parallel',
    max_concurrency: asked ?? configured ?? availableParallelism(),
    source: asked === undefined ? 'default' : 'flag',
  };
}
