import type { OrchResult } from './orch.ts';

/** Everything that an invocation said, for a person who looks for what went wrong. */
export function told({ exitCode, signal, stdout, stderr }: OrchResult): string {
  return `exit ${String(exitCode ?? signal)}\n${stdout}\n${stderr}`;
}

/** @throws Error with everything that was said, where the exit status is another one */
export function expectExit(result: OrchResult, exitCode: number): void {
  if (result.exitCode === exitCode) return;
  throw new Error(`Expected exit ${exitCode}, not ${told(result)}`);
}
