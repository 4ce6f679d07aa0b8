import type { ReapReport, ReapRequest, RunKey, StageExecutor } from '@orch/core';
import { runMarkPrefix } from './attempt-mark.ts';
import { createAttemptProcesses } from './attempt-processes.ts';
import { BufferPool } from './buffer-pool.ts';
import type { ProcessExecutorOptions } from './executor-options.ts';
import { FifoPool } from './fifo-pool.ts';
import { reapProcesses } from './reap.ts';
import { runAttempt } from './stage-attempt.ts';
import { WorkingFolders } from './working-folder.ts';
import { presentVariables } from './stage-command.ts';
import type { AttemptContext } from './stage-attempt.ts';

const defaultGraceMs = 5_000;

/** Runs command stages as processes of this machine. */
export interface ProcessExecutor extends StageExecutor {
  /**
   * Ends every process that carries a mark of the run, whichever attempt it belongs to. Call it
   * only when no stage of the run is in progress.
   */
  sweepRun(run: RunKey): Promise<ReapReport>;
}

/** An executor for one repository. It may run any number of stages side by side. */
export function createProcessExecutor(options: ProcessExecutorOptions): ProcessExecutor {
  const env = presentVariables(options.env);
  const fifos = new FifoPool(env.PATH);
  const context: AttemptContext = {
    options,
    env,
    folders: new WorkingFolders(options.root),
    buffers: new BufferPool(),
    makePipes: (place) => fifos.makePipes(place),
  };
  const ending = { clock: options.clock, graceMs: options.graceMs ?? defaultGraceMs };
  return {
    execute: (request) => runAttempt(context, request),
    reap: (attempt: ReapRequest) => createAttemptProcesses(ending).reap(attempt),
    sweepRun(run) {
      const prefix = runMarkPrefix(run);
      return reapProcesses({ fits: (found) => found.startsWith(prefix), handle: null }, ending);
    },
  };
}
