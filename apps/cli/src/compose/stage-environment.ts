import { delimiter, join } from 'node:path';
import { signingVariables } from './audit.ts';

/**
 * The environment of stages: the crash hook and the keys are for this process, not for what its stages start. A stage
 * that says `orch` finds the one that is installed, else the one that runs it.
 */
export function environmentOfStages(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own: readonly string[] = ['ORCH_FAULT_AT', ...signingVariables];
  const { PATH, ...rest } = Object.fromEntries(
    Object.entries(env).filter(([name]) => !own.includes(name)),
  );
  if (PATH === undefined || PATH === '') return rest;
  return { ...rest, PATH: `${PATH}${delimiter}${join(import.meta.dirname, 'bin')}` };
}
