import { expect, test } from '@jest/globals';
import type { Receipt, RunEvent } from '@orch/core';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { sampleReceipt, stageStarted, started, timed } from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import { runPaths } from '../paths/run-paths.ts';
import { readCitedPatch, runChanges } from './run-changes.ts';

const scratch = useScratch();
const key = { taskId: 'task-1', runId: 'run-1' };
const patch = 'diff --git a/x b/x\n';
const sha256 = createHash('sha256').update(patch).digest('hex');

/** A receipt that cites a patch of that name. */
function receipt(attempt: number, name: string, more: Partial<Receipt['diff']> = {}): Receipt {
  return {
    ...sampleReceipt('stage-1', attempt),
    diff: { path: `diffs/${name}`, sha256, files: 1, added: 0, deleted: 0, ...more },
  };
}

const retried = (attempt: number, of: Receipt): RunEvent => ({
  type: 'stage.retry_scheduled',
  data: {
    stage: 'stage-1',
    attempt,
    failure: { code: 'ORCH_STAGE_EXIT', message: 'no', exit_code: 1, stderr: '' },
    backoff_ms: 0,
    due_at: '2026-01-02T03:04:05.000Z',
    receipt: of,
  },
});

/** A run with those events after its first stage began. */
async function runWith(...events: readonly RunEvent[]) {
  const roots = rootsIn(scratch());
  const { folder, journal } = runPaths(roots, key);
  const { store } = storeIn(roots.root);
  const writer = await store.create(key);
  await writer.append([started(key.taskId, key.runId, 1), stageStarted('stage-1')]);
  mkdirSync(join(folder, 'diffs'));
  for (const event of events) await writer.append([timed(event, 2)]);
  await writer.close();
  return { roots, folder, journal };
}

test('each attempt has the patch of its last receipt, and only what is cited is given', async () => {
  const question = {
    type: 'approval.requested',
    data: {
      request: {
        id: 'stage-1.2',
        stage: 'stage-1',
        attempt: 2,
        reason: 'policy',
        title: 'Keep it?',
        instructions: '',
        approvers: 1,
        from: [],
        expires_at: null,
        bound: { plan: 'a'.repeat(64), policy: null, worktree: null },
        after: 'succeed',
        rules: [],
      },
      receipt: receipt(2, '1-stage-1-2.patch'),
    },
  } as const satisfies RunEvent;
  const { roots, folder } = await runWith(
    retried(1, receipt(1, '1-stage-1.patch')),
    stageStarted('stage-1', 2).event,
    question,
    {
      type: 'stage.cancelled',
      data: { stage: 'stage-1', attempt: 2, receipt: receipt(2, '1-stage-1-2.2.patch') },
    },
  );
  writeFileSync(join(folder, 'diffs/uncited.patch'), patch);
  expect(await runChanges(roots, key, 0)).toEqual({
    parent: null,
    workspace: null,
    changes: [
      { stage: 'stage-1', attempt: 1, path: 'diffs/1-stage-1.patch', sha256 },
      { stage: 'stage-1', attempt: 2, path: 'diffs/1-stage-1-2.2.patch', sha256 },
    ],
  });
});

test('a journal that does not fit is refused', async () => {
  const { roots, journal } = await runWith(retried(1, receipt(1, '1-stage-1.patch')));
  writeFileSync(
    journal,
    readFileSync(journal, 'utf8').replace('1-stage-1.patch', '2-stage-1.patch'),
  );
  appendFileSync(journal, readFileSync(journal));
  await expect(runChanges(roots, key, 0)).rejects.toMatchObject({ code: 'ORCH_DATA_DAMAGED' });
});

test('a patch is given where its bytes are those that were recorded, and nothing else is', async () => {
  const { roots, folder } = await runWith();
  const cited = { stage: 'stage-1', attempt: 1, path: 'diffs/a.patch', sha256 };
  const file = join(folder, 'diffs/a.patch');
  const read = (more: Partial<typeof cited | { sha256: null }> = {}) =>
    readCitedPatch(roots, key, { ...cited, ...more });
  expect(read()).toEqual({ problem: 'missing' });
  writeFileSync(file, patch);
  expect(read()).toEqual({ text: patch });
  expect(read({ sha256: null })).toEqual({ problem: 'no_digest' });
  appendFileSync(file, '+');
  expect(read()).toEqual({ problem: 'altered' });
  const elsewhere = join(scratch(), 'a.patch');
  writeFileSync(elsewhere, patch);
  rmSync(file);
  symlinkSync(elsewhere, file);
  expect(read()).toEqual({ problem: 'missing' });
});
