import { commitWork } from '@orch/adapter-git';
import type { Builder, PlannedStage, Reviewer, RunKey, Tester } from '@orch/core';
import type { Roles } from '../compose/compose-runs.ts';
import type { RepositorySession } from '../session/session.ts';
import { overlapGate } from './overlap-gate.ts';
import type { GoalLabel } from './goal-label.ts';

/**
 * The roles of a goal's run: the usual ones, with a commit after every stage that changed something,
 * and a look at the goals beside it before every stage that works. For any other run, also one that
 * is started by hand in a goal's worktree, they are the usual ones.
 */
export function goalRoles(
  session: RepositorySession,
  runId: string | undefined,
): (usual: Roles) => Roles {
  const { goal } = session;
  if (goal === null || goal.run_id !== runId) return (usual) => usual;
  const committer = committerOf(session, goal);
  const gate = overlapGate(session, goal);
  return (usual) => ({
    planner: usual.planner,
    builder: committingBuilder(usual.builder, committer, gate),
    tester: committingTester(usual.tester, committer),
    reviewer: committingReviewer(usual.reviewer, committer),
  });
}

/** Commits what stands in the worktree; does nothing where nothing changed. */
type Committer = (run: RunKey, what: string, stage: string | null) => Promise<void>;

function committerOf(session: RepositorySession, goal: GoalLabel): Committer {
  const { env } = session;
  let last: Promise<unknown> = Promise.resolve();
  return (run, what, stage) => {
    const commit = async (): Promise<void> => {
      const { redactor } = await session.redaction();
      const trailers = [
        `Orch-Run: ${run.runId}`,
        `Orch-Task: ${run.taskId}`,
        ...(stage === null ? [] : [`Orch-Stage: ${stage}`]),
      ];
      const subject = `${run.taskId}: ${what}`.replace(/\s+/g, ' ').trim();
      const message = `${redactor.text(subject)}\n\n${trailers.join('\n')}\n`;
      await commitWork({ dir: goal.worktree, env, branch: goal.branch, message });
    };
    // Stages that run side by side share one worktree, and so one index.
    const next = last.then(commit);
    last = next.catch(() => undefined);
    return next;
  };
}

/** What a person let pass after it was done is committed before anything is added to it. */
function committingBuilder(
  usual: Builder,
  commit: Committer,
  gate: ReturnType<typeof overlapGate>,
): Builder {
  return {
    check: (plan) => usual.check(plan),
    reap: (request) => usual.reap(request),
    async build(request) {
      const { run, stage } = request;
      if (!works(stage)) return usual.build(request);
      const held = await gate(request);
      if (held !== null) return held;
      if (request.attempt === 1) await commit(run, `what stood before ${stage.title}`, null);
      return usual.build(request);
    },
  };
}

function works({ definition }: PlannedStage): boolean {
  return definition.kind === 'command' || definition.kind === 'agent';
}

/** A stage closes only once its work is committed; one that cannot be committed has failed. */
function committingTester(usual: Tester, commit: Committer): Tester {
  return {
    async test(request) {
      const outcome = await usual.test(request);
      const { run, stage } = request;
      if (outcome.kind === 'succeeded' && works(stage)) await commit(run, stage.title, stage.id);
      return outcome;
    },
  };
}

function committingReviewer(usual: Reviewer, commit: Committer): Reviewer {
  return {
    async review(run) {
      const ended = run.stages.every(
        ({ status }) => status === 'succeeded' || status === 'skipped',
      );
      if (ended) await commit(run, 'what was let pass last', null);
      return usual.review(run);
    },
  };
}
