import type { BegunRun, RunKey } from '@orch/core';
import type { RunSnapshot } from '@orch/persistence';
import type { RunView } from './run-document.ts';

/** The part of the store that views are read from. */
export interface RunReader {
  read(key: RunKey): Promise<RunSnapshot>;
}

/**
 * A run's state with those of the paused child runs that it waits for, however deep.
 *
 * @throws OrchError what the store throws
 */
export async function viewOf(
  store: RunReader,
  state: BegunRun,
  status: RunView['status'],
): Promise<RunView> {
  const children: BegunRun[] = [];
  const queue: BegunRun[] = [state];
  for (let run = queue.pop(); run !== undefined; run = queue.pop()) {
    for (const stage of run.stages) {
      if (stage.status !== 'child_waiting') continue;
      const { childRunId } = stage;
      const key = run.childRuns.find(({ runId }) => runId === childRunId);
      if (key === undefined) continue;
      const child = (await store.read(key)).state;
      if (child.status === 'queued') continue;
      children.push(child);
      queue.push(child);
    }
  }
  return { state, status, children };
}
