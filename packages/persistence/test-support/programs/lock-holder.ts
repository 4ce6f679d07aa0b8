// Takes a lock once and does as it is told on stdin: `release`, `exit`.
import { createInterface } from 'node:readline';
import { OwnedLock } from '../../src/lock/owned-lock.ts';

const [lockPath = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const outcome = await OwnedLock.tryAcquire(lockPath, { nowMs: () => Date.now() });
  console.log(outcome.kind);
  for await (const line of createInterface(process.stdin)) {
    if (line === 'exit') process.exit(0);
    if (line === 'ours') {
      console.log(`ours ${String(outcome.kind === 'acquired' && outcome.lock.isOurs())}`);
    }
    if (line === 'release' && outcome.kind === 'acquired') {
      await outcome.lock.release();
      console.log('released');
    }
  }
}

void main();
