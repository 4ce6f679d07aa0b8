import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { measure, peakMemoryMib, peakTreeMib } from './measure.ts';

const here = { cwd: tmpdir(), env: { PATH: process.env.PATH ?? '' } };
const burn = 'const end = process.cpuUsage().user + 200000; while (process.cpuUsage().user < end);';

test('the time of grandchildren is counted, not only of the program itself', async () => {
  const argv = ['/bin/sh', '-c', '"$0" -e "$1"; true', process.execPath, burn];
  expect((await measure({ ...here, argv })).cpuMs).toBeGreaterThan(200);
});

test('a program that fails is no measurement', async () => {
  await expect(measure({ ...here, argv: ['/bin/sh', '-c', 'exit 3'] })).rejects.toThrow(
    'failed with 3',
  );
});

test('the high-water mark of memory is seen', async () => {
  const script = 'const held = Buffer.alloc(2e8, 1); setTimeout(() => held, 100)';
  const peak = await peakMemoryMib({ ...here, argv: [process.execPath, '-e', script] });
  expect(peak).toBeGreaterThan(200);
  expect(peak).toBeLessThan(400);
});

test('the memory of grandchildren is added to that of the program', async () => {
  const script = 'const held = Buffer.alloc(2e8, 1); setTimeout(() => held, 300)';
  const both = '"$0" -e "$1" & "$0" -e "$1"; wait';
  const argv = ['/bin/sh', '-c', both, process.execPath, script];
  const peak = await peakTreeMib({ ...here, argv });
  expect(peak).toBeGreaterThan(400);
  expect(peak).toBeLessThan(800);
});
