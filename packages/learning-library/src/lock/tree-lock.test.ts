import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerOf, ownName } from './owner-name.ts';
import { startByPs, startOf } from './process-start.ts';
import { lockTree } from './tree-lock.ts';

let folder: string;
let place: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-lock-'));
  place = join(folder, 'deep/lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A name as this process would have it, with one part changed. */
const nameWith = (part: number, text: string) =>
  ownName()
    .split('_')
    .map((each, at) => (at === part ? text : each))
    .join('_');
const leave = (name: string) => {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), '');
};

describe('I5: the lock of a tree', () => {
  test('has one holder; the next one gets it when it is given back, and nothing is left', async () => {
    const first = await lockTree(place, { waitMs: 0 });
    await expect(lockTree(place, { waitMs: 0 })).rejects.toMatchObject({
      code: 'ORCH_LEASE_HELD',
      data: { pid: process.pid },
    });
    const second = lockTree(place, { waitMs: 30_000 });
    first.release();
    (await second).release();
    expect(existsSync(place)).toBe(false);
  });

  test('is shared with who works on behalf of the holder, and with nobody else', async () => {
    const holder = await lockTree(place, { waitMs: 0 });
    const helper = await lockTree(place, { waitMs: 0, onBehalfOf: holder.name });
    holder.release();
    await expect(lockTree(place, { waitMs: 0 })).rejects.toThrow('is at work on this tree');
    helper.release();
    (await lockTree(place, { waitMs: 0 })).release();
  });

  test.each([
    ['whose pid runs no more', () => nameWith(0, '4194305')],
    ['whose pid was used again', () => nameWith(1, '1')],
    ['of the time before the machine was started', () => nameWith(3, '00000000')],
  ])('is not kept by a process %s', async (_name, name) => {
    leave(name());
    (await lockTree(place, { waitMs: 0 })).release();
    expect(existsSync(place)).toBe(false);
  });

  test('is kept by a process on another machine, but not for ever', async () => {
    const name = nameWith(2, '00000000');
    leave(name);
    await expect(lockTree(place, { waitMs: 0 })).rejects.toThrow('on another machine');
    utimesSync(join(place, name), new Date(0), new Date(0));
    (await lockTree(place, { waitMs: 0 })).release();
  });

  test('keeps processes that come all at once apart, some of them killed', async () => {
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const program = join(folder, 'count.mts');
    writeFileSync(
      program,
      `import { readFileSync, writeFileSync } from 'node:fs';
      import { lockTree } from ${JSON.stringify(join(import.meta.dirname, 'tree-lock.ts'))};
      for (let round = 0; round < 15; round += 1) {
        const lock = await lockTree(${JSON.stringify(place)}, { waitMs: 60_000 });
        const count = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
        if (process.argv[2] === 'die' && round === 7) process.kill(process.pid, 'SIGKILL');
        await new Promise((next) => setImmediate(next));
        writeFileSync(${JSON.stringify(counter)}, String(count + 1));
        lock.release();
      }`,
    );
    const run = async (how: string) => {
      const args = ['--conditions=@orch/source', '--import', import.meta.resolve('tsx')];
      const child = spawn(process.execPath, [...args, program, how], { stdio: 'inherit' });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      return signal ?? code;
    };
    const ends = await Promise.all(['live', 'live', 'die', 'live'].map(run));
    expect(ends).toEqual([0, 0, 'SIGKILL', 0]);
    expect(readFileSync(counter, 'utf8')).toBe(String(3 * 15 + 7));
    expect(existsSync(place) ? readdirSync(place).map(ownerOf) : []).not.toContain('alive');
  }, 60_000);
});

describe('the start of a process', () => {
  test.each([
    ['from /proc or ps', startOf],
    ['from ps', startByPs],
  ])('%s names a running one, and no other', async (_name, start) => {
    const child = spawn('sleep', ['600']);
    const exited = once(child, 'exit');
    await once(child, 'spawn');
    const { pid = 0 } = child;
    expect(start(pid)).toMatch(/^[0-9A-Za-z.]+$/u);
    expect(start(pid)).toBe(start(pid));
    child.kill('SIGKILL');
    await exited;
    expect(start(pid)).toBeNull();
  });
});
