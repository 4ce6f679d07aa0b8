import type { PlannedStage } from '../plan/plan.ts';
import type { RunKey } from './run-store.ts';
import type { WorktreeChange } from './stage-guard.ts';

/** The files that a run works on. */
export interface Worktree {
  /**
   * Digest of the whole tree, with uncommitted and untracked files that are not ignored; `null`
   * where there is no git.
   */
  digest(): Promise<string | null>;
  /**
   * What lies between two digests, with a patch kept in the run's folder; `null` where there is no
   * git.
   */
  change(
    run: RunKey,
    stage: PlannedStage,
    attempt: number,
    before: string | null,
    after: string | null,
  ): Promise<WorktreeChange | null>;
}
