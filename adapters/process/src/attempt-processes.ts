import type { Clock, JsonValue, ReapReport, ReapRequest } from '@orch/core';
import { attemptMark, addMark, markVariable } from './attempt-mark.ts';
import { handleOf, parseHandle } from './process-handle.ts';
import { reapProcesses } from './reap.ts';

/**
 * What a runner of something other than commands needs to have its processes known, found again
 * and ended like those of commands.
 */
export interface AttemptProcesses {
  /** The given environment with the run's variables and the mark of the attempt. */
  environment(
    attempt: Omit<ReapRequest, 'handle'>,
    base: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>>;
  /** The handle of a child that was spawned just now. */
  handleOf(pid: number): JsonValue;
  /** As `StageExecutor.reap`. */
  reap(attempt: ReapRequest): Promise<ReapReport>;
}

const defaultGraceMs = 5_000;

/** Marks, handles and reaping for the processes of attempts that somebody else starts. */
export function createAttemptProcesses(options: {
  readonly clock: Clock;
  /** Time from the first signal to SIGKILL; 5,000 ms unless given. */
  readonly graceMs?: number;
}): AttemptProcesses {
  const ending = { clock: options.clock, graceMs: options.graceMs ?? defaultGraceMs };
  return {
    environment({ run, stage, attempt }, base) {
      return {
        ...base,
        ORCH_RUN_ID: run.runId,
        ORCH_TASK_ID: run.taskId,
        ORCH_STAGE_ID: stage,
        [markVariable]: addMark(base[markVariable], attemptMark(run, stage, attempt)),
      };
    },
    handleOf: (pid) => ({ ...handleOf(pid) }),
    reap({ run, stage, attempt, handle }) {
      const mark = attemptMark(run, stage, attempt);
      return reapProcesses(
        { fits: (found) => found === mark, handle: parseHandle(handle) },
        ending,
      );
    },
  };
}
