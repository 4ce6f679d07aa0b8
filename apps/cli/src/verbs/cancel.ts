import {
  isFinished,
  OrchError,
  type Actor,
  type BegunRun,
  type Builder,
  type RunKey,
} from '@orch/core';
import type { FileRunStore } from '@orch/persistence';
import { composeRuns } from '../compose/compose-runs.ts';
import { viewOf } from '../documents/read-view.ts';
import { runDocument } from '../documents/run-document.ts';
import { learnProjectSecrets } from '../config/learn-project-secrets.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { goalIn } from '../goals/goals-plan.ts';
import { inWorkspace } from '../goals/in-workspace.ts';
import type { RepositorySession } from '../session/session.ts';
import { whoActs } from '../session/who.ts';
import { runText } from '../view/run-text.ts';
import { stdoutStyle } from '../view/stdout-style.ts';
import { requireRun } from './find-run.ts';
import { waitForOwner } from './wait-for-owner.ts';

/** Two heartbeats for the request to be seen, and the grace period of what runs. */
const ownerWaitMs = 20_000;

/** `orch cancel --run <id>` */
export async function cancel(given: RepositorySession): Promise<number> {
  const key = requireRun(given);
  const session = await whereItWorks(given, key);
  const { args, clock, env, format, roots } = session;
  const by = await whoActs(args.value('as'), roots.root, env);
  const reason = args.value('reason') ?? 'cancelled on the command line';
  await learnProjectSecrets(session);
  const { state, store } = await endRun(session, key, by, reason);
  const document = runDocument(await viewOf(store, state, state.status), roots);
  const style = await stdoutStyle(session);
  writeResult(format, document, () => runText(document, style, clock.nowMs()));
  return state.status === 'cancelled' ? exitStatus.ok : exitStatus.refused;
}

/** Ends a run by way of its owner, or in its place where that is dead. */
async function endRun(
  session: RepositorySession,
  key: RunKey,
  by: Actor,
  reason: string,
): Promise<{ readonly state: BegunRun; readonly store: FileRunStore }> {
  const { store, manager } = await composeRuns(session, (usual) => ({
    ...usual,
    builder: endingGoals(usual.builder, async (goal) => {
      await endRun(await whereItWorks(session, goal), goal, by, reason);
    }),
  }));
  for (;;) {
    const { liveness, head, damage, state: before } = await store.read(key);
    if (damage !== null) throw damage;
    if (before.status !== 'queued' && isFinished(before)) throw finished(key, before.status);
    if (!liveness.alive) {
      const state = await unlessHeld(manager.cancel(key, by, reason));
      if (state !== null) return { state, store };
      continue;
    }
    await store.leaveRequest(key, { kind: 'cancel', by, reason });
    const reaction = await waitForOwner(session, key, head.entries, ownerWaitMs, ({ event }) =>
      event.type === 'run.completed' ? event.data.status : null,
    );
    if (reaction.kind === 'no_answer') throw noAnswer(key, liveness.owner?.pid ?? null);
    if (reaction.kind === 'effect') {
      const after = (await store.read(key)).state;
      if (after.status !== 'queued') return { state: after, store };
    }
  }
}

/** In a run that lists goals whose process is dead, ending a stage is ending the goal that it stands for. */
function endingGoals(usual: Builder, end: (goal: RunKey) => Promise<void>): Builder {
  return {
    check: (plan) => usual.check(plan),
    reap: (request) => usual.reap(request),
    async build(request) {
      const goal = goalIn(request.stage);
      if (goal === null || request.childRunId === null) return usual.build(request);
      try {
        await end({ taskId: goal.taskId, runId: request.childRunId });
      } catch (error) {
        const over = ['ORCH_RUN_FINISHED', 'ORCH_RUN_UNKNOWN'];
        if (!(error instanceof OrchError) || !over.includes(error.code)) throw error;
      }
      return { kind: 'cancelled', receipt: null };
    },
  };
}

/** A run whose worktree is gone can still be ended: nothing of it is touched by that. */
async function whereItWorks(session: RepositorySession, key: RunKey): Promise<RepositorySession> {
  try {
    return await inWorkspace(session, key);
  } catch (error) {
    if (error instanceof OrchError && error.code === 'ORCH_WORKTREE_MISSING') return session;
    throw error;
  }
}

/** `null` where somebody took the run in the meantime: the request is then for them. */
async function unlessHeld(work: Promise<BegunRun>): Promise<BegunRun | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OrchError && error.code === 'ORCH_LEASE_HELD') return null;
    throw error;
  }
}

function finished({ runId }: RunKey, status: string): OrchError {
  return new OrchError('ORCH_RUN_FINISHED', `Run ${runId} is ${status} already.`, {
    hint: `Look at it with: orch status --run ${runId}`,
  });
}

function noAnswer({ runId }: RunKey, pid: number | null): OrchError {
  return new OrchError(
    'ORCH_LEASE_HELD',
    `Run ${runId} was asked to end ${ownerWaitMs / 1000} s ago and has not.`,
    {
      hint: 'The request stays in its inbox. If its process hangs, end that process, and cancel again.',
      data: { pid },
    },
  );
}
