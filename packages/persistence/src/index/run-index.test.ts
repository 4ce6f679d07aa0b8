import { describe, expect, test } from '@jest/globals';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../../test-support/fakes.ts';
import { stageStarted, started, wholeRun } from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import type { IndexLine } from './index-line.ts';
import { readLinesBackwards } from './read-lines-backwards.ts';
import { RunIndex } from './run-index.ts';

const scratch = useScratch();

function indexIn(root: string): { index: RunIndex; path: string } {
  mkdirSync(join(root, '.runs'), { recursive: true });
  return {
    index: new RunIndex(rootsIn(root), realClock),
    path: join(root, '.runs', 'index.ndjson'),
  };
}

function line(n: number, parts: Partial<IndexLine> = {}): IndexLine {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
  return {
    v: 1,
    task_id: `task-${n % 3}`,
    run_id: `run-${n}`,
    parent_run_id: null,
    pipeline_id: 'smoke',
    status: 'succeeded',
    started_at: at,
    completed_at: at,
    at,
    ...parts,
  };
}

/** Bytes that this process read so far, by the kernel's account. */
function bytesRead(): number {
  return Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}

describe('reading a file backwards', () => {
  test.each([
    ['nothing', ''],
    ['no final newline', 'a\nb\nc'],
    ['empty lines', '\n\na\n\nb\n\n'],
    [
      'lines over chunk borders',
      Array.from({ length: 300 }, (_, n) => 'ä'.repeat(n * 7)).join('\n'),
    ],
    ['a line longer than several chunks', `x\n${'y'.repeat(300_000)}\nz\n`],
    ['chunks that end at newlines', `${'a'.repeat(65_535)}\n${'b'.repeat(65_535)}\n`],
  ])('%s', (_name, text) => {
    const path = join(scratch(), 'lines');
    writeFileSync(path, text);
    const expected = text
      .split('\n')
      .filter((text) => text !== '')
      .reverse();
    expect([...readLinesBackwards(path)]).toEqual(expected);
  });
});

describe('the index', () => {
  test('a run is listed from its start on, once, with its newest status', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const { index, path } = indexIn(root);
    const writer = await store.create({ taskId: 't', runId: 'r' });
    const [first, ...rest] = wholeRun('t', 'r');
    await writer.append([first!]);
    await writer.flushManifest();
    expect(await index.latest()).toMatchObject({ run_id: 'r', status: 'running' });
    await writer.append(rest);
    await writer.close();
    expect(await index.list({ limit: 10 })).toMatchObject({
      runs: [{ run_id: 'r', status: 'succeeded' }],
    });
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  test('a run whose owner died is listed as interrupted, and one that ended after all as it ended', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const { index } = indexIn(root);
    for (const [runId, events] of [
      ['dead', [started('t', 'dead'), stageStarted('stage-1')]],
      ['ended', wholeRun('t', 'ended')],
    ] as const) {
      const writer = await store.create({ taskId: 't', runId });
      await writer.append(events);
      await writer.close();
      // As if the owner had died before it could add its last line.
      index.append(line(1, { task_id: 't', run_id: runId, status: 'running', completed_at: null }));
    }
    const { runs } = await index.list({ limit: 10 });
    expect(runs.map(({ run_id, status }) => [run_id, status])).toEqual([
      ['ended', 'succeeded'],
      ['dead', 'interrupted'],
    ]);
    expect((await index.list({ limit: 10, status: 'interrupted' })).runs).toHaveLength(1);
  });

  test('limits, tasks and statuses are kept to, and the newest change comes first', async () => {
    const { index } = indexIn(scratch());
    for (let n = 0; n < 12; n += 1) index.append(line(n, n % 2 === 0 ? {} : { status: 'failed' }));
    index.append(line(1, { status: 'succeeded' }));
    const ids = async (query: Parameters<RunIndex['list']>[0]) =>
      (await index.list(query)).runs.map((run) => run.run_id);
    expect(await ids({ limit: 3 })).toEqual(['run-1', 'run-11', 'run-10']);
    expect(await ids({ limit: 9, taskId: 'task-0' })).toEqual(['run-9', 'run-6', 'run-3', 'run-0']);
    expect(await ids({ limit: 9, status: 'failed' })).toEqual([
      'run-11',
      'run-9',
      'run-7',
      'run-5',
      'run-3',
    ]);
    expect(await index.find('run-1')).toMatchObject({ status: 'succeeded' });
    expect(await index.find('run-77')).toBeNull();
  });

  test('I15: a damaged line costs itself alone and is counted', async () => {
    const { index, path } = indexIn(scratch());
    index.append(line(1));
    appendFileSync(path, '{"v":1,"task_id":');
    index.append(line(2));
    appendFileSync(path, '{"v":9}\nno JSON\n');
    const { runs, damagedLines } = await index.list({ limit: 10 });
    expect(runs.map((run) => run.run_id)).toEqual(['run-2', 'run-1']);
    expect(damagedLines).toBe(3);
  });

  test('without an index there are no runs, and it can be made again from the runs', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const { index, path } = indexIn(root);
    for (const runId of ['a', 'b']) {
      const writer = await store.create({ taskId: 't', runId });
      await writer.append(wholeRun('t', runId));
      await writer.close();
    }
    const before = await index.list({ limit: 10 });
    rmSync(path);
    expect(await index.list({ limit: 10 })).toEqual({ runs: [], damagedLines: 0 });
    expect(await index.latest()).toBeNull();
    expect(await index.rebuild()).toEqual({ runs: 2, problems: [] });
    const runs = (await index.list({ limit: 10 })).runs;
    expect([...runs].sort((x, y) => (x.run_id < y.run_id ? 1 : -1))).toEqual(before.runs);
  });

  test('I15: of 100,000 runs no more is read than the answer needs', async () => {
    const { index, path } = indexIn(scratch());
    const lines = Array.from({ length: 100_000 }, (_, n) => JSON.stringify(line(n)));
    writeFileSync(path, `${lines.join('\n')}\n`);
    const reads: string[] = [];
    for (const text of readLinesBackwards(path)) {
      reads.push(text);
      if (reads.length === 20) break;
    }
    expect(reads).toEqual(lines.slice(-20).reverse());
    const before = bytesRead();
    expect((await index.list({ limit: 20 })).runs).toHaveLength(20);
    expect(bytesRead() - before).toBeLessThan(1_000_000); // The file has over 20 MB.
  });
});
