import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SyncTarget } from '../client/sync-target.ts';
import { MemoryArchive } from '../../test-support/memory.ts';
import { never, rig, untilDone } from '../../test-support/rig.ts';
import { status, TroubledReceiver } from '../../test-support/servers.ts';

let server: TroubledReceiver;
let token: string;
beforeEach(async () => {
  server = new TroubledReceiver();
  token = server.grant();
  await server.start();
});
afterEach(() => server.stop());

/** Stands for the end of the process: nothing after it happens. */
class Killed extends Error {}

describe('cut off at any point', () => {
  test('I1, I2, I4: each run has one effect, and each attempt one line', async () => {
    let points: number;
    for (let dieAt = 1; ; dieAt += 1) {
      const archive = new MemoryArchive();
      let left = dieAt;
      const dying = {
        archive,
        onPoint: () => {
          left -= 1;
          if (left === 0) throw new Killed('killed');
        },
      };
      const parts = rig(server.url, token, dying);
      const keys = ['a', 'b', 'c'].map((id, n) => archive.end(`${id}-${dieAt}`, n));
      server.troubles.push(status(500));
      const before = server.requests;
      const died = await untilDone(parts.clock, parts.worker.push(never)).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return true;
        },
      );
      server.troubles.length = 0;
      left = Infinity;
      const report = await untilDone(parts.clock, parts.another().drain(never));
      expect(report).toMatchObject({ waiting: 0, dead: 0 });
      const names = keys.map(({ runId }) => `task/${runId}`);
      expect(server.keeper.order.slice(-3)).toEqual(names); // I3: in their order, too.
      const sent = parts.audit.lines.filter(({ outcome }) => outcome !== 'cut_off').length;
      const cut = parts.audit.lines.length - sent;
      const ids = parts.audit.lines.map((line) => line['attempt_id']);
      expect(new Set(ids).size).toBe(ids.length);
      expect(cut).toBeLessThanOrEqual(died ? 1 : 0);
      const requests = server.requests - before;
      expect(sent + cut).toBeGreaterThanOrEqual(requests);
      expect(sent + cut - requests).toBeLessThanOrEqual(died ? 1 : 0);
      points = dieAt;
      if (!died) break;
    }
    expect([...server.keeper.effects.values()].every((count) => count === 1)).toBe(true);
    expect(points).toBeGreaterThan(12);
  });
});

test('a disk that is full in one lane ends the others before the lock is given back', async () => {
  const archive = new MemoryArchive();
  for (let n = 0; n < 40; n += 1) archive.end(`r${n}`, n, `t${n % 8}`);
  let calls = 0;
  const onPoint = (): void => {
    calls += 1;
    if (calls === 20) throw new Error('the disk is full');
  };
  const order: ('begun' | 'sent' | 'given back')[] = [];
  const { target } = rig(server.url, token);
  const watched: SyncTarget = {
    id: target.id,
    description: target.description,
    prepare: (signal) => target.prepare(signal),
    async send(run, signal) {
      order.push('begun');
      return target.send(run, signal).finally(() => order.push('sent'));
    },
  };
  const more = { archive, onPoint, concurrency: 4, target: watched };
  const { worker, another, clock, store } = rig(server.url, token, more);
  const exclusively = store.exclusively.bind(store);
  store.exclusively = (id, work) =>
    exclusively(id, () => work().finally(() => order.push('given back')));
  await expect(untilDone(clock, worker.push(never))).rejects.toThrow('the disk is full');
  const begun = order.filter((each) => each === 'begun').length;
  expect(order).toHaveLength(2 * begun + 1);
  expect(order.at(-1)).toBe('given back');
  expect(begun).toBeLessThan(40);
  // Nor does a lane go on beside who has the lock next.
  await untilDone(clock, another().push(never));
  expect(order.at(-1)).toBe('given back');
  expect(server.keeper.order).toHaveLength(40);
});

describe('two workers on one outbox', () => {
  test('a thousand runs, twenty of them made while both race: none lost, none twice', async () => {
    const archive = new MemoryArchive();
    for (let n = 0; n < 980; n += 1) archive.end(`r${n}`, n, `t${n % 10}`);
    const { worker, another } = rig(server.url, token, { archive });
    const other = another();
    const first = Promise.all([worker.push(never), other.push(never)]);
    for (let n = 980; n < 1000; n += 1) {
      archive.end(`r${n}`, n, `t${n % 10}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all([first, worker.push(never), other.push(never), other.push(never)]);
    expect(server.keeper.order).toHaveLength(1000);
    expect(server.requests).toBe(1000);
    for (let task = 0; task < 10; task += 1) {
      const mine = server.keeper.order.filter((name) => name.startsWith(`t${task}/`));
      const numbers = mine.map((name) => Number(name.split('/r')[1]));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });
});
