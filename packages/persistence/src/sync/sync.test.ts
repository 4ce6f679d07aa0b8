import { describe, expect, test } from '@jest/globals';
import {
  appendFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { completed, started, wholeRun } from '../../test-support/sample-run.ts';
import { TestClock } from '../../test-support/fakes.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { storeIn } from '../../test-support/store.ts';
import { RunIndex } from '../index/run-index.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import { readRun } from '../store/run-snapshot.ts';
import { exportRun, journalBytes, type ExportedRun } from './export-run.ts';
import { FileSyncStore } from './file-sync-store.ts';
import { importRun, type ImportOutcome } from './import-run.ts';
import { indexChanges } from './index-changes.ts';
import type { SyncCursor } from './sync-state.ts';

const scratch = useScratch();
const clock = new TestClock();
const key = { taskId: 'task', runId: 'run' };

async function makeRun(root: string, runId = 'run'): Promise<void> {
  const writer = await storeIn(root).store.create({ taskId: 'task', runId });
  await writer.append(wholeRun('task', runId));
  await writer.close();
}

type Present = Extract<ExportedRun, { kind: 'present' }>;

async function exported(
  roots: RunRoots,
  more: Partial<Parameters<typeof exportRun>[1]> = {},
): Promise<Present> {
  const run = await exportRun(key, { roots, nowMs: 0, maxJournalBytes: 1e6, ...more });
  if (run.kind !== 'present') throw new Error(run.kind);
  return run;
}

describe('what changed in the index', () => {
  test('each run once, from where the last look ended', async () => {
    const root = scratch();
    await makeRun(root, 'a');
    await makeRun(root, 'b');
    const first = await indexChanges(rootsIn(root), null);
    expect(first.runs.map((run) => [run.key.runId, run.endedAt !== null])).toEqual([
      ['a', true],
      ['b', true],
    ]);
    await makeRun(root, 'c');
    const second = await indexChanges(rootsIn(root), first.position);
    expect(second.runs.map((run) => run.key.runId)).toEqual(['c']);
    expect((await indexChanges(rootsIn(root), second.position)).runs).toEqual([]);
  });

  test('an index that was made again is read from its beginning', async () => {
    const root = scratch();
    await makeRun(root, 'a');
    await makeRun(root, 'b');
    const { position } = await indexChanges(rootsIn(root), null);
    await new RunIndex(rootsIn(root), clock).rebuild();
    expect((await indexChanges(rootsIn(root), position)).runs).toHaveLength(2);
  });

  test('a line that is just being written is left for the next look, and a damaged one costs itself', async () => {
    const root = scratch();
    await makeRun(root, 'a');
    const path = join(root, '.runs', 'index.ndjson');
    const last = readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '';
    appendFileSync(path, `not a line\n${last.replace('"a"', '"b"').slice(0, 40)}`);
    const first = await indexChanges(rootsIn(root), null);
    expect(first.runs.map((run) => run.key.runId)).toEqual(['a']);
    appendFileSync(path, `${last.replace('"a"', '"b"').slice(40)}\n`);
    const second = await indexChanges(rootsIn(root), first.position);
    expect(second.runs.map((run) => run.key.runId)).toEqual(['b']);
  });

  test('without an index there is nothing', async () => {
    expect(await indexChanges(rootsIn(scratch()), null)).toEqual({ runs: [], position: null });
  });
});

describe('a run for sending', () => {
  test('its manifest is made from the journal, also where manifest.json is missing', async () => {
    const root = scratch();
    await makeRun(root);
    const { manifest } = runPaths(rootsIn(root), key);
    const shown: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    rmSync(manifest);
    const run = await exported(rootsIn(root));
    expect(run.manifest).toEqual(shown);
    expect(run.bytes).toBe(journalBytes(rootsIn(root), key));
    expect(run.journal?.byteLength).toBe(run.bytes);
  });

  test('a journal that is too large or holds what is secret by now is withheld, the manifest redacted', async () => {
    const root = scratch();
    await makeRun(root);
    expect((await exported(rootsIn(root), { maxJournalBytes: 10 })).withheld).toBe('too_large');
    const redact = <Value>(value: Value): Value =>
      JSON.parse(JSON.stringify(value).replaceAll('All stages', '[redacted]')) as Value;
    const run = await exported(rootsIn(root), { redact });
    expect([run.withheld, run.journal, run.manifest.summary]).toEqual([
      'holds_secrets',
      null,
      '[redacted] succeeded.',
    ]);
  });

  test('one that goes on, never began, is damaged, or has a torn end', async () => {
    const root = scratch();
    const roots = rootsIn(root);
    const options = { roots, nowMs: 0, maxJournalBytes: 1e6 };
    expect(await exportRun(key, options)).toEqual({ kind: 'absent' });
    const writer = await storeIn(root).store.create(key);
    expect(await exportRun(key, options)).toEqual({ kind: 'starting' });
    await writer.append([started('task', 'run')]);
    expect((await exported(roots)).endedAt).toBeNull();
    await writer.append(wholeRun('task', 'run').slice(1));
    await writer.close();
    const { journal } = runPaths(roots, key);
    appendFileSync(journal, '{"torn');
    const run = await exported(roots);
    expect([run.endedAt, run.journal?.at(-1)]).toEqual([completed().at, 0x0a]);
    writeFileSync(journal, 'nonsense\n');
    expect(await exportRun(key, options)).toMatchObject({ kind: 'damaged' });
  });
});

describe('a run that came from elsewhere', () => {
  async function take(roots: RunRoots, run: Present): Promise<ImportOutcome> {
    return await importRun(key, run.manifest, run.journal, { roots, clock });
  }

  test('is found by all that read runs, byte for byte', async () => {
    const [here, there] = [rootsIn(scratch()), rootsIn(scratch())];
    await makeRun(here.root);
    const run = await exported(here);
    expect(await take(there, run)).toEqual({ kind: 'stored', created: true });
    expect((await readRun(there, key, 0)).damage).toBeNull();
    expect(readFileSync(runPaths(there, key).journal)).toEqual(run.journal);
    const { runs } = await new RunIndex(there, clock).list({ limit: 5 });
    expect(runs).toMatchObject([{ run_id: 'run', status: 'succeeded' }]);
  });

  test('twice is once', async () => {
    const [here, there] = [rootsIn(scratch()), rootsIn(scratch())];
    await makeRun(here.root);
    const run = await exported(here);
    await take(there, run);
    const { mtimeMs } = statSync(runPaths(there, key).journal);
    expect(await take(there, run)).toEqual({ kind: 'known', same: true });
    expect(statSync(runPaths(there, key).journal).mtimeMs).toBe(mtimeMs);
  });

  test('I21: an earlier state and another run of the same id replace nothing', async () => {
    const [here, there, other] = [rootsIn(scratch()), rootsIn(scratch()), rootsIn(scratch())];
    const writer = await storeIn(here.root).store.create(key);
    await writer.append([started('task', 'run')]);
    const early = await exported(here);
    await writer.append(wholeRun('task', 'run').slice(1));
    await writer.close();
    const late = await exported(here);
    expect(await take(there, early)).toEqual({ kind: 'stored', created: true });
    expect(await take(there, late)).toEqual({ kind: 'stored', created: false });
    expect(await take(there, early)).toEqual({ kind: 'known', same: false });
    const another = await storeIn(other.root).store.create(key);
    await another.append(wholeRun('task', 'run', 3));
    await another.close();
    expect(await take(there, await exported(other))).toMatchObject({ kind: 'conflict' });
    expect(readFileSync(runPaths(there, key).journal)).toEqual(late.journal);
  });

  test.each([
    'import.journal.before',
    'import.rename.before',
    'import.rename.after',
    'import.index.before',
    'import.manifest.rename.before',
  ])('I21: cut off at %s, the next import does it all', async (point) => {
    const [here, there] = [rootsIn(scratch()), rootsIn(scratch())];
    await makeRun(here.root);
    const run = await exported(here);
    const cut = importRun(key, run.manifest, run.journal, {
      roots: there,
      clock,
      onPoint: (name) => {
        if (name === point) throw new Error('cut');
      },
    });
    await expect(cut).rejects.toThrow('cut');
    expect(await take(there, run)).toEqual({ kind: 'stored', created: true });
    expect((await new RunIndex(there, clock).list({ limit: 9 })).runs).toHaveLength(1);
  });

  test('a journal that was withheld leaves a run that is listed', async () => {
    const [here, there] = [rootsIn(scratch()), rootsIn(scratch())];
    await makeRun(here.root);
    const run = await exported(here, { maxJournalBytes: 1 });
    expect(await take(there, run)).toEqual({ kind: 'stored', created: true });
    expect((await new RunIndex(there, clock).list({ limit: 9 })).runs).toHaveLength(1);
  });

  test('what does not fit is refused, and leaves no run', async () => {
    const [here, there] = [rootsIn(scratch()), rootsIn(scratch())];
    await makeRun(here.root);
    const run = await exported(here);
    const { manifest } = run;
    const journal = run.journal ?? Buffer.alloc(0);
    const options = { roots: there, clock };
    const forged = Buffer.from(journal.toString('utf8').replace('"succeeded"', '"failed"'));
    const cases: [unknown, Uint8Array][] = [
      [{ ...manifest, stages: 'none' }, journal],
      [{ ...manifest, run_id: 'other' }, journal],
      [{ ...manifest, status: 'failed' }, journal],
      [manifest, journal.subarray(0, -1)],
      [manifest, journal.subarray(0, journal.indexOf(0x0a) + 1)],
      [manifest, forged],
      [manifest, Buffer.from('{}\n')],
    ];
    for (const [sent, bytes] of cases) {
      expect(await importRun(key, sent, bytes, options)).toMatchObject({ kind: 'invalid' });
    }
    expect((await new RunIndex(there, clock).list({ limit: 9 })).runs).toEqual([]);
  });
});

describe('the state of sending', () => {
  const cursor: SyncCursor = {
    v: 1,
    position: { offset: 10, anchor_sha256: 'a'.repeat(64) },
    open: [{ task_id: 't', run_id: 'r', ended_at: null, seen_bytes: 7 }],
    dead: [],
    hold: null,
  };

  test('I20: what was written is read, and what is damaged counts as none', async () => {
    const root = scratch();
    await makeRun(root);
    const store = new FileSyncStore({ roots: rootsIn(root), clock });
    expect(await store.readCursor('api-1')).toBeNull();
    await store.writeCursor('api-1', cursor);
    expect(await store.readCursor('api-1')).toEqual(cursor);
    truncateSync(join(root, 'out', '.sync', 'api-1.json'), 20);
    expect(await store.readCursor('api-1')).toBeNull();
    const mark = { v: 1, state: 'sent', attempt: 1, bytes: 9 } as const;
    store.writeMark('api-1', key, mark);
    expect(await store.readMark('api-1', key)).toEqual(mark);
    expect(await store.readMark('api-2', key)).toBeNull();
    writeFileSync(join(runPaths(rootsIn(root), key).folder, 'sync.api-1.json'), '');
    expect(await store.readMark('api-1', key)).toBeNull();
    store.removeMark('api-1', key);
    expect(() => store.removeMark('../x', key)).toThrow('cannot name a target');
  });

  test('one sender at a time; who waited too long is told', async () => {
    const roots = rootsIn(scratch());
    const store = new FileSyncStore({ roots, clock, retry: { attempts: 2, firstDelayMs: 1 } });
    const outcome = await store.exclusively('api-1', () =>
      store.exclusively('api-1', () => Promise.resolve('both')),
    );
    expect(outcome).toEqual({ kind: 'done', result: { kind: 'busy' } });
    expect(await store.exclusively('api-1', () => Promise.resolve(1))).toEqual({
      kind: 'done',
      result: 1,
    });
  });
});
