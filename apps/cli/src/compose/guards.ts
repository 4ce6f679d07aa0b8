import type { Bindings, StageGuard, Worktree } from '@orch/core';

/** What stands around a run besides its stages. The one place where each of them is chosen. */
export interface Guards {
  readonly worktree: Worktree;
  readonly guard: StageGuard | null;
  /** What an approval is bound to besides the plan. */
  observed(): Promise<Omit<Bindings, 'plan'>>;
}

/** No policy, and a worktree that is not looked at: every receipt says so with `null`. */
export const noGuards: Guards = {
  worktree: {
    digest: () => Promise.resolve(null),
    change: () => Promise.resolve(null),
  },
  guard: null,
  observed: () => Promise.resolve({ policy: null, worktree: null }),
};
