// Records one finished run in the state of its task, as a run does when it ends.
import { describeThrown, evolve, queuedRun, OrchError } from '@orch/core';
import { createInterface } from 'node:readline';
import { TaskStateStore } from '../../src/task-state/task-state-store.ts';
import { realClock } from '../fakes.ts';
import { wholeRun } from '../sample-run.ts';
import { rootsIn } from '../scratch-roots.ts';
import { say } from './say.ts';

const [root = '', taskId = '', runId = '', dieAt = ''] = process.argv.slice(2);

const store = new TaskStateStore({
  roots: rootsIn(root),
  clock: realClock,
  logger: { info: say, warn: say },
  onPoint: (name) => {
    if (name === dieAt) process.kill(process.pid, 'SIGKILL');
  },
});

async function main(): Promise<void> {
  const state = wholeRun(taskId, runId, 1).reduce(evolve, queuedRun);
  if (state.status === 'queued') throw new Error('The run has not begun.');
  say('ready');
  for await (const line of createInterface(process.stdin)) {
    if (line === 'go') break;
  }
  const beganMs = performance.now();
  try {
    await store.record(state);
    say('recorded');
  } catch (error) {
    const waitedMs = Math.round(performance.now() - beganMs);
    say(`refused ${error instanceof OrchError ? error.code : describeThrown(error)} ${waitedMs}`);
  }
}

void main().finally(() => process.stdin.destroy());
