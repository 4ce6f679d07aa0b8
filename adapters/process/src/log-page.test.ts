import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLogEnd, readLogPage } from './log-page.ts';
import type { LogCursor, LogPageRequest } from './log-page.ts';

let file: string;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-page-'));
  file = join(folder, 'log.ndjson');
});
afterAll(() => rmSync(folder, { recursive: true }));

const t = '2026-01-01T00:00:00.000Z';
const begin = (attempt: number): string => JSON.stringify({ v: 1, attempt, at: t, stage: 's' });
const said = (d: string, s = 'stdout'): string => JSON.stringify({ t, s, d });

function write(...records: readonly string[]): void {
  writeFileSync(file, records.map((record) => `${record}\n`).join(''));
}

/** Every page to the end. */
async function pages(request: LogPageRequest): Promise<Buffer[]> {
  const found: Buffer[] = [];
  let from: LogCursor | undefined;
  for (;;) {
    const page = await readLogPage(file, { ...request, ...(from && { from }) });
    found.push(page.bytes);
    if (page.atEnd) return found;
    from = page.next;
  }
}

const text = (bytes: readonly Buffer[]): string => Buffer.concat(bytes).toString('utf8');

describe('pages of a log', () => {
  test('are together the whole output, none is over its size, and no character is cut', async () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(word), fc.integer({ min: 4, max: 40 }), async (words, maxBytes) => {
        write(begin(1), ...words.map((each) => said(each)));
        const found = await pages({ maxBytes });
        expect(text(found)).toBe(words.join(''));
        for (const page of found) {
          expect(page.length).toBeLessThanOrEqual(maxBytes);
          expect(page.toString('utf8')).not.toContain('\u{FFFD}');
        }
        const end = await readLogEnd(file, { maxBytes });
        expect(words.join('').endsWith(end.bytes.toString('utf8'))).toBe(true);
        expect(end.bytes.length).toBeLessThanOrEqual(maxBytes);
        expect(end.omittedBytes + end.bytes.length).toBe(Buffer.byteLength(words.join('')));
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  test('give bytes that are no text as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, at) => 0x80 + (at % 64)));
    write(begin(1), JSON.stringify({ t, s: 'stdout', b64: bytes.toString('base64') }));
    expect(Buffer.concat(await pages({ maxBytes: 7 })).equals(bytes)).toBe(true);
  });

  test('hold the attempt and stream that are wanted alone, also from the middle on', async () => {
    const event = JSON.stringify({ t, event: { method: 'turn/completed' } });
    write(
      begin(1),
      said('one'),
      begin(2),
      said('two'),
      event,
      said('oops', 'stderr'),
      said('three'),
    );
    expect(text(await pages({ maxBytes: 4, attempt: 2, stream: 'stdout' }))).toBe('twothree');
    expect(text([(await readLogEnd(file, { maxBytes: 9, attempt: 1 })).bytes])).toBe('one');
  });

  test('go on where the last one ended when more was written since', async () => {
    write(begin(1), said('one'));
    const { next, atEnd } = await readLogPage(file, { maxBytes: 100 });
    expect(atEnd).toBe(true);
    appendFileSync(file, `${said('two')}\n${said('torn').slice(0, 9)}`);
    const page = await readLogPage(file, { maxBytes: 100, from: next });
    expect([page.bytes.toString(), page.atEnd]).toEqual(['two', true]);
  });

  test('do not begin in the middle of a record', async () => {
    write(begin(1), said('one'));
    const from = { offset: 5, attempt: 1, skip: 0 };
    await expect(readLogPage(file, { maxBytes: 100, from })).rejects.toMatchObject({
      code: 'ORCH_USAGE',
    });
    const past = { ...from, offset: 5_000_000 };
    await expect(readLogPage(file, { maxBytes: 100, from: past })).rejects.toMatchObject({
      code: 'ORCH_USAGE',
    });
  });
});
