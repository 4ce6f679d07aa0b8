import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeLog } from './read-log.ts';

test('the messages of an agent between its output are no output, and no damage', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orch-log-'));
  try {
    const file = join(folder, 'log.ndjson');
    const records = [
      { v: 1, attempt: 1, at: '2026-01-01T00:00:00.000Z', stage: 'build' },
      { t: '2026-01-01T00:00:00.001Z', event: { method: 'turn/started' } },
      { t: '2026-01-01T00:00:00.002Z', s: 'stdout', d: 'hello\n' },
    ];
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const pieces: Uint8Array[] = [];
    for await (const bytes of decodeLog(file)) pieces.push(bytes);
    expect(Buffer.concat(pieces).toString()).toBe('hello\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
