import { expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exclusively } from './exclusively.ts';

const clock = { nowMs: () => Date.now(), sleep: (ms: number) => sleep(ms) };

test('work under one lock is done one at a time, and a failure gives the lock back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orch-lock-'));
  const lock = join(folder, 'made/on/demand.lock');
  let inside = 0;
  const work = async (): Promise<number> => {
    inside += 1;
    await new Promise(setImmediate);
    const seen = inside;
    inside -= 1;
    return seen;
  };
  const failing = exclusively(lock, { clock }, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  const all = await Promise.all([1, 2, 3, 4].map(() => exclusively(lock, { clock }, work)));
  expect(all).toEqual([1, 1, 1, 1]);
  expect(existsSync(lock)).toBe(false);
  rmSync(folder, { recursive: true });
});
