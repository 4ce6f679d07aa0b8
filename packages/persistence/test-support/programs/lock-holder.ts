// Takes a lock once and does as it is told on stdin: `release`, `exit`.
import { createInterface } from 'node:readline';
import { OwnedLock } from '../../src/lock/owned-lock.ts';
import { say } from './say.ts';

const [lockPath = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const outcome = await OwnedLock.tryAcquire(lockPath, { nowMs: () => Date.now() });
  say(outcome.kind);
  for await (const line of createInterface(process.stdin)) {
    if (line === 'exit') process.exit(0);
    if (line === 'ours') {
      say(`ours ${String(outcome.kind === 'acquired' && outcome.lock.isOurs())}`);
    }
    if (line === 'release' && outcome.kind === 'acquired') {
      await outcome.lock.release();
      say('released');
    }
  }
}

void main();
