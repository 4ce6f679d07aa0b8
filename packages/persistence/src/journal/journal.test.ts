import { describe, expect, test } from '@jest/globals';
import { OrchError, type TimedEvent } from '@orch/core';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { stageSpawned, stageStarted, timed, wholeRun } from '../../test-support/sample-run.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { cutTornTail } from './cut-torn-tail.ts';
import { Journal } from './journal.ts';
import { emptyHead, encodeLines } from './journal-line.ts';
import { sha256Of } from '../digest/sha256.ts';
import { readJournal } from './read-journal.ts';

const scratch = useScratch();

function journalFile(): string {
  return join(scratch(), 'runner.ndjson');
}

async function write(path: string, events: readonly TimedEvent[]): Promise<void> {
  const journal = new Journal(path, { head: emptyHead });
  await journal.write(events).durable;
  await journal.close();
}

describe('the chain (I1)', () => {
  test('a line is exactly v, seq, at, type, data, prev, and prev is the digest of the bytes before', async () => {
    const path = journalFile();
    await write(path, wholeRun('t', 'r', 1));
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    lines.forEach((line, position) => {
      const value = JSON.parse(line) as { seq: number; prev: string | null };
      expect(Object.keys(value)).toEqual(['v', 'seq', 'at', 'type', 'data', 'prev']);
      expect(value.seq).toBe(position + 1);
      expect(value.prev).toBe(position === 0 ? null : sha256Of(lines[position - 1]!));
    });
  });

  test('what is read is what was written, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), async (texts) => {
        const path = journalFile();
        const events = texts.map((message) =>
          timed({ type: 'note', data: { kind: 'test', message, data: null } }),
        );
        await write(path, events);
        const reading = await readJournal(path);
        expect(reading?.damage).toBeNull();
        expect(reading?.entries.map(({ event }) => event)).toEqual(
          events.map(({ event }) => JSON.parse(JSON.stringify(event)) as unknown),
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  const broken: [string, (lines: string[]) => string[], RegExp][] = [
    ['a duplicate line', (l) => [...l.slice(0, 2), l[1]!, ...l.slice(2)], /seq 2 where 3 belongs/],
    ['a missing line', (l) => [l[0]!, ...l.slice(2)], /seq 3 where 2 belongs/],
    ['a missing first line', (l) => l.slice(1), /seq 2 where 1 belongs/],
    [
      'a changed line',
      (l) => [l[0]!, l[1]!.replace('stage-1', 'stage-2'), ...l.slice(2)],
      /prev is not/,
    ],
    ['swapped lines', (l) => [l[0]!, l[2]!, l[1]!, ...l.slice(3)], /seq 3 where 2 belongs/],
    ['a line that is no JSON', (l) => [l[0]!, '{', ...l.slice(2)], /not JSON/],
    ['an empty line', (l) => [l[0]!, '', ...l.slice(1)], /not JSON/],
    [
      'an unknown event',
      (l) => [l[0]!, l[1]!.replace('stage.started', 'stage.begun'), ...l.slice(2)],
      /type/,
    ],
    [
      'data of the wrong shape',
      (l) => [l[0]!, l[1]!.replace('"attempt":1', '"attempt":"1"'), ...l.slice(2)],
      /\/data\/attempt/,
    ],
    ['an extra space', (l) => [l[0]!.replace('{"v"', '{ "v"'), ...l.slice(1)], /prev is not/],
  ];
  test.each(broken)('%s is reported and nothing is changed', async (_name, damage, reason) => {
    const path = journalFile();
    await write(path, wholeRun('t', 'r', 1));
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const text = `${damage(lines).join('\n')}\n`;
    writeFileSync(path, text);
    const reading = await readJournal(path);
    expect(reading?.damage?.code).toBe('ORCH_DATA_DAMAGED');
    expect(reading?.damage?.reason).toMatch(reason);
    expect(reading?.torn).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('bytes that are not UTF-8 are reported, not replaced', async () => {
    const path = journalFile();
    await write(path, wholeRun('t', 'r', 1));
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('Smoke')] = 0xff;
    writeFileSync(path, bytes);
    expect((await readJournal(path))?.damage).toMatchObject({
      line: 1,
      reason: /UTF-8/ as unknown,
    });
  });

  test('a newer version is named as such', async () => {
    const path = journalFile();
    writeFileSync(path, '{"v":2,"seq":1,"at":"x","type":"future","data":{},"prev":null}\n');
    expect((await readJournal(path))?.damage).toMatchObject({ code: 'ORCH_DATA_VERSION', line: 1 });
  });
});

describe('a torn last line', () => {
  test('wherever the file is cut, the whole lines are kept and the rest is torn, or it ends at a line', async () => {
    const path = journalFile();
    await write(path, wholeRun('t', 'r', 2));
    const whole = readFileSync(path);
    const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.byteLength }), async (length) => {
        copyFileSync(path, `${path}.cut`);
        truncateSync(`${path}.cut`, length);
        const reading = await readJournal(`${path}.cut`);
        const kept = ends.filter((end) => end <= length);
        expect(reading?.damage).toBeNull();
        expect(reading?.entries).toHaveLength(kept.length);
        const tornBytes = length - (kept.at(-1) ?? 0);
        expect(reading?.torn?.bytes ?? 0).toBe(tornBytes);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('is cut and recorded, and the chain goes on over the cut', async () => {
    const path = journalFile();
    await write(path, wholeRun('t', 'r', 1).slice(0, 2));
    const torn = '{"v":1,"seq":3,"at":"2026';
    appendFileSync(path, torn);
    const before = await readJournal(path);
    const at = '2026-01-02T03:04:09.000Z';
    const cut = cutTornTail(path, before!.torn!, before!.head, at);
    const journal = new Journal(path, { head: cut.head });
    await journal.write([stageSpawned('stage-1')]).durable;
    await journal.close();
    const after = await readJournal(path);
    expect(after?.damage).toBeNull();
    expect(after?.torn).toBeNull();
    expect(after?.entries[2]).toEqual({
      seq: 3,
      at,
      event: { type: 'journal.cut', data: { bytes: torn.length, sha256: sha256Of(torn) } },
    });
    expect(after?.entries).toHaveLength(4);
  });

  test('a crash while it is cut leaves a torn line again and never an unrecorded cut', async () => {
    const path = journalFile();
    await write(path, wholeRun('t', 'r', 1).slice(0, 2));
    const sound = readFileSync(path);
    const torn = Buffer.from(`{"v":1,"seq":3,${'x'.repeat(400)}`);
    const { head } = (await readJournal(path))!;
    const data = { bytes: torn.byteLength, sha256: sha256Of(torn) };
    const cutLine = encodeLines([timed({ type: 'journal.cut', data })], head).bytes;
    for (let written = 0; written <= cutLine.byteLength; written += 7) {
      const tail = Buffer.from(torn);
      cutLine.copy(tail, 0, 0, written);
      writeFileSync(path, Buffer.concat([sound, tail]));
      const reading = await readJournal(path);
      expect(reading?.damage).toBeNull();
      expect(reading?.torn).not.toBeNull();
    }
    writeFileSync(path, Buffer.concat([sound, cutLine, torn.subarray(cutLine.byteLength)]));
    const reading = await readJournal(path);
    expect(reading?.entries.at(-1)?.event.type).toBe('journal.cut');
    expect(reading?.torn?.bytes).toBe(torn.byteLength - cutLine.byteLength);
  });
});

describe('durability', () => {
  test('I2: appends that come while a sync is under way share the next one', async () => {
    const points: string[] = [];
    const journal = new Journal(journalFile(), { head: emptyHead, onPoint: (p) => points.push(p) });
    const writes = wholeRun('t', 'r', 20).map((event) => journal.write([event]).durable);
    await Promise.all(writes);
    expect(points.filter((point) => point === 'journal.sync.before')).toHaveLength(2);
    await journal.close();
  });

  test('I2: an event that need not be durable waits for no sync, and close syncs it', async () => {
    const points: string[] = [];
    const journal = new Journal(journalFile(), { head: emptyHead, onPoint: (p) => points.push(p) });
    await journal.write([stageSpawned('a')]).durable;
    expect(points).not.toContain('journal.sync.before');
    await journal.close();
    expect(points).toContain('journal.sync.after');
  });

  test('I2: a durable event is acknowledged only after the sync', async () => {
    let synced = false;
    const journal = new Journal(journalFile(), {
      head: emptyHead,
      onPoint: (point) => {
        if (point === 'journal.sync.after') synced = true;
      },
    });
    await journal.write([stageStarted('a')]).durable;
    expect(synced).toBe(true);
    await journal.close();
  });

  test.each(['journal.write.before', 'journal.sync.before'])(
    'I3: after a full disk at %s the journal takes nothing more and the chain is sound',
    async (failing) => {
      const path = journalFile();
      let armed = false;
      const journal = new Journal(path, {
        head: emptyHead,
        onPoint: (point) => {
          if (armed && point === failing)
            throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        },
      });
      const [first, ...rest] = wholeRun('t', 'r', 1);
      await journal.write([first!]).durable;
      armed = true;
      const attempt = async () => await journal.write(rest).durable;
      await expect(attempt()).rejects.toMatchObject({ code: 'ORCH_STORAGE_FULL', place: path });
      armed = false;
      expect(() => journal.write(rest)).toThrow(OrchError);
      await journal.close();
      const reading = await readJournal(path);
      expect(reading?.damage).toBeNull();
      expect(reading?.torn).toBeNull();
    },
  );

  test('I3: those who share a sync that fails all hear of it', async () => {
    let syncs = 0;
    const journal = new Journal(journalFile(), {
      head: emptyHead,
      onPoint: (point) => {
        if (point !== 'journal.sync.before') return;
        syncs += 1;
        if (syncs === 2) throw Object.assign(new Error('bad disk'), { code: 'EIO' });
      },
    });
    const outcomes = await Promise.allSettled(
      wholeRun('t', 'r', 3).map((event) => journal.write([event]).durable),
    );
    expect(outcomes[0]?.status).toBe('fulfilled');
    for (const outcome of outcomes.slice(1)) {
      if (outcome.status === 'fulfilled') continue;
      expect(outcome.reason).toMatchObject({ code: 'ORCH_STORAGE_FAILED' });
    }
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(5);
    await journal.close();
  });

  test('a write by somebody else is noticed before ours', async () => {
    const path = journalFile();
    const journal = new Journal(path, { head: emptyHead });
    await journal.write([stageStarted('a')]).durable;
    appendFileSync(path, 'a line of somebody else\n');
    expect(() => journal.write([stageStarted('b')])).toThrow(/Another process wrote/);
    expect(readFileSync(path, 'utf8').endsWith('else\n')).toBe(true);
    await journal.close();
  });

  test('a journal that was replaced by another file is noticed before anything is lost in the old one', async () => {
    const path = journalFile();
    const journal = new Journal(path, { head: emptyHead });
    await journal.write(wholeRun('t', 'r', 1).slice(0, 1)).durable;
    copyFileSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
    expect(() => journal.write([stageStarted('s')])).toThrow(
      expect.objectContaining({ code: 'ORCH_LEASE_LOST' }),
    );
    await journal.close();
    expect((await readJournal(path))?.entries).toHaveLength(1);
  });

  test('a disk that fills up in mid-line gets the part of the line taken back', async () => {
    const mount = scratch();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount], { stdio: 'ignore' });
    } catch {
      process.stderr.write('SKIPPED: this machine lets the test mount no small disk.\n');
      return;
    }
    try {
      const path = join(mount, 'runner.ndjson');
      const journal = new Journal(path, { head: emptyHead });
      const big = timed({
        type: 'note',
        data: { kind: 'big', message: 'x'.repeat(10_000), data: null },
      });
      let written = 0;
      await expect(async () => {
        for (;;) {
          await journal.write([big]).durable;
          written = statSync(path).size;
        }
      }).rejects.toMatchObject({ code: 'ORCH_STORAGE_FULL' });
      await journal.close();
      expect(statSync(path).size).toBe(written);
      const reading = await readJournal(path);
      expect(reading?.torn).toBeNull();
      expect(reading?.damage).toBeNull();
      expect(reading?.entries.length).toBeGreaterThan(3);
    } finally {
      execFileSync('umount', [mount]);
    }
  });
});
