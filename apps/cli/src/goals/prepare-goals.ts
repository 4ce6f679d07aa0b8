import {
  branchTip,
  commitAt,
  countUncommitted,
  fileAt,
  isBranchName,
  removeLinkedWorktree,
  repositoryAround,
  requireIdentity,
} from '@orch/adapter-git';
import {
  configError,
  OrchError,
  suggest,
  validateConfig,
  type GoalsConfig,
  type ProjectConfig,
} from '@orch/core';
import { existsSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseWithComments } from '../config/parse-with-comments.ts';
import { configFileName } from '../session/find-roots.ts';
import type { RepositorySession } from '../session/session.ts';
import { checkCloudGoals } from './cloud-goals.ts';
import { placeName, worktreesFolder } from './goal-places.ts';
import { goalWorktrees, lookAtGoals, reasonToKeep } from './goal-worktrees.ts';
import type { Goal } from './goals-plan.ts';
import type { AskedGoal } from './read-goals.ts';
import { serialised } from './serialise.ts';

/**
 * Looks at everything that goals need before the first of them begins, and fills in what was not said.
 * What an earlier run left in a goal's place goes, where nothing would be lost with it.
 *
 * @throws OrchError `ORCH_USAGE`, `ORCH_CONFIG_INVALID`, `ORCH_PIPELINE_UNKNOWN`, `ORCH_WORKTREE_DIRTY`;
 *   nothing was begun then
 */
export async function prepareGoals(
  session: RepositorySession,
  asked: readonly AskedGoal[],
  config: GoalsConfig | undefined,
): Promise<Goal[]> {
  const { roots, env, logger } = session;
  if (session.goal !== null) {
    throw new OrchError(
      'ORCH_USAGE',
      'This is the worktree of a goal, which has no goals of its own.',
      {
        hint: `Work from the repository's own checkout: ${roots.root}`,
      },
    );
  }
  const where = { root: roots.root, env };
  const { top } = repositoryAround(roots.root);
  const below = relative(top, realpathSync(roots.root));
  await requireIdentity(where);
  const folder = worktreesFolder(realpathSync(roots.root), config);
  const after = config?.on_overlap === 'serialise' ? serialised(asked) : new Map<string, null>();
  const pipelines = new Map<string, Promise<Committed>>();
  const goals: Goal[] = [];
  for (const { task, title = task, branch: named, base: from = 'HEAD', pipeline } of asked) {
    const base = await commitAt(where, from);
    const committed = pipelines.get(base) ?? committedConfig(where, base, below);
    pipelines.set(base, committed);
    const name = await placeName(where, task);
    const branch = named ?? `orch/${name}`;
    if (!(await isBranchName(where, branch))) {
      throw new OrchError('ORCH_USAGE', `${branch} is no name for a branch.`, { place: task });
    }
    goals.push({
      task,
      title,
      pipeline: choosePipeline(await committed, pipeline, from),
      workspace: { root: join(folder, name, below), branch, base },
      after: after.get(task) ?? null,
    });
  }
  for (const [base, committed] of pipelines) {
    const tasks = goals.flatMap(({ task, workspace }) => (workspace.base === base ? task : []));
    await checkCloudGoals(session, tasks, (await committed).config);
  }
  await clearPlaces(session, goals, folder);
  const uncommitted = await countUncommitted(where);
  if (uncommitted > 0) {
    logger.info(
      `Goals begin at a commit: what is not committed here (${uncommitted} ${uncommitted === 1 ? 'file' : 'files'}) is not in their worktrees.`,
    );
  }
  return goals;
}

interface Committed {
  readonly config: ProjectConfig;
  readonly present: boolean;
}

/** The configuration as it was committed, which is the one that goals go by. */
async function committedConfig(
  where: { readonly root: string; readonly env: NodeJS.ProcessEnv },
  base: string,
  below: string,
): Promise<Committed> {
  const path = [...below.split(sep), configFileName].filter((part) => part !== '').join('/');
  const text = await fileAt(where, base, path);
  if (text === null) return { config: {}, present: false };
  const file = `${base.slice(0, 12)}:${path}`;
  const checked = validateConfig(parseWithComments(text, file));
  if (!checked.ok) throw configError(file, checked.problems);
  return { config: checked.value, present: true };
}

function choosePipeline(
  { config, present }: Committed,
  named: string | undefined,
  from: string,
): string {
  const pipeline = named ?? config.defaultPipeline ?? 'diagnostics';
  const known = (config.pipelines ?? []).map(({ id }) => id);
  // What diagnostics is for a goal is detected in its worktree.
  if (known.includes(pipeline) || pipeline === 'diagnostics') return pipeline;
  const what = present ? `has no pipeline ${pipeline}` : 'has no configuration';
  throw new OrchError(
    'ORCH_PIPELINE_UNKNOWN',
    `${configFileName} as committed in ${from} ${what}.`,
    {
      place: configFileName,
      hint: `${suggest(pipeline, known)}Nothing was begun. Goals go by what is committed: commit the configuration first.`,
    },
  );
}

/** A branch that is there already is taken only where it holds nothing of its own. */
async function refuseUsedBranch(
  where: { readonly root: string; readonly env: NodeJS.ProcessEnv },
  { branch, base }: Goal['workspace'],
): Promise<void> {
  const tip = await branchTip(where, branch);
  if (tip === null || tip === base) return;
  throw new OrchError('ORCH_USAGE', `There is a branch ${branch} already.`, {
    place: branch,
    hint: `Nothing was begun. Name another branch in the goals file, or delete it once it is merged: git branch -d ${branch}`,
  });
}

/** Refuses a place that holds anything, and clears one that holds nothing any more. */
async function clearPlaces(
  session: RepositorySession,
  goals: readonly Goal[],
  folder: string,
): Promise<void> {
  const { roots, env } = session;
  const before = await goalWorktrees(session);
  const mine = before.filter(({ label }) =>
    goals.some(
      ({ workspace }) => workspace.root === label.work_root || workspace.branch === label.branch,
    ),
  );
  const look = mine.length === 0 ? null : await lookAtGoals(session, mine);
  for (const each of mine) {
    const { label, worktree } = each;
    const keep = reasonToKeep(
      each,
      look?.worktrees.find(({ id }) => id === label.run_id),
    );
    if (keep !== null) {
      throw new OrchError(
        'ORCH_WORKTREE_DIRTY',
        `The goal ${label.task_id} has a worktree already, and ${keep}.`,
        {
          place: worktree.dir,
          hint: `Nothing was begun. Go on with it (orch goals run --resume ${label.parent_run_id}), or merge ${label.branch} and remove it (orch goals gc --apply), or name another branch.`,
          data: { task_id: label.task_id, run_id: label.run_id },
        },
      );
    }
  }
  for (const { worktree } of mine) {
    await removeLinkedWorktree({ root: roots.root, env }, worktree);
  }
  for (const { task, workspace } of goals) {
    await refuseUsedBranch({ root: roots.root, env }, workspace);
    if (!existsSync(workspace.root)) continue;
    throw new OrchError('ORCH_USAGE', `The place for the worktree of ${task} is taken.`, {
      place: workspace.root,
      hint: `Nothing was begun. Move it away, or set goals.worktrees in ${configFileName} to another folder than ${folder}.`,
    });
  }
}
