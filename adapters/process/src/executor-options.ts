import type { Clock, LogPlace, PlannedStage, Redactor, RunKey } from '@orch/core';
import type { SandboxMechanism } from './sandbox.ts';
import type { Environment } from './stage-command.ts';

export interface ProcessExecutorOptions {
  /** The repository's root, absolute. Stages run in it or below it. */
  readonly root: string;
  logFile(run: RunKey, stage: PlannedStage): LogPlace;
  /** The environment that stages inherit. Nothing else is read from the surroundings. */
  readonly env: Environment;
  /** `null` switches redaction off. */
  readonly redactor: Redactor | null;
  readonly clock: Clock;
  /** Time from the first signal to SIGKILL; 5,000 ms unless given. */
  readonly graceMs?: number;
  /** How long a background process may hold the output after its stage has ended; 2,000 ms unless given. */
  readonly backgroundGraceMs?: number;
  /**
   * Holds `read-only` and `workspace-write` stages to their profile; `null` or nothing leaves them
   * declared only. It is read for such stages alone, so that a getter can look for it on first use.
   */
  readonly sandbox?: SandboxMechanism | null;
  /** Absolute paths of orch's own records, unwritable inside the sandbox. */
  readonly protectedPaths?: readonly string[];
}
