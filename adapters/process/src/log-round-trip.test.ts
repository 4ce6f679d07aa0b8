import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AttemptLog } from './attempt-log.ts';
import { BufferPool } from './buffer-pool.ts';
import { decodeLog, readLog } from './read-log.ts';
import type { StreamName } from './stream-name.ts';
import { realClock } from './test-support/real-clock.ts';

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-log-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Piece = readonly [StreamName, Uint8Array];

async function record(pieces: readonly Piece[]): Promise<string> {
  count += 1;
  const file = join(folder, `${count}.ndjson`);
  const log = new AttemptLog({
    file,
    stage: 'build',
    attempt: 1,
    clock: realClock,
    buffers: new BufferPool(),
    onDrain: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  for (const [stream, bytes] of pieces) log.append(stream, bytes);
  const range = await log.end();
  expect(range).toEqual({ offset: 0, bytes: statSync(file).size });
  return file;
}

async function decode(file: string, stream: StreamName): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const bytes of decodeLog(file, { stream })) found.push(bytes);
  return Buffer.concat(found);
}

async function kinds(file: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of readLog(file)) found.push(entry.kind);
  return found;
}

async function expectExact(pieces: readonly Piece[]): Promise<string> {
  const file = await record(pieces);
  for (const stream of ['stdout', 'stderr'] as const) {
    const written = Buffer.concat(pieces.filter(([name]) => name === stream).map(([, b]) => b));
    expect((await decode(file, stream)).equals(written)).toBe(true);
  }
  return file;
}

const cut = (bytes: Buffer, size: number): Piece[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => [
    'stdout' as const,
    bytes.subarray(at * size, (at + 1) * size),
  ]);

describe('I6: the log decodes to the bytes that were written', () => {
  test('whatever the bytes, wherever they are cut, however the streams mix', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).map((value) => Buffer.from(value));
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), text);
    const piece = fc.tuple(fc.constantFrom<StreamName>('stdout', 'stderr'), bytes);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        await expectExact(pieces);
      }),
      { numRuns: 150, seed: 20261120 },
    );
  });

  test('multibyte text cut at every byte stays text', async () => {
    const text = 'naïve Grüße, 日本語, 🧭 and a family 👩‍👩‍👧\n';
    for (const size of [1, 2, 3, 5]) {
      const file = await expectExact(cut(Buffer.from(text.repeat(20)), size));
      for await (const entry of readLog(file)) {
        if (entry.kind !== 'output') continue;
        expect(Buffer.from(entry.bytes.toString('utf8')).equals(entry.bytes)).toBe(true);
      }
    }
  });

  test('a line of 10 MB without a newline at its end', async () => {
    await expectExact(cut(Buffer.alloc(10_000_000, 'long line "with quotes" '), 65_536));
  });

  test('large plain text takes the fast way at every alignment', async () => {
    const text = Buffer.from('0123456789 abcdefghij\tno\n'.repeat(4_000));
    const plain = Buffer.from('0123456789 abcdefghij no\n'.repeat(4_000));
    for (const from of [0, 1, 2, 3]) {
      await expectExact([['stdout', text.subarray(from)]]);
      await expectExact([['stdout', plain.subarray(from)]]);
    }
  });

  test.each([0x00, 0x01, 0x09, 0x0a, 0x1b, 0x1f, 0x22, 0x5c, 0x7f, 0x80, 0xc3, 0xff])(
    'byte %i alone in large plain text is not missed',
    async (byte) => {
      for (const at of [0, 1, 4_096, 8_190, 8_191]) {
        const bytes = Buffer.alloc(8_192, 'a');
        bytes[at] = byte;
        await expectExact([['stdout', bytes]]);
      }
    },
  );

  test('output that escapes would blow up costs no more than base64', async () => {
    for (const fill of ['\0', '\n', '\u0001', '"']) {
      const bytes = Buffer.alloc(300_000, fill);
      const file = await expectExact(cut(bytes, 65_536));
      expect(statSync(file).size).toBeLessThan(bytes.length * 1.35);
    }
  });

  test('a character that never got its end is not lost', async () => {
    await expectExact([
      ['stdout', Buffer.from([0x61, 0xe2, 0x82])],
      ['stderr', Buffer.from([0xf0])],
    ]);
  });
});

test('text that follows on itself shares a record, so small writes stay small on disk', async () => {
  const pieces = Array.from({ length: 2_000 }, (_, at): Piece => [
    'stdout',
    Buffer.from(`line ${at}\n`),
  ]);
  const file = await record(pieces);
  const written = pieces.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  expect(statSync(file).size).toBeLessThan(written * 1.3);
});

test('an attempt has one header and one footer', async () => {
  expect(await kinds(await record([]))).toEqual(['begin', 'end']);
  expect(await kinds(await record([['stdout', Buffer.from('x')]]))).toEqual([
    'begin',
    'output',
    'end',
  ]);
});
