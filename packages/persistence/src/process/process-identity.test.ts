import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { livenessOf, ownIdentity, startByPs, startOf } from './process-identity.ts';

test('this process lives, and the same pid with another start is dead', () => {
  const own = ownIdentity();
  expect(livenessOf(own)).toBe('alive');
  expect(livenessOf({ ...own, start: 'proc:1' })).toBe('dead');
  expect(livenessOf({ ...own, pid: 4_194_303 })).toBe('dead');
  expect(livenessOf({ ...own, host: 'elsewhere' })).toBe('foreign');
});

test('a process that ended and was not yet waited for is dead', async () => {
  // The shell goes on as `sleep`, which never waits for the child that it inherits.
  const parent = spawn('/bin/sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(chunk.toString());
    const state = () => /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1];
    const deadline = Date.now() + 5_000;
    while (state() !== 'Z' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5)); // The kernel tells nobody of a zombie.
    }
    expect(state()).toBe('Z');
    expect(startOf(pid)).toBeUndefined();
    expect(startByPs(pid)).toBeUndefined();
  } finally {
    parent.kill('SIGKILL');
    await once(parent, 'close');
  }
});

test('where there is no /proc, ps tells when a process began', () => {
  const start = startByPs(process.pid);
  expect(start).toMatch(/^ps:\w{3} \w{3} +\d+ \d\d:\d\d:\d\d \d{4}$/);
  expect(startByPs(process.pid)).toBe(start);
  expect(startByPs(4_194_303)).toBeUndefined();
});
