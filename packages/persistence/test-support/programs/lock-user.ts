// Takes a lock again and again, and adds one to a number in a file each time, which loses updates
// wherever two processes believe that they have the lock.
import { readFileSync, writeFileSync } from 'node:fs';
import { acquireLock } from '../../src/lock/acquire-lock.ts';
import { realClock } from '../fakes.ts';
import { say } from './say.ts';

const [lockPath = '', counterPath = '', rounds = '1', dieAt = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  for (let round = 1; round <= Number(rounds); round += 1) {
    const outcome = await acquireLock(lockPath, {
      nowMs: () => Date.now(),
      sleep: (ms, signal) => realClock.sleep(ms, signal),
      random: Math.random,
      retry: { attempts: 100_000, firstDelayMs: 1, maxDelayMs: 8 },
      onPoint: (point) => {
        if (dieAt === `${round}:${point}`) process.kill(process.pid, 'SIGKILL');
      },
    });
    if (outcome.kind !== 'acquired') throw new Error(`The lock was ${outcome.kind}.`);
    const value = Number(readFileSync(counterPath, 'utf8'));
    if (dieAt === `${round}:inside`) process.kill(process.pid, 'SIGKILL');
    writeFileSync(counterPath, String(value + 1));
    await outcome.lock.release();
  }
  say('done');
}

void main();
