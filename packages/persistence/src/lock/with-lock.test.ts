import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../../test-support/fakes.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { withLock } from './with-lock.ts';

const scratch = useScratch();

test('I5: work under a lock is done by one at a time, and a throw gives the lock back', async () => {
  const path = join(scratch(), 'made', 'for', 'it.lock');
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise(setImmediate);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withLock(path, realClock, work)));
  expect(most).toBe(1);
  const broken = withLock(path, realClock, () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(existsSync(path)).toBe(false);
});
