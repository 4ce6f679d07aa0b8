import { expect, test } from '@jest/globals';
import { TestClock, TestLogger, TestTicks } from '../../test-support/fakes.ts';
import { HeartbeatQueue } from './heartbeat-queue.ts';

function queueWith(parts: { beat?: () => Promise<void>; writeManifest?: () => Promise<void> }) {
  const clock = new TestClock();
  const logger = new TestLogger();
  const ticks = new TestTicks();
  const done = { beats: 0, manifests: 0 };
  const queue = new HeartbeatQueue({
    clock,
    logger,
    every: ticks.every,
    beat: async () => {
      await parts.beat?.();
      done.beats += 1;
    },
    writeManifest: async () => {
      await parts.writeManifest?.();
      done.manifests += 1;
    },
  });
  return { queue, clock, logger, ticks, done };
}

test('I6: a heartbeat on every tick, a manifest every 30 s', async () => {
  const { queue, clock, done } = queueWith({});
  for (let second = 5; second <= 60; second += 5) {
    clock.advance(5_000);
    await queue.tick();
  }
  expect(done).toEqual({ beats: 12, manifests: 2 });
});

test('I6: a forced write begins the 30 s anew', async () => {
  const { queue, clock, done } = queueWith({});
  clock.advance(25_000);
  await queue.forceManifest();
  clock.advance(25_000);
  await queue.tick();
  expect(done.manifests).toBe(1);
  clock.advance(5_000);
  await queue.tick();
  expect(done.manifests).toBe(2);
});

test('I6: what failed is logged and tried again on the next tick', async () => {
  let fail = true;
  const { queue, clock, logger, done } = queueWith({
    writeManifest: () => (fail ? Promise.reject(new Error('disk is gone')) : Promise.resolve()),
  });
  clock.advance(30_000);
  await queue.tick();
  expect(logger.lines).toEqual([expect.stringContaining('disk is gone')]);
  fail = false;
  await queue.tick();
  await queue.tick();
  expect(done.manifests).toBe(1);
});

test('I6: a forced write that fails tells the one who asked, and is tried again on the next tick', async () => {
  let fail = true;
  const { queue, done } = queueWith({
    writeManifest: () => (fail ? Promise.reject(new Error('disk is gone')) : Promise.resolve()),
  });
  await expect(queue.forceManifest()).rejects.toThrow('disk is gone');
  fail = false;
  await queue.tick();
  expect(done.manifests).toBe(1);
});

test('I6: writes never overlap, and those who ask while one waits share it', async () => {
  let active = 0;
  let most = 0;
  const release: (() => void)[] = [];
  const { queue, done } = queueWith({
    writeManifest: async () => {
      active += 1;
      most = Math.max(most, active);
      await new Promise<void>((resolve) => release.push(resolve));
      active -= 1;
    },
  });
  const first = queue.forceManifest();
  await new Promise((resolve) => setImmediate(resolve));
  const second = queue.forceManifest();
  const third = queue.forceManifest();
  expect(third).toBe(second);
  release.shift()?.();
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  release.shift()?.();
  await Promise.all([second, third]);
  expect({ most, ...done }).toEqual({ most: 1, beats: 0, manifests: 2 });
});

test('I6: a tick that takes longer than the next one is not doubled', async () => {
  let release = (): void => undefined;
  const { queue, ticks, done } = queueWith({
    beat: () => new Promise((resolve) => (release = resolve)),
  });
  queue.start();
  ticks.tick();
  ticks.tick();
  ticks.tick();
  await new Promise((resolve) => setImmediate(resolve));
  release();
  await queue.stop();
  expect(done.beats).toBe(1);
  ticks.tick();
  expect(done.beats).toBe(1);
});
