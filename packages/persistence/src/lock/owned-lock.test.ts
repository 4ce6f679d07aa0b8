import { describe, expect, test } from '@jest/globals';
import { appendFileSync, existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useProgram } from '../../test-support/programs.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { ownIdentity } from '../process/process-identity.ts';
import { claimLine, ownerIn, type Claim } from './claim-log.ts';
import { inspectLock, OwnedLock } from './owned-lock.ts';

const scratch = useScratch();
const lockUser = useProgram('lock-user', scratch);
const lockHolder = useProgram('lock-holder', scratch);
const options = { nowMs: () => Date.now() };

function lockPath(): string {
  return join(scratch(), 'state.lock');
}

async function takenBy(path: string): Promise<OwnedLock> {
  const outcome = await OwnedLock.tryAcquire(path, options);
  if (outcome.kind !== 'acquired') throw new Error('The lock was not to be had.');
  return outcome.lock;
}

function claimOf(parts: Partial<Claim>): Claim {
  const at = new Date().toISOString();
  return { v: 1, ...ownIdentity(), token: 'other', after: null, at, ...parts };
}

describe('mutual exclusion between processes', () => {
  test('20 processes × 100 increments lose none', async () => {
    const folder = scratch();
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const users = Array.from({ length: 20 }, () =>
      lockUser([join(folder, 'lock'), counter, '100']),
    );
    const exits = await Promise.all(users.map((user) => user.exit));
    expect(exits.every(({ code }) => code === 0)).toBe(true);
    expect(readFileSync(counter, 'utf8')).toBe('2000');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  }, 60_000);

  test('kills at every boundary and inside the critical section lose no update of the others', async () => {
    const folder = scratch();
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const deaths = ['lock.make.before', 'lock.claim.before', 'lock.claim.after', 'inside'];
    const users = [
      ...deaths.map((point, n) =>
        lockUser([join(folder, 'lock'), counter, '50', `${10 + n * 9}:${point}`]),
      ),
      ...Array.from({ length: 6 }, () => lockUser([join(folder, 'lock'), counter, '50'])),
    ];
    const exits = await Promise.all(users.map((user) => user.exit));
    expect(exits.filter(({ signal }) => signal === 'SIGKILL')).toHaveLength(4);
    expect(exits.filter(({ code }) => code === 0)).toHaveLength(6);
    // Each of the killed had done the rounds before the one in which it died.
    expect(Number(readFileSync(counter, 'utf8'))).toBe(6 * 50 + 9 + 18 + 27 + 36);
  }, 60_000);
});

describe('who may take a lock', () => {
  test('I5: nobody takes it from an owner that stands still', async () => {
    const path = lockPath();
    const holder = lockHolder([path]);
    expect(await holder.line('acquired')).toBe('acquired');
    process.kill(holder.pid, 'SIGSTOP');
    try {
      utimesSync(path, 0, 0); // However old the file looks.
      const outcome = await OwnedLock.tryAcquire(path, options);
      expect(outcome).toMatchObject({ kind: 'held', owner: { pid: holder.pid } });
    } finally {
      process.kill(holder.pid, 'SIGCONT');
    }
    holder.say('release');
    await holder.line('released');
    await (await takenBy(path)).release();
    await holder.kill();
  });

  test('the lock of a killed owner is taken at once', async () => {
    const path = lockPath();
    const holder = lockHolder([path]);
    await holder.line('acquired');
    await holder.kill();
    expect(inspectLock(path, Date.now())).toMatchObject({ alive: false });
    const outcome = await OwnedLock.tryAcquire(path, options);
    expect(outcome).toMatchObject({ kind: 'acquired', previous: { pid: holder.pid } });
  });

  test('a pid that another process uses by now is not the owner', async () => {
    const path = lockPath();
    writeFileSync(path, claimLine(claimOf({ start: 'proc:1' })));
    expect((await takenBy(path)).isOurs()).toBe(true);
  });

  test('an owner on another machine keeps it while it refreshes, and loses it after 30 s', async () => {
    const path = lockPath();
    writeFileSync(path, claimLine(claimOf({ host: 'elsewhere', pid: 1 })));
    expect(await OwnedLock.tryAcquire(path, options)).toMatchObject({ kind: 'held' });
    const later = { nowMs: () => Date.now() + 31_000 };
    expect(await OwnedLock.tryAcquire(path, later)).toMatchObject({ kind: 'acquired' });
  });

  test('another boot or pid namespace of a host with the same name is another machine', async () => {
    const path = lockPath();
    writeFileSync(path, claimLine(claimOf({ machine: 'another-boot/pid:[1]', pid: 999_999 })));
    expect(await OwnedLock.tryAcquire(path, options)).toMatchObject({ kind: 'held' });
  });

  test('a lock cannot be taken twice in one process', async () => {
    const path = lockPath();
    const lock = await takenBy(path);
    expect(await OwnedLock.tryAcquire(path, options)).toMatchObject({ kind: 'held' });
    await lock.release();
    await (await takenBy(path)).release();
  });

  test('an empty file and a torn claim are claimed over', async () => {
    for (const content of ['', '{"v":1,"tok']) {
      const path = lockPath();
      writeFileSync(path, content);
      expect((await takenBy(path)).isOurs()).toBe(true);
    }
  });
});

describe('who may remove a lock', () => {
  test('a process that exits without giving it back does not unlink it', async () => {
    const path = lockPath();
    const holder = lockHolder([path]);
    await holder.line('acquired');
    holder.say('exit');
    await holder.exit;
    expect(existsSync(path)).toBe(true);
    expect((await takenBy(path)).isOurs()).toBe(true);
  });

  test('one who lost it finds out, and leaves it to the new owner', async () => {
    const path = lockPath();
    const lock = await takenBy(path);
    appendFileSync(path, claimLine(claimOf({ after: lock.claim.token })));
    expect(lock.isOurs()).toBe(false);
    await lock.release();
    expect(ownerIn(readFileSync(path, 'utf8'))?.token).toBe('other');
  });

  test('a claim that came too late changes nothing', async () => {
    const path = lockPath();
    const lock = await takenBy(path);
    appendFileSync(path, claimLine(claimOf({ after: null })));
    appendFileSync(path, claimLine(claimOf({ after: 'somebody before us' })));
    expect(lock.isOurs()).toBe(true);
    await lock.release();
    expect(existsSync(path)).toBe(false);
  });
});
