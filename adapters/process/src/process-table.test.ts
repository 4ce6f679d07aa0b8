import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lastPid, processStartTime, readProcess, startTimeByPs } from './process-table.ts';
import { eventually } from './test-support/processes.ts';

test('a program whose name holds brackets and spaces is read right', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orch-name-'));
  const program = join(folder, 'a) S 1 (b');
  copyFileSync('/bin/sleep', program);
  const child = spawn(program, ['60'], { detached: true, stdio: 'ignore' });
  const found = readProcess(child.pid!);
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
  expect(found).toMatchObject({ name: 'a) S 1 (b', group: child.pid });
});

test('a start time stays, and nobody has one after the end', () => {
  const own = processStartTime(process.pid);
  expect(own).toMatch(/^\d+$/);
  expect(processStartTime(process.pid)).toBe(own);
  expect(processStartTime(2 ** 22 + 1)).toBeNull();
});

test('a process that waits to be collected does not count as alive', async () => {
  // The program that takes the shell's place knows nothing of the shell's child and never collects it.
  const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  await eventually(() => readProcess(pid) === null);
  expect(existsSync(`/proc/${pid}`)).toBe(true);
  parent.kill('SIGKILL');
});

test('the last process id tells whether anything was forked', () => {
  const child = spawn('true', [], { stdio: 'ignore' });
  expect(lastPid()).toBeGreaterThanOrEqual(child.pid!);
  child.kill('SIGKILL');
});

test('without /proc, ps tells when a process started', () => {
  const answer = startTimeByPs(process.pid);
  expect(answer).toMatch(/\d\d:\d\d:\d\d \d{4}$/);
  expect(startTimeByPs(process.pid)).toBe(answer);
});
