import type { Profile } from '@orch/core';

/** Who works in the team besides the manager, each as a tool of it. */
export const teamRoles = ['planner', 'builder', 'tester', 'reviewer'] as const;
export type TeamRole = (typeof teamRoles)[number];

/** What a role is for, as the manager and the role itself are told. */
export const roleTexts: Readonly<
  Record<TeamRole, { readonly use: string; readonly instructions: string }>
> = {
  planner: {
    use: 'Looks at the repository and answers with a short numbered plan. Changes nothing.',
    instructions:
      'You plan. Look at the repository through the tool `code`, which may only read, and answer with a short numbered plan: files, changes, and how each is tested.',
  },
  builder: {
    use: 'Makes one change of the plan in the repository.',
    instructions:
      'You build. Give the tool `code` one precise piece of work at a time, with the files that it is about, and answer with what was changed.',
  },
  tester: {
    use: 'Runs the tests that show whether a change works, and reports what came out.',
    instructions:
      'You test. Have the tool `code` run the tests of the repository and answer with the commands, their exit statuses and what failed. Never say that something passed which was not run.',
  },
  reviewer: {
    use: 'Reads what was changed and answers with findings, or with none.',
    instructions:
      'You review. Read the diff through the tool `code`, which may only read, and answer with findings by file and line, or say that there are none.',
  },
};

export const managerInstructions = `You coordinate a small team that works in one git repository. You have no hands of your own: every look at the repository and every change goes through your tools planner, builder, tester and reviewer.
Have a plan made, have it built piece by piece, have it tested, have it reviewed, and have findings fixed. End with a short report: what was changed, which tests were run with what result, and what is left open.
Where a tool says that it waits for a person, do what it says and nothing else.`;

/** I2: who only looks may only read, whatever the stage was granted. */
export function profileOf(role: TeamRole, granted: Profile): Profile {
  switch (role) {
    case 'planner':
    case 'reviewer':
      return 'read-only';
    case 'builder':
    case 'tester':
      return granted;
  }
}
