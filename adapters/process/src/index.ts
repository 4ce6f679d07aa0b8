export { createProcessExecutor } from './process-executor.ts';
export type { ProcessExecutor } from './process-executor.ts';
export type { LogPlace, ProcessExecutorOptions } from './executor-options.ts';
export type { Environment } from './stage-command.ts';
