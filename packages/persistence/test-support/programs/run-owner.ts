// Makes or opens a run, and does as it is told on stdin: `append`, `finish`, `close`. Dies at the
// fault point number ORCH_TEST_DIE_AT, counted from 1; prints how many there were at the end.
import { createInterface } from 'node:readline';
import { FileRunStore } from '../../src/store/file-run-store.ts';
import { describeThrown, OrchError } from '@orch/core';
import { realClock } from '../fakes.ts';
import {
  completed,
  samplePlan,
  stageStarted,
  stageSpawned,
  stageSucceeded,
  started,
} from '../sample-run.ts';
import { rootsIn } from '../scratch-roots.ts';
import { say } from './say.ts';

const [verb = '', root = '', taskId = '', runId = ''] = process.argv.slice(2);
const dieAt = Number(process.env.ORCH_TEST_DIE_AT ?? '0');
let points = 0;

const store = new FileRunStore({
  roots: rootsIn(root),
  clock: realClock,
  logger: { info: say, warn: say },
  onPoint: () => {
    points += 1;
    if (points === dieAt) process.kill(process.pid, 'SIGKILL');
  },
});

async function main(): Promise<void> {
  const key = { taskId, runId };
  const writer = verb === 'open' ? await store.open(key) : await store.create(key);
  if (verb === 'whole') {
    await writer.append([started(taskId, runId, 2)]);
    for (const { id } of samplePlan(2).stages) {
      await writer.append([stageStarted(id)]);
      await writer.append([stageSpawned(id)]);
      say(`acted ${id}`);
      await writer.append([stageSucceeded(id)]);
      say(`acknowledged ${id}`);
    }
    await writer.append([completed()]);
    say('acknowledged completed');
    await writer.close();
    say(`points ${points}`);
    return;
  }
  say('opened');
  for await (const line of createInterface(process.stdin)) {
    if (line === 'start') await writer.append([started(taskId, runId, 2)]);
    if (line === 'append') await writer.append([stageStarted('stage-1')]);
    if (line === 'close') {
      await writer.close();
      say('closed');
      return;
    }
    say(`did ${line}`);
  }
}

main().catch((error: unknown) => {
  say(`refused ${error instanceof OrchError ? error.code : describeThrown(error)}`);
});
