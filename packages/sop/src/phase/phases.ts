/** Every phase of both ways that a task can take, by the names of the register. */
export const phases = [
  'scaffold',
  'prd',
  'list',
  'spec',
  'plan',
  'page',
  'implementation',
] as const;
export type Phase = (typeof phases)[number];

/** The phases that a person approves, each with an artifact of its own. */
export const writtenPhases = ['prd', 'list', 'spec', 'plan', 'page'] as const;
export type WrittenPhase = (typeof writtenPhases)[number];

/** `full`: PRD, task list, spec and action plan. `small`: one page instead of the four. */
export const taskPaths = ['full', 'small'] as const;
export type TaskPath = (typeof taskPaths)[number];

const order: Readonly<Record<TaskPath, readonly Phase[]>> = {
  full: ['scaffold', 'prd', 'list', 'spec', 'plan', 'implementation'],
  small: ['scaffold', 'page', 'implementation'],
};

/** The phases of a task in the order in which they open. */
export function phasesOf(path: TaskPath): readonly Phase[] {
  return order[path];
}

/** The phases of a task that somebody writes and somebody approves. */
export function writtenPhasesOf(path: TaskPath): readonly WrittenPhase[] {
  return writtenPhases.filter((phase) => order[path].includes(phase));
}

export const phaseTitles: Readonly<Record<Phase, string>> = {
  scaffold: 'Scaffold Check',
  prd: 'PRD',
  list: 'Task List',
  spec: 'Spec',
  plan: 'Action Plan',
  page: 'Page',
  implementation: 'Implementation',
};
