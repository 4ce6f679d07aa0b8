import type { Clock } from '@orch/core';
import type { RunRoots } from '@orch/persistence';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { GoalLabel } from '../goals/goal-label.ts';
import type { Redaction } from './redaction.ts';
import type { StderrLogger } from './stderr-logger.ts';

export type OutputFormat = 'text' | 'json' | 'ndjson';

/** What a verb is given: the outside world, made once by the composition root. */
export interface Session {
  readonly args: Arguments;
  readonly format: OutputFormat;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly clock: Clock;
  /** Says something on stderr; never on stdout, which carries the result alone. */
  readonly logger: StderrLogger;
  /** Loaded by the first who asks: before anything of a run is written, and before an error is said. */
  redaction(): Promise<Redaction>;
}

/** The session of a verb that works in a repository. */
export interface RepositorySession extends Session {
  readonly roots: RunRoots;
  /** Where the work is done: the root, or the folder of a goal's worktree that stands for it. */
  readonly workRoot: string;
  /** The goal whose worktree that is; `null` for the repository's own. */
  readonly goal: GoalLabel | null;
}
