import type { CommandStageDefinition, ExecuteRequest } from '@orch/core';
import { addMark, attemptMark, markVariable } from './attempt-mark.ts';

/** Variables as a program is given them: those without a value are left out. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A string goes to the shell of the system; an array is started as it is. */
export function stageArgv(command: CommandStageDefinition['command']): readonly string[] {
  return typeof command === 'string' ? ['/bin/sh', '-c', command] : command;
}

/** The variables that have a value. */
export function presentVariables(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The environment of one attempt: the given base, the stage's own, the run's, and the marks. */
export function stageEnvironment(
  base: Readonly<Record<string, string>>,
  request: ExecuteRequest,
): Record<string, string> {
  const { run, stage, attempt } = request;
  return {
    ...base,
    ...stage.definition.env,
    ...request.env,
    ORCH_RUN_ID: run.runId,
    ORCH_TASK_ID: run.taskId,
    ORCH_STAGE_ID: stage.id,
    [markVariable]: addMark(base[markVariable], attemptMark(run, stage.id, attempt)),
  };
}
