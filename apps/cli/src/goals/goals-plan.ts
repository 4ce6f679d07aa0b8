import {
  makePlan,
  type BegunRun,
  type Plan,
  type PlannedStage,
  type SubpipelineStageDefinition,
  type Workspace,
} from '@orch/core';
import { sha256 } from '../compose/random-ids.ts';

/** One goal, with everything filled in. */
export interface Goal {
  readonly task: string;
  readonly title: string;
  readonly pipeline: string;
  readonly workspace: Workspace;
  /** The goal that must have succeeded first, on top of whose work this one begins. */
  readonly after: string | null;
}

/** A goal as it stands in the plan of the run that lists it. */
export interface PlannedGoal {
  readonly position: number;
  /** The stage of the parent run that stands for it. */
  readonly stage: string;
  readonly taskId: string;
  readonly title: string;
  readonly pipeline: string;
  readonly workspace: Workspace;
  /** The run of the goal; `null` before it began. */
  readonly runId: string | null;
}

/** The plan of the run that lists goals: a stage for each, whose child run is the goal's. */
export function goalsPlan(goals: readonly Goal[]): Plan {
  const stages = goals.map(
    ({ task, title, pipeline, workspace, after }): SubpipelineStageDefinition => ({
      kind: 'subpipeline',
      id: task,
      title,
      pipeline,
      task,
      workspace,
      needs: after === null ? [] : [after],
    }),
  );
  return makePlan({ id: 'goals', title: 'Goals', stages }, sha256);
}

/** The goals that a run lists; none for every other run. */
export function goalsOf(run: BegunRun): PlannedGoal[] {
  return run.plan.stages.flatMap((stage, position) => {
    const goal = goalIn(stage);
    if (goal === null) return [];
    const runId = run.childRuns.findLast((child) => child.stage === stage.id)?.runId ?? null;
    return [{ ...goal, position, runId }];
  });
}

/** The goal that a stage stands for; `null` for an ordinary one. */
export function goalIn({
  id: stage,
  title,
  definition,
}: PlannedStage): Omit<PlannedGoal, 'position' | 'runId'> | null {
  if (definition.kind !== 'subpipeline') return null;
  const { task: taskId, workspace, pipeline } = definition;
  if (taskId === undefined || workspace === undefined) return null;
  return { stage, taskId, title, pipeline, workspace };
}
