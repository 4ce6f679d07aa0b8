import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonValue, ReapRequest } from '@orch/core';
import { handleOf } from './process-handle.ts';
import { eventually, isAlive } from './test-support/processes.ts';
import { StageRig } from './test-support/stage-rig.ts';

let rig: StageRig;
let children: ChildProcess[];
let attempt: Omit<ReapRequest, 'handle'>;
beforeEach(() => {
  rig = new StageRig({ graceMs: 500 });
  children = [];
  attempt = { run: rig.run, stage: 'stage', attempt: 1 };
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rig.remove();
});

const host = join(import.meta.dirname, 'test-support', 'host.ts');

/** Runs a command in another orch and kills that orch once the file `ready` is there. */
async function killedHost(command: string): Promise<JsonValue> {
  const child = spawn(
    process.execPath,
    ['--conditions=@orch/source', '--import', 'tsx', host, rig.root, command, 'handle'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  await eventually(() => existsSync(join(rig.root, 'ready')));
  child.kill('SIGKILL');
  await once(child, 'exit');
  return JSON.parse(line.toString()) as JsonValue;
}

const pids = (): number[] => rig.read('pids').split('\n').map(Number);

describe('I4: after orch was killed, what it ran is found and ended', () => {
  const command =
    'echo $$ > pids; sleep 60 & echo $! >> pids; setsid sleep 60 & echo $! >> pids; : > ready; wait';

  test('the group, and who left it', async () => {
    const handle = await killedHost(command);
    expect(pids().filter(isAlive)).toHaveLength(3);
    const report = await rig.executor.reap({ ...attempt, handle });
    expect(report.ended).toBe(3);
    expect(pids().filter(isAlive)).toEqual([]);
    expect(await rig.executor.reap({ ...attempt, handle })).toMatchObject({ ended: 0 });
  });

  test('also when no handle was recorded', async () => {
    await killedHost(command);
    const report = await rig.executor.reap({ ...attempt, handle: null });
    expect(report.ended).toBe(3);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  test('also those that cleared their environment, as long as the recorded process lives', async () => {
    const handle = await killedHost(
      'echo $$ > pids; env -i sleep 60 & echo $! >> pids; : > ready; wait',
    );
    expect((await rig.executor.reap({ ...attempt, handle })).ended).toBe(2);
    expect(pids().filter(isAlive)).toEqual([]);
  });

  test('those that ignore SIGTERM as well', async () => {
    const handle = await killedHost(
      'trap "" TERM; echo $$ > pids; : > ready; while :; do sleep 1; done',
    );
    await rig.executor.reap({ ...attempt, handle });
    expect(pids().filter(isAlive)).toEqual([]);
  });

  test('but not another attempt of the same stage', async () => {
    const handle = await killedHost(command);
    expect((await rig.executor.reap({ ...attempt, attempt: 2, handle: null })).ended).toBe(0);
    expect(pids().filter(isAlive)).toHaveLength(3);
    await rig.executor.reap({ ...attempt, handle });
  });
});

describe('I4: a stranger is never touched', () => {
  function stranger(): { readonly pid: number; readonly child: ChildProcess } {
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    children.push(child);
    return { pid: child.pid!, child };
  }

  test('a process that merely has the old id', async () => {
    const { pid } = stranger();
    const handle = { ...handleOf(pid), start_time: '1' };
    expect(await rig.executor.reap({ ...attempt, handle })).toMatchObject({ ended: 0 });
    expect(isAlive(pid)).toBe(true);
  });

  test.each([{ boot_id: 'an earlier boot' }, { start_time: null }])(
    'a handle that does not prove enough: %j',
    async (change) => {
      const { pid } = stranger();
      const handle = { ...handleOf(pid), ...change };
      expect(await rig.executor.reap({ ...attempt, handle })).toMatchObject({ ended: 0 });
      expect(isAlive(pid)).toBe(true);
    },
  );

  test('a process of another machine, and the report says that it was not searched', async () => {
    const { pid } = stranger();
    const handle = { ...handleOf(pid), host: 'elsewhere' };
    expect(await rig.executor.reap({ ...attempt, handle })).toEqual({
      ended: 0,
      limits: ['the attempt ran on elsewhere, which cannot be searched from here'],
    });
    expect(isAlive(pid)).toBe(true);
  });

  test('a member of the old group without its leader and without a mark is named and left alone', async () => {
    const shell = spawn('sh', ['-c', 'sleep 60 & echo $!'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH },
    });
    children.push(shell);
    const handle = handleOf(shell.pid!);
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    if (shell.exitCode === null) await once(shell, 'exit');
    const member = Number(line.toString());
    const report = await rig.executor.reap({ ...attempt, handle: { ...handle } });
    expect(isAlive(member)).toBe(true);
    process.kill(member, 'SIGKILL');
    expect(report.ended).toBe(0);
    expect(report.limits.join()).toMatch(
      new RegExp(`process ${member} \\(\\w+\\) is in the old group`),
    );
  });

  test.each([null, 7, 'x', [], {}, { pid: 1, host: 'h' }, { pid: -5, host: 'h' }])(
    'a handle that is none is taken as not recorded: %j',
    async (handle) => {
      expect(await rig.executor.reap({ ...attempt, handle })).toMatchObject({ ended: 0 });
    },
  );
});
