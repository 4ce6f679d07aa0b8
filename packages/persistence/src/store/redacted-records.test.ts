import { queuedRun, type TimedEvent } from '@orch/core';
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  started,
  stageSpawned,
  stageStarted,
  stageSucceeded,
  timed,
  completed,
} from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import { redactRecord, type Redact } from '../files/redact-record.ts';
import { projectManifest } from '../manifest/project-manifest.ts';
import { readManifest } from '../manifest/read-manifest.ts';
import { foldJournal } from './fold-journal.ts';

const scratch = useScratch();
const key = { taskId: '0303-orchestrator', runId: 'run-1' };
const secret = ['correct', 'horse', 'battery'].join('-');

/** Replaces the secret, and, as a redactor at its worst, everything that looks like a digest. */
const redact: Redact = (value) =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(secret, '[redacted:x]')
      .replaceAll(/[ab]{64}/g, '[redacted:y]'),
  ) as typeof value;

function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

function startedWithSecret(): TimedEvent {
  const { at, event } = started(key.taskId, key.runId, 1);
  if (event.type !== 'run.started') throw new Error('The sample is another one.');
  const { plan } = event.data;
  const [stage] = plan.stages;
  if (stage?.definition.kind !== 'command') throw new Error('The sample is another one.');
  const env = { TOKEN: secret, id: secret };
  const definition = { ...stage.definition, command: `login ${secret}`, env };
  const stages = [{ ...stage, title: `Log in with ${secret}`, definition }];
  return { at, event: { ...event, data: { ...event.data, plan: { ...plan, stages } } } };
}

describe('I17: redaction before bytes', () => {
  test('no file of a run holds a secret of its events, and all ids and digests are as they were', async () => {
    const root = scratch();
    const { store } = storeIn(root, { redact });
    const writer = await store.create(key);
    await writer.append([startedWithSecret()]);
    await writer.append([stageStarted('stage-1'), stageSpawned('stage-1')]);
    await writer.append([stageSucceeded('stage-1')]);
    await writer.append([
      timed({ type: 'note', data: { kind: 'k', message: secret, data: { id: secret } } }),
      completed(),
    ]);
    await writer.close();
    expect(allText(root)).not.toContain(secret);

    const { entries, head, damage } = await store.read(key);
    expect(damage).toBeNull();
    const [first] = entries;
    if (first?.event.type !== 'run.started') throw new Error('The run began otherwise.');
    expect(first.event.data.plan).toMatchObject({
      digest: 'a'.repeat(64),
      stages: [{ id: 'stage-1', title: 'Log in with [redacted:x]', slug: 'stage-1' }],
    });
    const success = entries.find(({ event }) => event.type === 'stage.succeeded');
    expect(success).toMatchObject({ event: { data: { receipt: { log_sha256: 'b'.repeat(64) } } } });
    // I4: the manifest is what the journal on the disk projects to.
    const { state } = foldJournal(entries, queuedRun);
    if (state.status === 'queued') throw new Error('The run never began.');
    expect(await readManifest(rootsIn(root), key)).toEqual(
      projectManifest(state, head, rootsIn(root)),
    );
  });

  test('a request that waits for an owner holds no secret', async () => {
    const root = scratch();
    const { store } = storeIn(root, { redact });
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId)]);
    await writer.close();
    await store.leaveRequest(key, {
      kind: 'cancel',
      by: { name: 'ada', source: 'os' },
      reason: `it printed ${secret}`,
    });
    expect(allText(root)).not.toContain(secret);
  });

  test('a value without a secret is the very same value', () => {
    const value = { stage: 'a', reason: 'because' };
    expect(redactRecord(value, (same) => same)).toBe(value);
  });
});
