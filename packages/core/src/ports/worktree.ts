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
   *
   * @param turn of an attempt that is made in several turns, from 1: each has a patch of its own
   */
  change(
    run: RunKey,
    stage: PlannedStage,
    attempt: number,
    before: string | null,
    after: string | null,
    turn?: number,
  ): Promise<WorktreeChange | null>;
}

/** A worktree of which a digest can be compared with in another process. */
export interface LastingWorktree extends Worktree {
  /**
   * Keeps in the run's folder what it takes to tell later what changed since. Resolves once it is
   * durable. @param digest one that this process took
   */
  keep(run: RunKey, digest: string): Promise<void>;
}
