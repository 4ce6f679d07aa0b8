import type { RunBusEvents } from '@orch/core';

/** Shows a run while it goes on. */
export interface Reporter {
  journal(event: RunBusEvents['run:journal']): void;
  output(event: RunBusEvents['stage:output']): void;
  /** Takes away what only makes sense while the run goes on. */
  stop(): void;
}

/** Shows nothing: a program waits for the one document. */
export const silent: Reporter = {
  journal: () => undefined,
  output: () => undefined,
  stop: () => undefined,
};
