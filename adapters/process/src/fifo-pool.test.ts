import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { observedOf, StageRig } from './test-support/stage-rig.ts';

let rig: StageRig;
beforeEach(() => {
  rig = new StageRig();
});
afterEach(() => rig.remove());

const openFiles = (): number => readdirSync('/proc/self/fd').length;

test('no named pipe stays in the run folder', async () => {
  await rig.execute('true');
  expect(readdirSync(dirname(rig.logFile()))).toEqual(['1-stage.ndjson']);
});

test('a name that a killed process left behind is removed, that of a live one is not', async () => {
  const folder = dirname(rig.logFile());
  mkdirSync(folder, { recursive: true });
  const [dead, alive] = [join(folder, `.pipe-${2 ** 22 + 1}-0`), join(folder, '.pipe-1-0')];
  writeFileSync(dead, '');
  writeFileSync(alive, '');
  await rig.execute('true');
  expect(readdirSync(folder).sort()).toEqual(['.pipe-1-0', '1-stage.ndjson']);
});

test('pipes serve one stage after another, and no descriptor leaks', async () => {
  await rig.execute('true');
  const before = openFiles();
  for (let round = 0; round < 30; round += 1) {
    expect(observedOf(await rig.execute(`echo ${round}`)).stdout.tail).toBe(`${round}\n`);
    await rig.execute(['no-such-program']);
  }
  expect(openFiles()).toBe(before);
});

test('stages side by side each have pipes of their own', async () => {
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      rig.execute(`for i in 1 2 3 4 5; do echo ${at}; done`, { index: at + 1 }),
    ),
  );
  expect(results.map((result) => observedOf(result).stdout.tail)).toEqual(
    Array.from({ length: 12 }, (_, at) => `${at}\n`.repeat(5)),
  );
});

test('where no named pipe can be made, the pipes of Node do', async () => {
  const bare = new StageRig({ env: { PATH: '/nonexistent' }, backgroundGraceMs: 100 });
  const text = '/usr/bin/seq 1 100000';
  const observed = observedOf(await bare.execute(text));
  expect(observed.stdout.bytes).toBe((await bare.logged('stdout')).length);
  expect(observed.stdout.bytes).toBe(588_895);
  expect(await bare.execute('/bin/sleep 60 &')).toMatchObject({ kind: 'left_behind' });
  expect(await bare.execute(['no-such-program'])).toMatchObject({ kind: 'spawn_failed' });
  bare.remove();
});
