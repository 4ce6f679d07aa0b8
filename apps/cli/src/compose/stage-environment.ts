import { delimiter, join } from 'node:path';
import type { GoalLabel } from '../goals/goal-label.ts';
import { goalVariable } from '../goals/goal-variable.ts';
import { rootVariables } from '../session/find-roots.ts';
import { signingVariables } from './audit.ts';

/**
 * The environment of stages: the crash hook and the keys are for this process, not for what its stages start. A stage
 * that says `orch` finds the one that is installed, else the one that runs it. In the worktree of a goal nothing may point
 * a stage back at the repository's own checkout.
 *
 * @param claimed further variables that stages do not inherit
 */
export function environmentOfStages(
  env: NodeJS.ProcessEnv,
  goal: GoalLabel | null = null,
  claimed: readonly string[] = [],
): NodeJS.ProcessEnv {
  const own: readonly string[] = [
    'ORCH_FAULT_AT',
    goalVariable,
    ...(goal === null ? [] : rootVariables),
    ...signingVariables,
    ...claimed,
  ];
  const { PATH, ...rest } = Object.fromEntries(
    Object.entries(env).filter(([name]) => !own.includes(name)),
  );
  if (PATH === undefined || PATH === '') return rest;
  return { ...rest, PATH: `${PATH}${delimiter}${join(import.meta.dirname, 'bin')}` };
}
